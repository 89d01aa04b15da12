import type { Actor } from '@valhallajs/valhallajs'
import { type Line, readPolyline } from './polyline.ts'
import { valhallaConfig } from './valhalla-config.ts'

/** Calls of the routing engine. It works in threads of its own: the event loop never waits for it. */
export interface Engine {
  /** Seconds from each source to each target, null where no road leads; undefined when there is no answer in time. */
  matrix(query: object, withinMs: number): Promise<(number | null)[][] | undefined>
  /** Contours as GeoJSON; undefined when there is no answer in time, or no road near. */
  isochrone(query: object): Promise<unknown>
  /** The line of each leg; undefined when there is no answer in time, or no road between two of the places. */
  route(query: object): Promise<Line[] | undefined>
}

const ISOCHRONE_MS = 2000
const ROUTE_MS = 3000

/** Opens the engine over a folder of tiles; it is loaded by whoever has a road graph, and by nobody else. */
export async function openEngine(tileDir: string): Promise<Engine> {
  const { Actor } = await import('@valhallajs/valhallajs')
  const actor: Actor = new Actor(JSON.stringify(valhallaConfig(tileDir)))
  return {
    matrix: async (query, withinMs) => {
      const answer = await inTime(actor.matrix(JSON.stringify({ ...query, verbose: false })), withinMs)
      if (answer === undefined) return undefined
      return (JSON.parse(answer) as { sources_to_targets: { durations: (number | null)[][] } }).sources_to_targets
        .durations
    },
    isochrone: async query => {
      const answer = await inTime(actor.isochrone(JSON.stringify(query)), ISOCHRONE_MS)
      return answer === undefined ? undefined : JSON.parse(answer)
    },
    route: async query => {
      const answer = await inTime(actor.route(JSON.stringify({ ...query, directions_type: 'none' })), ROUTE_MS)
      if (answer === undefined) return undefined
      return (JSON.parse(answer) as { trip: { legs: { shape: string }[] } }).trip.legs.map(({ shape }) =>
        readPolyline(shape),
      )
    },
  }
}

/** The answer, or undefined when it is not there in time. No road near a place, or none between two: no answer either. */
function inTime(asked: Promise<string>, ms: number): Promise<string | undefined> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms, undefined)
    asked.then(
      answer => {
        clearTimeout(timer)
        resolve(answer)
      },
      () => {
        clearTimeout(timer)
        resolve(undefined)
      },
    )
  })
}
