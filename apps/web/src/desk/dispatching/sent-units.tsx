import { formatDuration, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useTerms } from '../../shared/terms/terms.ts'
import { useClock } from './use-clock.ts'
import type { Dispatching } from './use-dispatching.ts'

type Sent = Dispatching['sent'][number]

/** What was sent, when it was expected, and when it came: by position and by hand, both kept. */
export function SentUnits({ sent }: { sent: readonly Sent[] }) {
  const { t } = useTranslation('dispatching')
  const terms = useTerms()
  const clock = useClock()
  if (sent.length === 0) return null
  return (
    <>
      <h4>{t('sent')}</h4>
      <ul className="sent-units">
        {sent.map(one => (
          <li key={one.dispatch}>
            <p className="sent-name">
              <Link to={`/matters/${one.dispatch}`}>{one.name ?? terms.typeLabel('dispatch')}</Link>
              <span className="fw-quiet">{terms.stateLabel('dispatch', one.state)}</span>
            </p>
            <p className="fw-quiet">
              {one.expectedAt !== null && t('expected', { at: clock(one.expectedAt) })} <Arrival one={one} />
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

function Arrival({ one }: { one: Sent }) {
  const { t } = useTranslation('dispatching')
  const language = useLanguage()
  const clock = useClock()
  const { systemArrivedAt: system, arrivedAt: hand, expectedAt } = one
  const first = [system, hand].filter(at => at !== null).sort()[0]
  if (first === undefined) return null
  const words =
    system !== null && hand !== null
      ? t('arrivedBoth', { system: clock(system), hand: clock(hand) })
      : system !== null
        ? t('arrivedSystem', { system: clock(system) })
        : t('arrivedHand', { hand: clock(hand!) })
  const off = expectedAt === null ? 0 : Date.parse(first) - Date.parse(expectedAt)
  return (
    <span className="sent-arrival">
      {words}
      {expectedAt !== null && Math.abs(off) >= 1000 && (
        <> · {t(off < 0 ? 'early' : 'late', { length: formatDuration(off, language) })}</>
      )}
    </span>
  )
}
