import { startArrivalClock } from '../arrival-clock.ts'
import { instantMs, leavesWindowAt } from '../day.ts'
import { type Grade, isMoreUrgent } from '../grade.ts'
import type { Judgement } from '../model.ts'
import { compile, explain, gradeOf, type Report, retained } from '../points/index.ts'
import { withReport } from '../points/report.ts'
import type { Subject } from '../subject.ts'
import { type Entry, entriesOf, type Runnable } from './compile.ts'
import type { ModelFact } from './fact.ts'
import type { ModelWarning } from './run.ts'

/** Everything known of one subject so far, in the order of arrival, and how late it surely was by then. */
type Arrived = { readonly entry: Entry; readonly fact: ModelFact; readonly place: number; readonly surely: number }

const latestOf = (known: readonly Arrived[]): number =>
  known.reduce((latest, { entry }) => Math.max(latest, entry.change.at), Number.NEGATIVE_INFINITY)

/** Judges one subject afresh from all its changes, the latest of each id standing, as of an instant in milliseconds. */
export const judgeAfresh = (model: Runnable, subject: Subject, known: readonly Entry[], asOf: number): Judgement => {
  const standing = new Map(known.map(({ change }) => [change.id, change]))
  const happened = [...standing.values()].flatMap(({ report }) =>
    report !== null && report.at <= asOf ? [report] : [],
  )
  const compiled = compile(model.policy)
  const sorted = happened.reduce<readonly Report[]>((all, report) => withReport(all, report, true), [])
  const reports = retained(sorted, asOf, compiled)
  const lastAt = known.reduce(
    (last, { change }) => (change.at <= asOf ? Math.max(last, change.at) : last),
    Number.NEGATIVE_INFINITY,
  )
  return explain({ subject, reports, lastAt, graded: gradeOf(reports, asOf, compiled), compiled })
}

const isErased = (known: readonly Arrived[], surely: number, { policy }: Runnable): boolean =>
  known.length > 0 && leavesWindowAt(latestOf(known), policy.erasure.days, policy.utcOffsetMinutes) <= surely

const warningsOf = (model: Runnable, arrived: readonly Arrived[]): [number, ModelWarning][] => {
  const warnings: [number, ModelWarning][] = []
  let known: Arrived[] = []
  let said: Grade | null = null
  for (const arrival of arrived) {
    const { subject } = arrival.entry
    if (isErased(known, arrival.surely, model)) [known, said] = [[], null]
    const all: Arrived[] = [...known, arrival]
    const asOf = latestOf(all)
    const judge = (some: readonly Arrived[]) =>
      judgeAfresh(
        model,
        subject,
        some.map(({ entry }) => entry),
        asOf,
      )
    if (known.length > 0 && judge(known).grade === null) said = null
    const judgement = judge(all)
    if (judgement.grade !== null && isMoreUrgent(judgement.grade, said)) {
      const emission = said === null ? 'opens' : 'raises'
      warnings.push([arrival.place, { fact: arrival.fact, subject, grade: judgement.grade, emission, judgement }])
      said = judgement.grade
    }
    if (judgement.grade === null) said = null
    known = all
  }
  return warnings
}

/**
 * The same warnings as a run gives, each judged from all that was known of its subject, with no state between them. Slow
 * and holding everything: it is there to check the other.
 */
export const runBatch = (model: Runnable, facts: readonly ModelFact[]): ModelWarning[] => {
  const clock = startArrivalClock()
  const last = new Map<string, ModelFact>()
  const bySubject = new Map<string, Arrived[]>()
  for (const [place, fact] of facts.entries()) {
    const entries = entriesOf(model, fact, last.get(fact.id))
    last.set(fact.id, fact)
    if (entries.length === 0) continue
    const surely = clock.hear(instantMs(fact.at))
    for (const entry of entries) {
      const arrived = bySubject.get(entry.key) ?? []
      arrived.push({ entry, fact, place, surely })
      bySubject.set(entry.key, arrived)
    }
  }
  return [...bySubject.values()]
    .flatMap(arrived => warningsOf(model, arrived))
    .sort(([a], [b]) => a - b)
    .map(([, warning]) => warning)
}
