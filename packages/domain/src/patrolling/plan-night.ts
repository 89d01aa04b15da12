import type { SearchOptions } from '../plan/budget.ts'
import { type PatrolProblem, planPatrol } from '../plan/patrol/index.ts'
import { Random } from '../plan/random.ts'
import type { CrewRoute, PatrolMode, PatrolSetting, PlannedStop, TimedStop } from './stop.ts'

/** How far a locked stop may move from the time it has. */
const LOCK_MINUTES = 5
/** What a locked stop is worth: more than all must-patrol points together. */
const LOCKED = 1_000_000
/** How much the worth of places that are not musts is shaken, so that no night is like the one before. */
const SHAKE = 0.35

export interface NightRequest {
  readonly setting: PatrolSetting
  /** What is there already: its locked stops stay where and when they are. */
  readonly before?: readonly CrewRoute<TimedStop>[]
  /** Stops the planner was told to leave out. */
  readonly dropped?: readonly string[]
}

export interface NightPlan {
  readonly routes: readonly CrewRoute[]
  readonly steps: number
  readonly complete: boolean
}

/** The setting as a problem of the planner: a function of setting, locks, drops and seed alone. */
export function problemOf({ setting, before = [], dropped = [] }: NightRequest, seed: number): PatrolProblem {
  const { stops, crews, minutes } = setting
  const points = stops.length + 1
  const random = new Random(seed)
  const out = new Set(dropped)
  const locks = lockedStops(before)
  const crewAt = new Map(crews.map((crew, i) => [crew.id, i]))
  const column = (of: (i: number) => number) =>
    Float64Array.from({ length: points }, (_, i) => (i === 0 ? 0 : of(i - 1)))
  const shaken = stops.map(
    stop => stop.worth * (stop.reason === 'must-patrol' ? 1 : 1 - SHAKE + 2 * SHAKE * random.unit()),
  )
  const lockOf = (i: number) => locks.get(stops[i]!.id)
  const isShared = (i: number) => stops[i]!.reason !== 'must-patrol' && lockOf(i) === undefined
  const shares = sharesOf(setting, stops.filter((_, i) => isShared(i)).length)
  const byMode = new Map(crews.map(({ mode }) => [mode, Float64Array.from(waysOf(setting, mode))]))
  return {
    visits: stops.length,
    travel: byMode.get(crews[0]!.mode)!,
    travelOf: crews.map(({ mode }) => byMode.get(mode)!),
    earliest: column(i => Math.max(stops[i]!.earliest, (lockOf(i)?.at ?? 0) - LOCK_MINUTES)),
    latest: column(
      i => Math.min(stops[i]!.latest, lockOf(i)?.at ?? minutes) + (lockOf(i) === undefined ? 0 : LOCK_MINUTES),
    ),
    duration: column(i => stops[i]!.stay),
    demand: column(i => (isShared(i) ? 1 : 0)),
    prize: column(i => (out.has(stops[i]!.id) ? 0 : lockOf(i) === undefined ? shaken[i]! : LOCKED)),
    only: Int32Array.from({ length: points }, (_, i) => (i === 0 ? -1 : (crewAt.get(lockOf(i - 1)?.crew ?? '') ?? -1))),
    crews: crews.map(({ mode, from, to }) => ({ from, to, capacity: shares.get(mode)! })),
  }
}

/**
 * The most stops that are no musts for a crew of each mode: its part by how fast such crews get from stop to stop.
 * Without it the shortest ways would leave all to two cars, and the rest of the shift at the station. It binds only where
 * all can be made: beyond that nobody reaches their part.
 */
function sharesOf(setting: PatrolSetting, count: number): Map<PatrolMode, number> {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const stay = mean(setting.stops.map(stop => stop.stay))
  const paces = new Map(setting.crews.map(({ mode }) => [mode, 1 / (stay + mean(waysOf(setting, mode)) / 2 || 1)]))
  const all = setting.crews.reduce((sum, { mode }) => sum + paces.get(mode)!, 0)
  return new Map([...paces].map(([mode, pace]) => [mode, Math.ceil((count * pace) / all)]))
}

/** Plans the whole, or the rest around what is locked. The same request and seed give the same plan. */
export function planNight(request: NightRequest, options: SearchOptions): NightPlan {
  const { stops, crews } = request.setting
  const { routes, made } = planPatrol(problemOf(request, options.seed), options)
  const locks = lockedStops(request.before ?? [])
  return {
    routes: crews.map((crew, i) => ({
      crew: crew.id,
      stops: (routes[i] ?? []).map(
        (v): PlannedStop => ({ stop: stops[v - 1]!.id, locked: locks.has(stops[v - 1]!.id) }),
      ),
    })),
    steps: made.steps,
    complete: made.complete,
  }
}

/** The ways of one mode; a setting without them was put together wrongly. */
function waysOf({ ways }: PatrolSetting, mode: PatrolMode): readonly number[] {
  const found = ways[mode]
  if (found === undefined) throw new RangeError(`Patrol: no ways for crews by ${mode}`)
  return found
}

const lockedStops = (routes: readonly CrewRoute<TimedStop>[]) =>
  new Map(routes.flatMap(r => r.stops.filter(s => s.locked).map(s => [s.stop, { crew: r.crew, at: s.at }] as const)))

/** When each crew is where, in the order given: also for an order made by hand, which may come late. */
export function timesOf(setting: PatrolSetting, routes: readonly CrewRoute[]): CrewRoute<TimedStop>[] {
  const points = setting.stops.length + 1
  const at = new Map(setting.stops.map((stop, i) => [stop.id, i + 1]))
  return routes.map(route => {
    const crew = setting.crews.find(c => c.id === route.crew)
    const ways = crew === undefined ? [] : waysOf(setting, crew.mode)
    let [time, place] = [crew?.from ?? 0, 0]
    const stops = route.stops.flatMap((planned): TimedStop[] => {
      const index = at.get(planned.stop)
      if (index === undefined) return []
      const stop = setting.stops[index - 1]!
      const arrival = Math.max(stop.earliest, time + ways[place * points + index]!)
      place = index
      time = arrival + stop.stay
      return [{ ...planned, at: arrival, leave: time, lateBy: Math.max(0, Math.round(arrival - stop.latest)) }]
    })
    return { crew: route.crew, stops }
  })
}

/** When each crew is back, and by how many minutes that is too late. */
export function backAt(setting: PatrolSetting, route: CrewRoute<TimedStop>): { at: number; lateBy: number } {
  const crew = setting.crews.find(c => c.id === route.crew)
  const last = route.stops.at(-1)
  if (last === undefined || crew === undefined) return { at: crew?.from ?? 0, lateBy: 0 }
  const index = setting.stops.findIndex(s => s.id === last.stop) + 1
  const at = last.leave + waysOf(setting, crew.mode)[index * (setting.stops.length + 1)]!
  return { at, lateBy: Math.max(0, Math.round(at - crew.to)) }
}
