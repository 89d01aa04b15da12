import { leavesWindowAt } from '../day.ts'
import type { Grade } from '../grade.ts'
import type { Compiled } from './compile.ts'
import { type HeldRule, heldRules } from './hard-rules.ts'
import type { Report } from './report.ts'
import { type Weighing, weigh } from './weigh.ts'

/** A weighing with its hard rules: everything the grade depends on. */
export type Graded = {
  readonly weighing: Weighing
  readonly held: readonly HeldRule[]
  readonly grade: Grade | null
  /** The next instant at which something that stands lapses, in milliseconds. */
  readonly nextDecayAt: number | null
  /** Decay alone cannot take the whole grade away before this instant; 0 when there is no grade. */
  readonly gradedUntil: number
}

const nextDecay = ({ counts, factors }: Weighing, held: readonly HeldRule[]): number | null => {
  let next = Number.POSITIVE_INFINITY
  for (const { expiresAt } of counts) next = Math.min(next, expiresAt)
  for (const { expiresAt } of factors) next = Math.min(next, expiresAt)
  for (const { expiresAt } of held) next = Math.min(next, expiresAt)
  return next === Number.POSITIVE_INFINITY ? null : next
}

/** The latest instant until which one thing alone, a hard rule, a factor or the last events, is enough for a grade. */
const gradedUntil = (
  { counts, factors, eventAt }: Weighing,
  held: readonly HeldRule[],
  { policy }: Compiled,
): number => {
  const enough = policy.levels.at(-1)?.from ?? Number.POSITIVE_INFINITY
  let until = 0
  for (const { expiresAt } of held) until = Math.max(until, expiresAt)
  for (const { points, expiresAt } of factors) if (points >= enough) until = Math.max(until, expiresAt)
  for (const { index, points } of counts) {
    const rule = policy.counts[index]!
    if (rule.kind !== 'each' || points < enough) continue
    const latest = eventAt[eventAt.length - Math.ceil(enough / rule.points)]!
    until = Math.max(until, leavesWindowAt(latest, rule.windowDays, policy.utcOffsetMinutes))
  }
  return until
}

/** Grades the reports of one subject, in order of time, at an instant in milliseconds. */
export const gradeOf = (reports: readonly Report[], asOf: number, compiled: Compiled): Graded => {
  const weighing = weigh(reports, asOf, compiled)
  const held = heldRules(weighing, compiled)
  const hard = held.length === 0 ? null : compiled.policy.hardRules[held[0]!.index]!.grade
  const grade = hard !== null && hard < (weighing.grade ?? 5) ? hard : weighing.grade
  const nextDecayAt = nextDecay(weighing, held)
  return { weighing, held, grade, nextDecayAt, gradedUntil: gradedUntil(weighing, held, compiled) }
}
