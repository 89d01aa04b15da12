import { dutyRoutes } from '@fangwei/contract/duty.ts'
import { useNow } from '@fangwei/ui/index.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../shared/api/call.ts'
import { queryFor } from '../../shared/api/queries.ts'
import { useMay, useSession } from '../../shared/session/session.ts'
import { addDays, bodyOf, copied, startOf, type Turn, turnOf } from './week.ts'

/** One week of one organisation: what is kept, what has been drawn over it, and how it is kept. */
export function useRoster(org: string, monday: string) {
  const { tenant } = useSession()
  const plans = useMay()('shift.plan')
  const client = useQueryClient()
  const now = useNow(60_000)
  const [draft, setDraft] = useState<readonly Turn[] | undefined>(undefined)
  const from = startOf(monday, tenant.utcOffsetMinutes)
  const to = startOf(addDays(monday, 7), tenant.utcOffsetMinutes)
  const weekBefore = startOf(addDays(monday, -7), tenant.utcOffsetMinutes)
  const week = useQuery(queryFor(dutyRoutes.listShifts, { query: { org, from, to } }))
  const people = useQuery({ ...queryFor(dutyRoutes.listDutyPeople, { query: { org } }), enabled: plans })
  const begun = (turn: Turn) => Date.parse(turn.startsAt) <= now
  // A turn that ran over from the week before stands on its own grid.
  const kept = week.data?.items.map(turnOf).filter(turn => turn.startsAt >= from)
  const turns = draft === undefined ? kept : [...(kept?.filter(begun) ?? []), ...draft]
  const change = (next: readonly Turn[]) => setDraft(next.filter(turn => !begun(turn)))
  const copy = useMutation({
    mutationFn: () => call(dutyRoutes.listShifts, { query: { org, from: weekBefore, to: from } }),
    onSuccess: ({ items }) => {
      const known = new Set(people.data?.items.map(({ id }) => id))
      const last = items.map(turnOf).filter(turn => turn.startsAt >= weekBefore)
      setDraft(copied(last, now, known))
    },
  })
  const save = useMutation({
    mutationFn: () => call(dutyRoutes.planShifts, { body: { org, from, to, shifts: bodyOf(draft ?? []) } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [dutyRoutes.listShifts.path] })
      setDraft(undefined)
      void client.invalidateQueries({ queryKey: [dutyRoutes.currentShifts.path] })
    },
  })
  return {
    week,
    turns,
    people: people.data?.items ?? [],
    plans,
    begun,
    dirty: draft !== undefined,
    change,
    copy,
    save,
    drop: () => setDraft(undefined),
    now,
  }
}

export type Roster = ReturnType<typeof useRoster>
