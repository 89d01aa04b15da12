import type { patrolRoutes } from '@fangwei/contract/patrol.ts'
import type { Reply } from '@fangwei/contract/route.ts'
import { roundOf } from '@fangwei/domain/patrolling/index.ts'
import type { Draft, PlanBody } from './draft.ts'

export type Ways = Reply<typeof patrolRoutes.getPatrolWays>['ways']
type Position = [lng: number, lat: number]

const keyOf = (mode: string, from: string | null, to: string | null) => `${mode} ${from ?? ''} ${to ?? ''}`

/** Each crew's way from where it sets out and back, along the roads where that is known, straight where it is not. */
export function linesOf(plan: PlanBody, draft: Draft, ways: Ways): { crew: string; line: Position[] }[] {
  const known = new Map(ways.map(({ mode, from, to, line }) => [keyOf(mode, from, to), line]))
  const places = new Map<string | null, Position>(plan.stops.map(({ id, lng, lat }) => [id, [lng, lat]]))
  places.set(null, [plan.base.lng, plan.base.lat])
  return draft
    .map(({ crew, stops }) => {
      const mode = plan.routes.find(route => route.crew === crew)?.mode ?? 'vehicle'
      const round = roundOf(stops, stop => places.has(stop))
      const line = round.slice(1).flatMap((to, leg): Position[] => {
        const from = round[leg]!
        const along = known.get(keyOf(mode, from, to)) ?? []
        return [places.get(from)!, ...along, places.get(to)!]
      })
      return { crew, line }
    })
    .filter(({ line }) => line.length > 0)
}
