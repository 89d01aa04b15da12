import { Clock, Icon } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../shared/terms/in-language.ts'
import type { AtMatter } from './at.ts'
import { clockName } from './fact-sentence.ts'
import { clockOf } from './matter-header.tsx'
import { Section } from './section.tsx'
import type { DeadlineView } from './use-matter.ts'

/** Running clocks first, then those that ended, each with the rule it was started under. */
export function DeadlinesSection({ matter, type, words }: AtMatter) {
  const { t } = useTranslation('matter')
  const open = matter.deadlines.filter(isOpen)
  const past = matter.deadlines.filter(d => d.state === 'met')
  if (open.length + past.length === 0) return null
  const line = (d: DeadlineView) => (
    <li key={d.id} className="clock-line">
      <span className="clock-name">{clockName(type, d.code, words, d.ordinal)}</span>
      <Clock {...clockOf(d)} />
      <span className="clock-rule">
        {t('clock.rule', {
          due: words.instant(d.dueAt),
          length: d.amount === 0 ? t('clock.sameDay') : t(`clock.units.${unitOf(d.unit)}`, { count: d.amount }),
        })}
      </span>
      {d.request !== null && (
        <span className="clock-request">
          <Icon name="clock" size={14} />
          {t(d.request.kind === 'pause' ? 'clock.pauseAsked' : 'clock.extensionAsked', {
            name: matter.accounts[d.request.by] ?? d.request.by,
            amount: d.request.amount === 0 ? '' : t(`clock.units.${unitOf(d.unit)}`, { count: d.request.amount }),
            reason: d.request.reason,
          })}
        </span>
      )}
    </li>
  )
  const bases = [...new Set([...open, ...past].map(d => inLanguage(d.basis, words.language)))]
  return (
    <Section title={t('clock.title')}>
      <ul className="clock-list">{open.map(line)}</ul>
      {past.length > 0 && (
        <details className="clock-past">
          <summary>{t('clock.past', { count: past.length })}</summary>
          <ul className="clock-list">{past.map(line)}</ul>
        </details>
      )}
      {bases.map(basis => (
        <p key={basis} className="clock-basis">
          {t('clock.basis', { basis })}
        </p>
      ))}
    </Section>
  )
}

type Unit = 'minute' | 'hour' | 'day' | 'working-day'
const unitOf = (unit: string): Unit => (unit === 'minute' || unit === 'hour' || unit === 'working-day' ? unit : 'day')

const isOpen = (d: DeadlineView) => d.state === 'running' || d.state === 'paused'
