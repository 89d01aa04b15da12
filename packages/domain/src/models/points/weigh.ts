import { leavesWindowAt, windowStart } from '../day.ts'
import type { Grade } from '../grade.ts'
import type { Compiled } from './compile.ts'
import { eventTimes } from './events.ts'
import type { Count } from './policy.ts'
import type { Report } from './report.ts'

/** A count that stands, resting on the events `first` to `last`. Instants in milliseconds. */
export type StandingCount = {
  /** In the policy's list of counts. */
  readonly index: number
  readonly points: number
  readonly first: number
  readonly last: number
  /** When its points first fall. */
  readonly expiresAt: number
}

/** A factor whose latest "yes" is inside its window. No points when another of its ladder is higher. */
export type StandingFactor = {
  /** In the policy's list of factors. */
  readonly index: number
  readonly points: number
  readonly expiresAt: number
}

/** What stands at one instant (milliseconds), before hard rules. */
export type Weighing = {
  readonly asOf: number
  readonly eventAt: readonly number[]
  readonly counts: readonly StandingCount[]
  readonly factors: readonly StandingFactor[]
  readonly points: number
  readonly grade: Grade | null
}

/** Index of the first event that is still inside a window of `days` at `asOf`. */
export const firstWithin = (eventAt: readonly number[], days: number, asOf: number, { policy }: Compiled): number => {
  const start = windowStart(asOf, days, policy.utcOffsetMinutes)
  let first = eventAt.length
  while (first > 0 && eventAt[first - 1]! >= start) first--
  return first
}

type Counted = { readonly eventAt: readonly number[]; readonly asOf: number; readonly compiled: Compiled }

const standingEach = (rule: Count & { kind: 'each' }, index: number, counted: Counted): StandingCount | null => {
  const { eventAt, asOf, compiled } = counted
  const first = firstWithin(eventAt, rule.windowDays, asOf, compiled)
  const last = eventAt.length - 1
  const number = last - first + 1
  if (number === 0) return null
  const paid = Math.min(number, Math.ceil(rule.cap / Math.max(1, rule.points)))
  const expiresAt = leavesWindowAt(eventAt[last - paid + 1]!, rule.windowDays, compiled.policy.utcOffsetMinutes)
  return { index, points: Math.min(rule.cap, number * rule.points), first, last, expiresAt }
}

const standingCluster = (rule: Count & { kind: 'cluster' }, index: number, counted: Counted): StandingCount | null => {
  const { eventAt, asOf, compiled } = counted
  const { utcOffsetMinutes } = compiled.policy
  const start = windowStart(asOf, rule.windowDays, utcOffsetMinutes)
  for (let last = eventAt.length - 1; last >= rule.atLeast - 1 && eventAt[last]! >= start; last--) {
    const first = last - rule.atLeast + 1
    if (eventAt[first]! < windowStart(eventAt[last]!, rule.withinDays, utcOffsetMinutes)) continue
    const expiresAt = leavesWindowAt(eventAt[last]!, rule.windowDays, utcOffsetMinutes)
    return { index, points: rule.points, first, last, expiresAt }
  }
  return null
}

const countsOf = (counted: Counted): StandingCount[] => {
  const { counts } = counted.compiled.policy
  const standing: StandingCount[] = []
  for (let index = 0; index < counts.length; index++) {
    const rule = counts[index]!
    const found = rule.kind === 'each' ? standingEach(rule, index, counted) : standingCluster(rule, index, counted)
    if (found !== null) standing.push(found)
  }
  return standing
}

/** Whether another standing factor of the same ladder gives more; of equals the later in the policy gives the points. */
const isOutranked = (index: number, standing: readonly StandingFactor[], { policy }: Compiled): boolean => {
  const { ladder, points } = policy.factors[index]!
  if (ladder === undefined) return false
  for (const { index: other } of standing) {
    const rival = policy.factors[other]!
    if (rival.ladder !== ladder || other === index) continue
    if (rival.points > points || (rival.points === points && other > index)) return true
  }
  return false
}

const isStanding = (index: number, standing: readonly StandingFactor[]): boolean => {
  for (const factor of standing) if (factor.index === index) return true
  return false
}

/** The factors that stand, in the order of the policy. */
const factorsOf = (reports: readonly Report[], asOf: number, compiled: Compiled): readonly StandingFactor[] => {
  const { policy, factorIndex } = compiled
  const standing: StandingFactor[] = []
  for (let i = reports.length - 1; i >= 0; i--) {
    const { at, yes } = reports[i]!
    for (const code of yes) {
      const index = factorIndex.get(code)
      if (index === undefined || isStanding(index, standing)) continue
      const { points, windowDays } = policy.factors[index]!
      const expiresAt = leavesWindowAt(at, windowDays, policy.utcOffsetMinutes)
      if (expiresAt > asOf) standing.push({ index, points, expiresAt })
    }
  }
  if (standing.length < 2) return standing
  standing.sort((a, b) => a.index - b.index)
  return standing.map(factor => (isOutranked(factor.index, standing, compiled) ? { ...factor, points: 0 } : factor))
}

/**
 * Weighs the reports of one subject at an instant (milliseconds). Reports must be in order of time; those after the
 * instant are not yet known to have happened and must be left out by the caller.
 */
export const weigh = (reports: readonly Report[], asOf: number, compiled: Compiled): Weighing => {
  const eventAt = eventTimes(reports, compiled.policy.counting)
  const counts = countsOf({ eventAt, asOf, compiled })
  const factors = factorsOf(reports, asOf, compiled)
  let points = 0
  for (const standing of counts) points += standing.points
  for (const standing of factors) points += standing.points
  let grade: Grade | null = null
  for (const level of compiled.policy.levels) if (grade === null && points >= level.from) grade = level.grade
  return { asOf, eventAt, counts, factors, points, grade }
}
