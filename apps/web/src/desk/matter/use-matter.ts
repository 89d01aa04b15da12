import type { Body, Reply } from '@fangwei/contract/index.ts'
import { matterRoutes } from '@fangwei/contract/matter.ts'
import { replaceEqualDeep, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiError } from '../../shared/api/api-error.ts'
import { callWith } from '../../shared/api/call.ts'
import { queryFor, usePages } from '../../shared/api/queries.ts'

export type MatterView = Reply<typeof matterRoutes.getMatter>
export type MatterSummary = Reply<typeof matterRoutes.listMatters>['items'][number]
export type Allowed = MatterView['allowed'][number]
export type DeadlineView = MatterView['deadlines'][number]

/**
 * One matter. Reading personal fields in clear is kept for the auditor, so it is read anew only when an event of its
 * own comes, never because time has passed.
 */
export function useMatter(id: string) {
  return useQuery({
    ...queryFor(matterRoutes.getMatter, { params: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: (was, now) => laterOf(was as MatterView | undefined, now as MatterView),
  })
}

/** A reading that set out before an act and came back after it does not put the matter back to what it was. */
export const laterOf = <T extends Pick<MatterView, 'version'>>(was: T | undefined, now: T): T =>
  was !== undefined && was.version > now.version ? was : replaceEqualDeep(was, now)

export function useTimeline(id: string) {
  return usePages(matterRoutes.getTimeline, { params: { id }, query: { limit: 200 } })
}

interface Submission {
  readonly body: Body<typeof matterRoutes.actOnMatter>
  /** Of this filling-in: sent again unchanged, it is done once. */
  readonly key: string
}

/** Does an action; the answer takes the place of the matter as it was. */
export function useAct(id: string) {
  const client = useQueryClient()
  const shown = queryFor(matterRoutes.getMatter, { params: { id } })
  return useMutation({
    mutationFn: ({ body, key }: Submission) =>
      callWith(matterRoutes.actOnMatter, { params: { id }, body, idempotencyKey: key }),
    onSuccess: view => {
      client.setQueryData(shown.queryKey, view)
      // The feed tells of it too; without a feed the queue and the timeline are still right after one's own act.
      void client.invalidateQueries({ queryKey: [matterRoutes.listQueue.path] })
      void client.invalidateQueries({ queryKey: [matterRoutes.getTimeline.path, { params: { id } }] })
    },
    // Done, and no longer ours to see: the queue lets go of it.
    onError: error => {
      if (error instanceof ApiError && error.code === 'moved-away')
        void client.invalidateQueries({ queryKey: [matterRoutes.listQueue.path] })
    },
  })
}

/** Reads one matter and its timeline anew: after a refusal because somebody was quicker. */
export function useReload(id: string): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: queryFor(matterRoutes.getMatter, { params: { id } }).queryKey })
  }
}
