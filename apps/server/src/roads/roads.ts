import type { Mode } from '@fangwei/domain/dispatching/index.ts'
import type { LngLat } from '@fangwei/domain/geo/index.ts'
import type { Line } from './polyline.ts'

/** Travel over a road graph. Every answer may be "not known": the caller then estimates, and says so. */
export interface Roads {
  /** Minutes from each place to one, by road; null where the graph does not reach. */
  minutesTo(mode: Mode, from: readonly LngLat[], to: LngLat): Promise<(number | null)[]>
  /** Minutes between every pair, row by source; null where not known. */
  matrix(mode: Mode, from: readonly LngLat[], to: readonly LngLat[]): Promise<(number | null)[][]>
  /** Rings reached within each number of minutes, outermost last; undefined without a graph. */
  isochrones(mode: Mode, from: LngLat, minutes: readonly number[]): Promise<Isochrone[] | undefined>
  /** The way through places in their order, a line for each leg; undefined where not known. At most 100 places. */
  lines(mode: Mode, through: readonly LngLat[]): Promise<Line[] | undefined>
  /** What the graph was made of, for people to judge by; undefined without one. */
  source(): string | undefined
  close(): Promise<void>
}

export interface Isochrone {
  readonly minutes: number
  readonly rings: readonly (readonly (readonly [number, number])[])[]
}

/** A place without a road graph: everything is estimated. */
export const noRoads: Roads = {
  minutesTo: async (_, from) => from.map(() => null),
  matrix: async (_, from, to) => from.map(() => to.map(() => null)),
  isochrones: async () => undefined,
  lines: async () => undefined,
  source: () => undefined,
  close: async () => undefined,
}
