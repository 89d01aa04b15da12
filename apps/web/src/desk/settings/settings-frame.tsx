import './settings.css'
import '../list/list.css'
import type { Permission } from '@fangwei/domain/access/permissions.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useMay } from '../../shared/session/session.ts'

const parts: readonly { readonly key: PartKey; readonly path: string; readonly permission: Permission }[] = [
  { key: 'own', path: '/settings', permission: 'own.session' },
  { key: 'policies', path: '/settings/policies', permission: 'settings.read' },
  { key: 'holidays', path: '/settings/holidays', permission: 'settings.read' },
  { key: 'accounts', path: '/settings/accounts', permission: 'account.manage' },
  { key: 'audit', path: '/settings/audit', permission: 'audit.read' },
]
type PartKey = 'own' | 'policies' | 'holidays' | 'accounts' | 'audit'

/** The parts of the settings that the reader may open, and the one that is open. */
export function SettingsFrame({ children, full = false }: { children: ReactNode; full?: boolean }) {
  const { t } = useTranslation('settings')
  const may = useMay()
  return (
    <div className={full ? 'list-page' : undefined}>
      <nav className="list-tabs settings-tabs fw-no-print" aria-label={t('parts')}>
        {parts
          .filter(({ permission }) => may(permission))
          .map(({ key, path }) => (
            <NavLink key={key} to={path} end>
              {t(`part.${key}`)}
            </NavLink>
          ))}
      </nav>
      {children}
    </div>
  )
}
