import { intakeRoutes } from '@fangwei/contract/intake.ts'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../shared/api/call.ts'
import { queryFor } from '../../shared/api/queries.ts'
import { type CallDraft, isBlank, readKept } from './call-draft.ts'

const form = { form: 'call' }
const keepAfterMs = 2000

export type Keeping = { readonly state: 'none' | 'kept' | 'unkept'; readonly at?: string }

/** The call being taken, kept in the server two seconds after the last change and found again after a break. */
export function useKeptDraft(blank: CallDraft) {
  const kept = useQuery({ ...queryFor(intakeRoutes.getDraft, { params: form }), staleTime: 0, gcTime: 0 })
  const [draft, setDraft] = useState(blank)
  const [restoredAt, setRestoredAt] = useState<string | undefined>(undefined)
  const [keeping, setKeeping] = useState<Keeping>({ state: 'none' })
  const [read, setRead] = useState(false)
  const sent = useRef<CallDraft>(blank)
  if (!read && kept.data !== undefined) {
    setRead(true)
    const { body, savedAt } = kept.data
    // Whoever was quicker than the answer keeps what they have typed.
    if (body !== null && isBlank(draft)) {
      const found = readKept(body, blank)
      setDraft(found)
      if (!isBlank(found)) setRestoredAt(savedAt ?? undefined)
    }
  }
  useEffect(() => {
    if (isBlank(draft) || draft === sent.current) return
    const timer = setTimeout(() => {
      sent.current = draft
      call(intakeRoutes.putDraft, { params: form, body: { body: plain(draft) } }).then(
        ({ savedAt }) => setKeeping({ state: 'kept', at: savedAt }),
        () => setKeeping({ state: 'unkept' }),
      )
    }, keepAfterMs)
    return () => clearTimeout(timer)
  }, [draft])
  const drop = useCallback(() => {
    sent.current = blank
    setDraft(blank)
    setRestoredAt(undefined)
    setKeeping({ state: 'none' })
    // A draft that outlives its call is offered again and can be thrown away by hand.
    call(intakeRoutes.dropDraft, { params: form }).catch(() => setKeeping({ state: 'unkept' }))
  }, [blank])
  return { draft, setDraft, drop, keeping, restoredAt }
}

/** JSON has no undefined: what is not there is not sent. */
const plain = (draft: CallDraft): Record<string, unknown> =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined))
