import type { ReplayResult, Static } from '@fangwei/contract/index.ts'
import { instantMs } from '@fangwei/domain/models/day.ts'
import {
  enters,
  isOutcome,
  type ModelFact,
  type ModelWarning,
  type Runnable,
  type RunState,
  startRun,
  subjectOf,
} from '@fangwei/domain/models/definition/index.ts'
import { gradeWords } from '@fangwei/domain/models/grade.ts'
import type { Subject } from '@fangwei/domain/models/subject.ts'
import { startWorkload, type WorkloadState } from '@fangwei/domain/models/workload.ts'

export type Result = Static<typeof ReplayResult>
type Example = Result['examples'][number]
type Line = Result['misses'][number]

const MOST_LINES = 200
const EXAMPLES_OF_A_GRADE = 6
const MOST_UNITS = 200
const WEEK_MS = 7 * 86_400_000

interface UnitLoad {
  warnings: number
  most: number
  week: number
  inWeek: number
}

/** Everything a replay has counted, of a bounded size whatever the history. */
interface Counted {
  warned: number
  read: number
  entered: number
  from: number | null
  to: number | null
  missed: number
  outcomes: number
  readonly misses: Line[]
  readonly hits: Line[]
  readonly examples: Example[]
  readonly units: [string, UnitLoad][]
}

export interface BookState {
  readonly run: RunState
  readonly counted: Counted
  readonly workload: WorkloadState
}

const none = (): Counted => ({
  ...{ warned: 0, read: 0, entered: 0, from: null, to: null, missed: 0, outcomes: 0 },
  ...{ misses: [], hits: [], examples: [], units: [] },
})

/** A run of one definition over history, and what a person needs to decide on it: misses first. */
export function startBook(model: Runnable, placeOf: (subject: Subject) => string | null, from?: BookState) {
  const run = startRun(model, from?.run)
  const counted: Counted = from?.counted ?? none()
  const units = new Map(counted.units)
  const workload = startWorkload(model.policy.utcOffsetMinutes, from?.workload)

  const outcome = (fact: ModelFact, unit: string) => {
    const subject = subjectOf(model, fact)
    if (subject === undefined || !isOutcome(model, fact)) return
    const grade = run.warnedOf(fact)
    const line = { at: fact.at, matter: fact.id, place: placeOf(subject), unit, grade }
    counted.outcomes += 1
    if (grade === null) counted.missed += 1
    const list = grade === null ? counted.misses : counted.hits
    if (list.length < MOST_LINES) list.push(line)
  }
  const warn = (warning: ModelWarning, unit: string) => {
    const at = instantMs(warning.judgement.asOf)
    counted.warned += 1
    workload.add(at, warning.grade)
    loadUnit(units, unit, at)
    const of = counted.examples.filter(({ grade }) => grade === warning.grade).length
    if (of < EXAMPLES_OF_A_GRADE) counted.examples.push(exampleOf(warning, unit, placeOf))
  }
  return {
    take(fact: ModelFact, before: ModelFact | undefined, unit: string): void {
      counted.read += 1
      if (before === undefined) outcome(fact, unit)
      if (enters(model, fact)) counted.entered += 1
      const at = instantMs(fact.at)
      counted.from = Math.min(counted.from ?? at, at)
      counted.to = Math.max(counted.to ?? at, at)
      for (const warning of run.take(fact, before)) warn(warning, unit)
    },
    warned: (): number => counted.warned,
    keep: (): BookState => ({ run: run.keep(), counted: { ...counted, units: [...units] }, workload: workload.keep() }),
    result: (): Result => resultOf(counted, units, workload.weeks(), run.subjects()),
  }
}

export type Book = ReturnType<typeof startBook>

function loadUnit(units: Map<string, UnitLoad>, unit: string, at: number): void {
  const load = units.get(unit) ?? { warnings: 0, most: 0, week: 0, inWeek: 0 }
  const week = Math.floor(at / WEEK_MS)
  load.inWeek = load.week === week ? load.inWeek + 1 : 1
  load.week = week
  load.warnings += 1
  load.most = Math.max(load.most, load.inWeek)
  units.set(unit, load)
}

const exampleOf = (
  { subject, grade, emission, judgement }: ModelWarning,
  unit: string,
  placeOf: (subject: Subject) => string | null,
): Example => ({
  at: judgement.asOf,
  kind: subject.kind,
  place: placeOf(subject),
  unit,
  grade,
  emission,
  points: judgement.points,
  hardRule: judgement.hardRule ?? null,
  because: judgement.because.map(reason => ({ ...reason, factIds: [...reason.factIds] })),
})

function resultOf(counted: Counted, units: Map<string, UnitLoad>, weeks: Result['weeks'], subjects: number): Result {
  const { from, to } = counted
  const span = from === null || to === null ? 1 : Math.max(1, (to - from) / WEEK_MS)
  const grades = Object.values(gradeWords)
  const sum = (word: (typeof grades)[number]) => weeks.reduce((all, week) => all + week[word], 0)
  return {
    read: counted.read,
    entered: counted.entered,
    subjects,
    from: from === null ? null : new Date(from).toISOString(),
    to: to === null ? null : new Date(to).toISOString(),
    warnings: {
      total: weeks.reduce((all, week) => all + week.warnings, 0),
      ...{ red: sum('red'), orange: sum('orange'), yellow: sum('yellow'), blue: sum('blue') },
    },
    outcomes: { total: counted.outcomes, missed: counted.missed },
    misses: counted.misses,
    hits: counted.hits,
    units: [...units]
      .map(([unit, { warnings, most }]) => ({ unit, warnings, perWeek: warnings / span, most }))
      .sort((a, b) => b.warnings - a.warnings)
      .slice(0, MOST_UNITS),
    weeks,
    examples: counted.examples.toSorted((a, b) => a.grade - b.grade),
  }
}
