import type { Label } from '@fangwei/domain/loop/index.ts'
import { classNames, StateTag, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { useInstant, useSession } from '../../shared/session/session.ts'
import { clashes, dayOf, leadersOn, type Turn } from './week.ts'

interface RosterGridProps {
  readonly posts: readonly { readonly id: string; readonly name: Label; readonly kind: string }[]
  readonly days: readonly string[]
  readonly today: string
  readonly turns: readonly Turn[]
  readonly now: number
  readonly plans: boolean
  readonly begun: (turn: Turn) => boolean
  readonly onAdd: (post: string, day: string) => void
  readonly onOpen: (turn: Turn) => void
}

/** Posts down, days across; over each day who leads it. Nobody leading is said, not left blank. */
export function RosterGrid({ posts, days, today, turns, now, plans, begun, onAdd, onOpen }: RosterGridProps) {
  const { t } = useTranslation('roster')
  const { t: say } = useTranslation('common')
  const language = useLanguage()
  const { tenant } = useSession()
  const twice = clashes(turns)
  const weekday = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short', timeZone: 'UTC' })
  const on = (post: string, day: string) =>
    turns
      .filter(turn => turn.post === post && dayOf(turn.startsAt, tenant.utcOffsetMinutes) === day)
      .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
  return (
    <div className="roster-scroll">
      <table className="roster-grid">
        <thead>
          <tr>
            <th scope="col">{t('post')}</th>
            {days.map(day => {
              const leaders = leadersOn(turns, day, tenant.utcOffsetMinutes)
              return (
                <th scope="col" key={day} className={day === today ? 'roster-today' : undefined}>
                  <span className="roster-date">
                    {weekday.format(new Date(`${day}T00:00:00Z`))} {day.slice(5)}
                  </span>
                  {leaders.length > 0 ? (
                    <span className="roster-leads">
                      {t('leads', { names: leaders.map(unbroken).join(say('listComma')) })}
                    </span>
                  ) : (
                    <StateTag tone="late">{t('nobodyLeads')}</StateTag>
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {posts.map(post => (
            <tr key={post.id}>
              <th scope="row">{post.name[language]}</th>
              {days.map(day => (
                <td key={day} className={day === today ? 'roster-today' : undefined}>
                  {on(post.id, day).map(turn => (
                    <TurnButton
                      key={turn.key}
                      turn={turn}
                      standing={Date.parse(turn.startsAt) <= now && now < Date.parse(turn.endsAt)}
                      past={begun(turn)}
                      twice={twice.has(turn.key)}
                      onOpen={() => onOpen(turn)}
                    />
                  ))}
                  {plans && day >= today && (
                    <button
                      type="button"
                      className="roster-add fw-no-print"
                      aria-label={t('add', { post: post.name[language], day })}
                      onClick={() => onAdd(post.id, day)}
                    >
                      ＋
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface TurnButtonProps {
  readonly turn: Turn
  readonly standing: boolean
  readonly past: boolean
  readonly twice: boolean
  readonly onOpen: () => void
}

function TurnButton({ turn, standing, past, twice, onOpen }: TurnButtonProps) {
  const { t } = useTranslation('roster')
  const instant = useInstant()
  const { tenant } = useSession()
  const nextDay = dayOf(turn.startsAt, tenant.utcOffsetMinutes) !== dayOf(turn.endsAt, tenant.utcOffsetMinutes)
  return (
    <button
      type="button"
      className={classNames(
        'roster-turn',
        standing && 'roster-standing',
        past && !standing && 'roster-past',
        twice && 'roster-twice',
      )}
      onClick={onOpen}
    >
      <span className="roster-time">
        {instant(turn.startsAt, 'time')}–
        {nextDay ? t('nextDay', { time: instant(turn.endsAt, 'time') }) : instant(turn.endsAt, 'time')}
        {turn.leads && <em>{t('leading')}</em>}
      </span>
      <Names names={turn.accounts.map(({ name }) => name)} />
    </button>
  )
}

/** A name is never broken over two lines, as Chinese would be anywhere. */
const unbroken = (name: string) => [...name].join('\u2060')

function Names({ names }: { names: readonly string[] }) {
  const { t: say } = useTranslation('common')
  return <span>{names.map(unbroken).join(say('listComma'))}</span>
}
