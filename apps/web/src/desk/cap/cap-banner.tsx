import './cap.css'
import { GradeMark, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { gradeOf, headlineOf, useActiveCap } from '../../shared/cap/active-cap.ts'
import { useInstant } from '../../shared/session/session.ts'

const SHOWN = 3

/** Warnings of other systems on the first page: one quiet line each, and nothing while there are none. */
export function CapBanner() {
  const { t } = useTranslation('cap')
  const language = useLanguage()
  const instant = useInstant()
  const active = useActiveCap()
  if (active.length === 0) return null
  return (
    <aside className="cap-banner" aria-label={t('title')}>
      <ul>
        {active.slice(0, SHOWN).map(message => (
          <li key={message.id}>
            <GradeMark grade={gradeOf(message)} label={t(`severity.${message.severity ?? 'Unknown'}`)} />
            <Link to={`/cap?message=${message.id}`}>{headlineOf(message, language)}</Link>
            <span className="fw-quiet">{t('until', { at: instant(message.expiresAt) })}</span>
          </li>
        ))}
      </ul>
      {active.length > SHOWN && <Link to="/cap">{t('all', { count: active.length })}</Link>}
    </aside>
  )
}
