import { SeedlingMark } from '@fangwei/ui/index.ts'
import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import { isUnauthenticated } from '../api/api-error.ts'
import { useLiveQueries } from '../feed/use-feed.ts'
import { Loaded } from '../load/loaded.tsx'
import { type Session, SessionContext, useSessionQuery } from './session.ts'

/** Shows what is inside to whoever is logged in, and the way to log in to everybody else. */
export function RequireSession({ children }: { children: ReactNode }) {
  const query = useSessionQuery()
  const { pathname, search } = useLocation()
  if (isUnauthenticated(query.error)) {
    const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`
    return <Navigate to={`/login${next}`} state={{ expired: query.data !== undefined }} replace />
  }
  return (
    <Loaded query={query} skeleton={<FirstLook />}>
      {session => <WithSession session={session}>{children}</WithSession>}
    </Loaded>
  )
}

function WithSession({ session, children }: { session: Session; children: ReactNode }) {
  const hears = session.permissions.includes('matter.read') && !session.account.passwordTemporary
  useLiveQueries(hears ? session.account.id : undefined)
  return <SessionContext value={session}>{children}</SessionContext>
}

function FirstLook() {
  return (
    <div style={{ display: 'grid', placeItems: 'center', height: '100vh', color: 'var(--fw-hairline-strong)' }}>
      <SeedlingMark size={48} />
    </div>
  )
}
