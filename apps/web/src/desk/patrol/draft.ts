import type { patrolRoutes } from '@fangwei/contract/patrol.ts'
import type { Reply } from '@fangwei/contract/route.ts'

export type Plan = Reply<typeof patrolRoutes.getPatrolPlan>
export type PlanBody = NonNullable<Plan['plan']>

/** The order as it is being changed, crew by crew. */
interface DraftRoute {
  readonly crew: string
  readonly stops: readonly { readonly stop: string; readonly locked: boolean }[]
}
export type Draft = readonly DraftRoute[]

export const draftOf = (plan: PlanBody): Draft =>
  plan.routes.map(({ crew, stops }) => ({ crew, stops: stops.map(({ stop, locked }) => ({ stop, locked })) }))

/** Puts a stop before the one that stands at `place` of `crew`; from wherever it was, or from what was left out. */
export function moveStop(draft: Draft, stop: string, crew: string, place: number): Draft {
  const held = draft.flatMap(r => r.stops).find(s => s.stop === stop) ?? { stop, locked: false }
  return draft.map(route => {
    const without = route.stops.filter(s => s.stop !== stop)
    if (route.crew !== crew) return without.length === route.stops.length ? route : { ...route, stops: without }
    const before = route.stops.slice(0, place).filter(s => s.stop !== stop).length
    return { ...route, stops: [...without.slice(0, before), held, ...without.slice(before)] }
  })
}

/** One place up or down within its crew; at the ends nothing changes. */
export function stepStop(draft: Draft, stop: string, by: 1 | -1): Draft {
  return draft.map(route => {
    const at = route.stops.findIndex(s => s.stop === stop)
    const to = at + by
    if (at < 0 || to < 0 || to >= route.stops.length) return route
    const stops = [...route.stops]
    const [held, other] = [stops[at]!, stops[to]!]
    stops[at] = other
    stops[to] = held
    return { ...route, stops }
  })
}

export const dropStop = (draft: Draft, stop: string): Draft =>
  draft.map(route => ({ ...route, stops: route.stops.filter(s => s.stop !== stop) }))

export const lockStop = (draft: Draft, stop: string): Draft =>
  draft.map(route => ({
    ...route,
    stops: route.stops.map(s => (s.stop === stop ? { ...s, locked: !s.locked } : s)),
  }))

export const isSame = (a: Draft, b: Draft): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Tonight: from 20:00 of the local day for ten hours, or from now when it has begun. */
export function tonight(now: number, utcOffsetMinutes: number): { startsAt: string; endsAt: string } {
  const day = Math.floor((now + utcOffsetMinutes * 60_000) / 86_400_000) * 86_400_000 - utcOffsetMinutes * 60_000
  const begin = day + 20 * 3_600_000
  const end = new Date(begin + 10 * 3_600_000).toISOString()
  return { startsAt: new Date(Math.max(begin, Math.ceil(now / 60_000) * 60_000)).toISOString(), endsAt: end }
}

/** The day's visits: 09:00 to 21:00 of the local day, today while it is before noon, else tomorrow. */
export function visitDay(now: number, utcOffsetMinutes: number): { startsAt: string; endsAt: string } {
  const local = now + utcOffsetMinutes * 60_000
  const day = Math.floor(local / 86_400_000) * 86_400_000 + (local % 86_400_000 < 9 * 3_600_000 ? 0 : 86_400_000)
  const begin = day - utcOffsetMinutes * 60_000 + 9 * 3_600_000
  return { startsAt: new Date(begin).toISOString(), endsAt: new Date(begin + 12 * 3_600_000).toISOString() }
}
