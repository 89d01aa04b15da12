import type { Label } from '../loop/index.ts'
import type { Stop } from './stop.ts'

/** A must-patrol point as its register has it. */
export interface MustPatrol {
  readonly id: string
  readonly name: Label
  readonly kind: string
  readonly lng: number
  readonly lat: number
  readonly visits: number
  readonly from?: string
  readonly to?: string
  readonly stay?: number
  readonly radius?: number
  readonly indoor?: boolean
}

/** The span that a plan covers: its length, and the minute of the local day at which it begins. */
export interface PlanSpan {
  readonly minutes: number
  readonly startsAtMinute: number
}

const DAY = 1440
/** `[default]` of domain.md §7.1: 30 m in the open; five minutes are enough to get out and look around. */
const RADIUS_METRES = 30
const STAY = 5
/** A must-patrol point outweighs every hotspot: it is left out only when no crew can reach it in time. */
export const MUST = 1000

/**
 * The stops a point asks for within the span: as many as its visits, each in its own part of the window, so that they are
 * spread over the shift and not made one after the other. None when its window lies outside the span.
 */
export function mustPatrolStops(point: MustPatrol, span: PlanSpan): Stop[] {
  const window = windowIn(point, span)
  if (window === undefined) return []
  const [from, to] = window
  const part = (to - from) / point.visits
  return Array.from({ length: point.visits }, (_, n) => ({
    id: point.visits === 1 ? point.id : `${point.id}.${n + 1}`,
    reason: 'must-patrol' as const,
    source: point.id,
    kind: point.kind,
    name: point.name,
    lng: point.lng,
    lat: point.lat,
    earliest: Math.round(from + n * part),
    latest: Math.round(from + (n + 1) * part),
    stay: point.stay ?? STAY,
    worth: MUST,
    indoor: point.indoor ?? false,
    radiusMetres: point.radius ?? RADIUS_METRES,
  }))
}

/** The window of a point in minutes of the span; undefined when they do not meet. */
export function windowIn(
  { from, to }: { readonly from?: string; readonly to?: string },
  { minutes, startsAtMinute }: PlanSpan,
): [number, number] | undefined {
  if (from === undefined && to === undefined) return [0, minutes]
  const first = minuteOf(from ?? '00:00')
  let last = minuteOf(to ?? '23:59')
  if (last <= first) last += DAY
  const [low, high] = [-DAY, 0, DAY]
    .map(day => [first + day - startsAtMinute, last + day - startsAtMinute] as const)
    .map(([a, b]) => [Math.max(0, a), Math.min(minutes, b)] as const)
    .reduce((best, next) => (next[1] - next[0] > best[1] - best[0] ? next : best))
  return high > low ? [low, high] : undefined
}

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
