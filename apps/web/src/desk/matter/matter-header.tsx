import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { Clock, GradeMark, StateTag, type Tone } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { useInstant } from '../../shared/session/session.ts'
import { gradeColour } from '../../shared/terms/grade.ts'
import { clockName } from './fact-sentence.ts'
import { gradeWord } from './grade-word.ts'
import type { DeadlineView, MatterView } from './use-matter.ts'
import { titleOf, type Words } from './words.ts'

/** What, where, how grave, how far, the clock that runs out next, who holds it and who is at it. */
export function MatterHeader({ matter, words }: { matter: MatterView; words: Words }) {
  const { t } = useTranslation('matter')
  const instant = useInstant()
  const type = findMatterType(matter.type)
  const grade = gradeColour(matter.grade)
  const next = nextClock(matter.deadlines)
  const claimant = matter.claim === null ? undefined : (matter.accounts[matter.claim.account] ?? matter.claim.account)
  const state = type?.states[matter.state]
  return (
    <header className="matter-head">
      <div className="matter-head-words">
        <p className="matter-kind">
          <span>{type === undefined ? matter.type : words.say(type.label)}</span>
          <span className="matter-number">{matter.number}</span>
        </p>
        <h2>
          {grade !== undefined && (
            <GradeMark grade={grade} size={16} label={gradeWord(matter.grade ?? 0, words.language)} />
          )}
          <span>{titleOf(matter, words)}</span>
        </h2>
        <p className="matter-standing">
          <StateTag tone={toneOf(matter)}>{state === undefined ? matter.state : words.say(state.label)}</StateTag>
          <span>{t('head.unit', { unit: words.org(matter.unit) })}</span>
          {!matter.closed && matter.holderPost !== null && (
            <span>
              {t('head.holder', { post: words.post(matter.holderPost) })}
              {!matter.handedOver && <em className="matter-unheld">{t('head.notAccepted')}</em>}
            </span>
          )}
          {claimant !== undefined && <span>{t('head.claimed', { name: claimant })}</span>}
          {matter.supervisor !== null && <span>{t('head.supervisor', { unit: words.org(matter.supervisor) })}</span>}
          <span>{t('head.occurred', { at: instant(matter.occurredAt) })}</span>
        </p>
      </div>
      {next !== undefined && type !== undefined && (
        <div className="matter-clock">
          <Clock size="block" label={clockName(type, next.code, words, next.ordinal)} {...clockOf(next)} />
          <span className="fw-small fw-quiet">{t('clock.due', { at: instant(next.dueAt) })}</span>
        </div>
      )}
    </header>
  )
}

/** The running clock that ends first; a held one when nothing runs. */
const nextClock = (deadlines: readonly DeadlineView[]): DeadlineView | undefined =>
  deadlines.find(d => d.state === 'running') ?? deadlines.find(d => d.state === 'paused')

/** A deadline as the kit's clock takes it. */
export const clockOf = (d: DeadlineView) => ({
  startedAt: Date.parse(d.startedAt),
  dueAt: Date.parse(d.dueAt),
  stoppedAt: d.metAt === null ? undefined : Date.parse(d.metAt),
  pausedAt: d.pausedAt === null ? undefined : Date.parse(d.pausedAt),
})

export function toneOf({
  closed,
  lapsed,
  state,
  type,
}: {
  closed: boolean
  lapsed: boolean
  state: string
  type: string
}): Tone {
  if (closed) return refusedStates.has(state) ? 'refused' : 'done'
  if (lapsed) return 'late'
  return findMatterType(type)?.initial === state ? 'waiting' : 'active'
}

const refusedStates: ReadonlySet<string> = new Set([
  'invalid',
  'returned',
  'cancelled',
  'withdrawn',
  'rejected',
  'not-confirmed',
  'false-warning',
])
