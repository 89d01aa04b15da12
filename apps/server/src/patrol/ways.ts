import { estimateMinutes, type Speeds } from '@fangwei/domain/dispatching/index.ts'
import type { LngLat } from '@fangwei/domain/geo/index.ts'
import type { Roads } from '../roads/index.ts'
import type { PlanMode } from './gather.ts'

/** A tenth of a minute is finer than anybody drives. */
const tenth = (minutes: number) => Math.round(minutes * 10) / 10

/** Minutes between all places, row by row; where no road is known the way is estimated, and `byRoad` is false. */
export async function waysBetween(
  roads: Roads,
  mode: PlanMode,
  places: readonly LngLat[],
  speeds: Speeds,
): Promise<{ ways: number[]; byRoad: boolean }> {
  const known = await roads.matrix(mode, places, places)
  let byRoad = true
  const ways = places.flatMap((from, a) =>
    places.map((to, b) => {
      if (a === b) return 0
      const minutes = known[a]?.[b] ?? null
      if (minutes === null) byRoad = false
      return tenth(minutes ?? estimateMinutes(mode, from, to, speeds))
    }),
  )
  return { ways, byRoad }
}
