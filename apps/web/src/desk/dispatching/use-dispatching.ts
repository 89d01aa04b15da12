import { dispatchingRoutes } from '@fangwei/contract/dispatching.ts'
import { matterRoutes } from '@fangwei/contract/matter.ts'
import type { Reply } from '@fangwei/contract/route.ts'
import { unitRoutes } from '@fangwei/contract/units.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../shared/api/call.ts'
import { queryFor } from '../../shared/api/queries.ts'

export type Dispatching = Reply<typeof dispatchingRoutes.getDispatching>
type NearUnits = Reply<typeof unitRoutes.nearestUnits>
export type Near = NearUnits['items'][number]
export type UnitShown = Reply<typeof unitRoutes.listUnits>['items'][number]

/** Units move: what is near is asked for anew while the page is looked at. */
const MOVING_MS = 5000

export const useDispatching = (id: string) =>
  useQuery({ ...queryFor(dispatchingRoutes.getDispatching, { params: { id } }), refetchInterval: MOVING_MS })

export const useNearest = (id: string, wanted: boolean) =>
  useQuery({ ...queryFor(unitRoutes.nearestUnits, { params: { id } }), refetchInterval: MOVING_MS, enabled: wanted })

/** Sends one unit, or without one the plan; everything about the matter is then read anew. */
export function useSend(id: string, version: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (unit: string | undefined) =>
      unit === undefined
        ? call(dispatchingRoutes.sendPlan, { params: { id }, body: { version } })
        : call(dispatchingRoutes.sendUnit, { params: { id }, body: { unit, version } }),
    onSettled: () => {
      for (const route of [
        matterRoutes.getMatter,
        matterRoutes.getTimeline,
        dispatchingRoutes.getDispatching,
        unitRoutes.nearestUnits,
      ])
        void client.invalidateQueries({ queryKey: [route.path] })
      void client.invalidateQueries({ queryKey: [matterRoutes.listQueue.path] })
    },
  })
}
