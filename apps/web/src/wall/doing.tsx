import { unitStates } from '@fangwei/domain/units/index.ts'
import { coreRisks } from '@fangwei/domain/wall/index.ts'
import { useLanguage } from '@fangwei/ui/index.ts'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { WallView } from './live.ts'
import type { UnitTable } from './unit-table.ts'

type Figures = WallView['figures']
type Against = Figures['calls']

/** How we are doing: every figure with its denominator or what it is set against. */
export function Doing({ figures, units }: { figures: Figures; units: UnitTable }) {
  const { t } = useTranslation('wall')
  const language = useLanguage()
  return (
    <section className="wall-panel wall-doing" aria-label={t('doing')}>
      <Block title={t('calls')}>
        <Change against={figures.calls} large />
      </Block>
      <Block title={t('arrivals')} note={t('arrivalsOf', { count: figures.arrivals[0]?.share.of ?? 0 })}>
        {figures.arrivals.map(({ minutes, share }) => (
          <Gauge key={minutes} label={t('minutes', { count: minutes })} share={share} />
        ))}
      </Block>
      <Block title={t('risks')}>
        {figures.risks.map(({ risk, against }) => (
          <div key={risk} className="wall-line">
            <span>{coreRisks[risk][language]}</span>
            <Change against={against} />
          </div>
        ))}
      </Block>
      <Block title={t('units')}>
        <UnitStates units={units} />
      </Block>
      <Block title={t('devices')}>
        {figures.coverage !== null && <Gauge label={t('coverage')} share={figures.coverage} counted />}
        <div className="wall-line">
          <span>{t('falseToday')}</span>
          <strong>
            {figures.alarms.falseToday}
            <small> / {figures.alarms.today}</small>
          </strong>
        </div>
      </Block>
    </section>
  )
}

function Block({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <div className="wall-block">
      <h3>
        {title}
        {note !== undefined && <small>{note}</small>}
      </h3>
      {children}
    </div>
  )
}

/** A number of today, and by how much it differs from the same hours a week and a year ago. */
function Change({ against, large = false }: { against: Against; large?: boolean }) {
  const { t } = useTranslation('wall')
  return (
    <span className={large ? 'wall-change wall-change-large' : 'wall-change'}>
      <strong>{against.today}</strong>
      <span className="wall-against">
        <Difference today={against.today} before={against.lastWeek} label={t('lastWeek')} />
        <Difference today={against.today} before={against.lastYear} label={t('lastYear')} />
      </span>
    </span>
  )
}

function Difference({ today, before, label }: { today: number; before: number | null; label: string }) {
  if (before === null) return null
  const difference = today - before
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '±'
  return (
    <small>
      {label} {sign}
      {Math.abs(difference)}
    </small>
  )
}

/** A share as a bar with its figures; without a denominator there is nothing to show a share of. */
function Gauge({
  label,
  share,
  counted = false,
}: {
  label: string
  share: { count: number; of: number }
  counted?: boolean
}) {
  const percent = share.of === 0 ? 0 : Math.round((share.count / share.of) * 100)
  return (
    <div className="wall-gauge">
      <span>{label}</span>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="6" />
        <rect className="wall-gauge-used" width={percent} height="6" />
      </svg>
      <strong>
        {share.of === 0 ? '–' : `${percent}%`}
        {counted && (
          <small>
            {' '}
            {share.count}/{share.of}
          </small>
        )}
      </strong>
    </div>
  )
}

const shownStates = ['available', 'en-route', 'on-scene', 'unavailable'] as const
/** States told together: what is on its way, and what may be sent. */
const alike: Readonly<Record<string, (typeof shownStates)[number]>> = { assigned: 'en-route', returning: 'available' }

function UnitStates({ units }: { units: UnitTable }) {
  const language = useLanguage()
  const text = useSyncExternalStore(units.subscribe, () => countsText(units))
  const counts = text.split(',').map(Number)
  return (
    <ul className="wall-states">
      {shownStates.map((state, i) => (
        <li key={state}>
          <strong>{counts[i]}</strong>
          <span>{unitStates[state][language]}</span>
        </li>
      ))}
    </ul>
  )
}

/** As a text, so that only a changed number draws anew. */
function countsText(units: UnitTable): string {
  const counts = new Map<string, number>()
  for (const [state, n] of units.states()) {
    const shown = alike[state] ?? state
    counts.set(shown, (counts.get(shown) ?? 0) + n)
  }
  return shownStates.map(state => counts.get(state) ?? 0).join(',')
}
