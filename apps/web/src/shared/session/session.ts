import type { Static } from '@fangwei/contract/index.ts'
import { type SessionView, sessionRoutes } from '@fangwei/contract/session.ts'
import type { Permission } from '@fangwei/domain/access/permissions.ts'
import { serverClock, useLanguage, useNow } from '@fangwei/ui/index.ts'
import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useContext } from 'react'
import { call, callWith } from '../api/call.ts'
import { stopFeed } from '../feed/feed-client.ts'
import { formatInstant, type InstantStyle } from '../time/format-instant.ts'

export type Session = Static<typeof SessionView>

export const sessionQuery = queryOptions<Session>({
  queryKey: [sessionRoutes.getSession.path, {}],
  queryFn: async ({ signal }) => {
    const sentMs = Date.now()
    return learnTime(await callWith(sessionRoutes.getSession, {}, signal), sentMs)
  },
  staleTime: 5 * 60_000,
  meta: { asksWho: true },
})

export function useSessionQuery() {
  return useQuery(sessionQuery)
}

export const SessionContext = createContext<Session | undefined>(undefined)

/** Who is at the desk. Only inside pages that require a session. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === undefined) throw new Error('useSession outside a page that requires a session')
  return session
}

/** Whether the person at the desk may do this at all; the server decides again. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useSession()
  return useCallback(permission => permissions.includes(permission), [permissions])
}

/** Writes instants in the city's time and the reader's language. */
export function useInstant(): (at: string | number, style?: InstantStyle) => string {
  const { tenant } = useSession()
  const language = useLanguage()
  const now = useNow(3_600_000)
  return useCallback(
    (at, style = 'short') => formatInstant(at, { language, utcOffsetMinutes: tenant.utcOffsetMinutes, now, style }),
    [language, tenant.utcOffsetMinutes, now],
  )
}

export function useLogIn() {
  const client = useQueryClient()
  return useMutation({
    meta: { asksWho: true },
    mutationFn: async (body: { login: string; password: string }) => {
      const sentMs = Date.now()
      return learnTime(await call(sessionRoutes.logIn, { body }), sentMs)
    },
    onSuccess: session => {
      client.getQueryCache().clear()
      client.setQueryData(sessionQuery.queryKey, session)
    },
  })
}

/** Ends the session and forgets everything that was read under it. */
export function useLogOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(sessionRoutes.logOut),
    onSuccess: () => forgetSession(client),
  })
}

function forgetSession(client: QueryClient): void {
  stopFeed()
  client.getQueryCache().clear()
}

function learnTime(session: Session, sentMs: number): Session {
  serverClock.observe({ serverMs: Date.parse(session.now), sentMs, receivedMs: Date.now() })
  return session
}
