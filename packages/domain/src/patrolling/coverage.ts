import type { CrewRoute, PatrolSetting, Stop } from './stop.ts'

/** What a plan covers and leaves, and what has been done of it; counted in stops. */
export interface Coverage {
  readonly must: Share
  readonly hotspots: Share
  readonly nights: Share
  readonly visits: Share
  /** Stops of the plan that have been checked in, of those planned. */
  readonly done: Share
  /** Stops that no crew makes, the weightiest first. */
  readonly left: readonly Stop[]
}

export interface Share {
  readonly of: number
  readonly covered: number
}

export function coverageOf(
  { stops }: PatrolSetting,
  routes: readonly CrewRoute[],
  checkedIn: ReadonlySet<string>,
): Coverage {
  const planned = new Set(routes.flatMap(r => r.stops.map(s => s.stop)))
  const share = (reason: Stop['reason']): Share => {
    const all = stops.filter(s => s.reason === reason)
    return { of: all.length, covered: all.filter(s => planned.has(s.id)).length }
  }
  return {
    must: share('must-patrol'),
    hotspots: share('hotspot'),
    nights: share('night-site'),
    visits: share('visit'),
    done: { of: planned.size, covered: [...planned].filter(id => checkedIn.has(id)).length },
    left: stops.filter(s => !planned.has(s.id)).toSorted((a, b) => b.worth - a.worth || a.id.localeCompare(b.id)),
  }
}

/** What came of the plan that the crews were given: its stops that were made and were not, and others made beside it. */
export interface Outcome {
  readonly made: string[]
  readonly missed: string[]
  readonly beside: string[]
}

export function outcomeOf(routes: readonly CrewRoute[], checkedIn: ReadonlySet<string>): Outcome {
  const planned = routes.flatMap(route => route.stops.map(({ stop }) => stop))
  return {
    made: planned.filter(stop => checkedIn.has(stop)),
    missed: planned.filter(stop => !checkedIn.has(stop)),
    beside: [...checkedIn].filter(stop => !planned.includes(stop)),
  }
}
