import type { Reply } from '@fangwei/contract/index.ts'
import { jobRoutes } from '@fangwei/contract/jobs.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { queryFor } from '../api/queries.ts'

export type Job = Reply<typeof jobRoutes.getJob>

const ASK_EVERY_MS = 800
const ended: ReadonlySet<string> = new Set<Job['state']>(['done', 'failed', 'cancelled'])

/** Whether a job in this state goes no further. */
export const hasEnded = (state: string): boolean => ended.has(state)

/** How long to wait before asking again; false once nothing will change. */
export const askAgain = (state: string | undefined): number | false =>
  state !== undefined && hasEnded(state) ? false : ASK_EVERY_MS

/** A background job of one's own, asked for until it has ended. */
export const useJob = (id: string) =>
  useQuery({
    ...queryFor(jobRoutes.getJob, { params: { id } }),
    refetchInterval: ({ state }) => askAgain(state.data?.state),
  })

/** Asks a job to stop; `isAsked` from then on, though it goes on until it has put its work down. */
export function useCancelJob(id: string) {
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => call(jobRoutes.cancelJob, { params: { id } }),
  })
  return { ask: () => mutate(), isAsked: isPending || isSuccess, error }
}
