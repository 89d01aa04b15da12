import { dispatchingRoutes } from '@fangwei/contract/dispatching.ts'
import { matterRoutes } from '@fangwei/contract/matter.ts'
import type { Reply } from '@fangwei/contract/route.ts'
import { unitRoutes } from '@fangwei/contract/units.ts'
import type { WallEntry } from '@fangwei/domain/wall/index.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ApiError } from '../shared/api/api-error.ts'
import { call } from '../shared/api/call.ts'

export type Plan = NonNullable<Reply<typeof dispatchingRoutes.getDispatching>['plan']>
export type NearUnit = Reply<typeof unitRoutes.nearestUnits>['items'][number]

/** The three units that could be there soonest; asked again while the choice stands, for units move. */
export function useNearest(entry: WallEntry | undefined) {
  const id = entry?.id ?? ''
  return useQuery({
    queryKey: [unitRoutes.nearestUnits.path, id],
    queryFn: () => call(unitRoutes.nearestUnits, { params: { id } }),
    enabled: entry !== undefined && entry.position !== null,
    refetchInterval: 10_000,
  })
}

/** The plan that one key would dispatch for it; only the gravest have one. Kept until it was sent. */
export function usePlan(entry: WallEntry | undefined) {
  const id = entry?.id ?? ''
  return useQuery({
    queryKey: [dispatchingRoutes.getDispatching.path, id],
    queryFn: () => call(dispatchingRoutes.getDispatching, { params: { id } }),
    select: ({ plan }) => plan ?? undefined,
    enabled: entry?.grade === 1,
    refetchInterval: 10_000,
  })
}

/** What the operator does with one key: take it, find it false, send a unit, or dispatch the plan. */
export type Act =
  | { readonly kind: 'action'; readonly id: string; readonly action: 'take' | 'false-alarm' | 'confirm' }
  | { readonly kind: 'send'; readonly id: string; readonly unit: string }
  | { readonly kind: 'plan'; readonly id: string }

export function useAct() {
  return useMutation({
    // One after the other: a key pressed while the last act is on its way is not lost.
    scope: { id: 'wall' },
    mutationFn: async (act: Act): Promise<void> => {
      const params = { id: act.id }
      if (act.kind === 'send') await call(dispatchingRoutes.sendUnit, { params, body: { unit: act.unit } })
      else if (act.kind === 'plan') await call(dispatchingRoutes.sendPlan, { params, body: {} })
      else await call(matterRoutes.actOnMatter, { params, body: { action: act.action } })
    },
  })
}

/** Why it was not done, in the reader's language. */
export const refusalOf = (error: unknown, language: 'zh' | 'en'): string | undefined =>
  error instanceof ApiError ? (error.what?.[language] ?? error.code) : undefined
