import type { Actor } from '@fangwei/domain/loop/index.ts'
import type { Viewer } from '../platform/db/index.ts'

/** Who is logged in, as of this request: roles, scope, and the posts they are on shift at. */
export interface Account {
  readonly tenant: number
  readonly id: string
  readonly login: string
  readonly name: string
  readonly org: string
  readonly roles: readonly string[]
  readonly duties: readonly { readonly post: string; readonly shift: string }[]
  /** Logged in with a password somebody else gave: nothing but setting one's own is allowed. */
  readonly passwordTemporary?: boolean
}

export const actorOf = (account: Account): Actor => ({
  account: account.id,
  roles: account.roles,
  org: account.org,
  duties: account.duties,
})

export const viewerOf = (account: Account): Viewer => ({
  tenant: account.tenant,
  org: account.org,
  account: account.id,
  auditor: account.roles.includes('auditor'),
})
