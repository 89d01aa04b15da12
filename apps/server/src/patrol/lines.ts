import type { Reply, routes } from '@fangwei/contract/index.ts'
import { type CrewRoute, type PatrolSetting, roundOf } from '@fangwei/domain/patrolling/index.ts'
import type { Roads } from '../roads/index.ts'

type Way = Reply<typeof routes.getPatrolWays>['ways'][number]

/** Each leg of each crew as it lies along the roads; a crew whose way is not known has none, and is drawn straight. */
export async function linesOf(
  roads: Roads,
  { base, stops, crews }: PatrolSetting,
  planned: readonly CrewRoute[],
): Promise<Way[]> {
  const places = new Map(stops.map(stop => [stop.id, stop]))
  const ways: Way[] = []
  for (const route of planned) {
    const mode = crews.find(({ id }) => id === route.crew)?.mode ?? 'vehicle'
    const round = roundOf(route.stops, stop => places.has(stop))
    if (round.length === 0) continue
    const lines = await roads.lines(
      mode,
      round.map(stop => (stop === null ? base : places.get(stop)!)),
    )
    for (const [leg, line] of (lines ?? []).entries()) ways.push({ mode, from: round[leg]!, to: round[leg + 1]!, line })
  }
  return ways
}
