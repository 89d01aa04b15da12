import { estimateMinutes, type Speeds } from '@fangwei/domain/dispatching/index.ts'
import type { LngLat } from '@fangwei/domain/geo/index.ts'
import type { PatrolMode, PatrolSetting } from '@fangwei/domain/patrolling/index.ts'
import type { Roads } from '../roads/index.ts'

/** A tenth of a minute is finer than anybody drives. */
const tenth = (minutes: number) => Math.round(minutes * 10) / 10

/**
 * Minutes between all places for each way of moving, row by row; where no road is known the way is estimated, and
 * `byRoad` is false.
 */
export async function waysBetween(
  roads: Roads,
  modes: Iterable<PatrolMode>,
  places: readonly LngLat[],
  speeds: Speeds,
): Promise<Pick<PatrolSetting, 'ways' | 'byRoad'>> {
  const each = new Map<PatrolMode, Awaited<ReturnType<typeof waysOf>>>()
  for (const mode of modes) if (!each.has(mode)) each.set(mode, await waysOf(roads, mode, places, speeds))
  return {
    ways: Object.fromEntries([...each].map(([mode, { ways }]) => [mode, ways])),
    byRoad: [...each.values()].every(({ byRoad }) => byRoad),
  }
}

async function waysOf(roads: Roads, mode: PatrolMode, places: readonly LngLat[], speeds: Speeds) {
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
