import './rail.css'
import { Button, classNames, Icon, SeedlingMark } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { setPreferences, usePreferences } from '../shared/preferences/preferences.ts'
import { useMay } from '../shared/session/session.ts'
import { type Section, sections } from './sections.ts'

/** The way round: words beside signs, or signs alone. On a phone it slides in over the page. */
export function Rail({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('shell')
  const { t: say } = useTranslation('common')
  const may = useMay()
  const { railCollapsed } = usePreferences()
  return (
    <>
      <nav
        className={classNames('rail', railCollapsed && 'rail-collapsed', open && 'rail-open')}
        aria-label={t('rail.label')}
      >
        <NavLink to="/" className="rail-brand" onClick={onClose}>
          <SeedlingMark size={22} />
          <span className="rail-word">{say('product')}</span>
        </NavLink>
        <ul>
          {sections
            .filter(section => may(section.permission))
            .map(section => (
              <RailItem key={section.key} section={section} onClose={onClose} />
            ))}
        </ul>
        <div className="rail-foot">
          <Button
            kind="quiet"
            icon={railCollapsed ? 'expand' : 'collapse'}
            aria-label={railCollapsed ? t('rail.expand') : t('rail.collapse')}
            title={railCollapsed ? t('rail.expand') : t('rail.collapse')}
            onClick={() => setPreferences({ railCollapsed: !railCollapsed })}
          />
        </div>
      </nav>
      {open && <button type="button" className="rail-veil" aria-label={say('close')} onClick={onClose} />}
    </>
  )
}

function RailItem({ section, onClose }: { section: Section; onClose: () => void }) {
  const { t } = useTranslation('shell')
  const name = t(`sections.${section.key}`)
  return (
    <li>
      <NavLink to={section.path} className="rail-link" title={name} onClick={onClose}>
        <Icon name={section.icon} />
        <span className="rail-word">{name}</span>
      </NavLink>
    </li>
  )
}
