import { type Reply, routes } from '@fangwei/contract/index.ts'
import { permissionsOf } from '@fangwei/domain/access/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { sql } from '../platform/db/index.ts'
import type { App } from '../platform/http/index.ts'
import { problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { type Account, viewerOf } from './account.ts'
import { SESSION_COOKIE } from './gate.ts'
import { accountOf, endSession, logIn, revokeSessions } from './sessions.ts'

export function serveSession(app: App<Account>, services: Services): void {
  const { db } = services

  const view = async (account: Account, now: Date): Promise<Reply<typeof routes.getSession>> => {
    const tenant = await db.outside(tx =>
      tx.first<{ name_zh: string; name_en: string; utc_offset_minutes: number }>(
        sql`SELECT name_zh, name_en, utc_offset_minutes FROM tenant WHERE id = ${account.tenant}`,
      ),
    )
    return {
      account: {
        id: account.id,
        login: account.login,
        name: account.name,
        org: account.org,
        roles: [...account.roles],
        passwordTemporary: account.passwordTemporary === true,
      },
      duties: account.duties.map(d => ({ ...d })),
      permissions: permissionsOf(account.roles),
      tenant: {
        id: account.tenant,
        name: { zh: tenant?.name_zh ?? '', en: tenant?.name_en ?? '' },
        utcOffsetMinutes: tenant?.utc_offset_minutes ?? 480,
      },
      now: now.toISOString(),
    }
  }

  /** Log-ins and log-outs are remembered like every other act. */
  const remember = (account: Account, kind: string, now: Date) =>
    db.as(viewerOf(account), tx =>
      writeFacts(tx, account.tenant, now, [
        {
          matter: null,
          version: 0,
          kind,
          occurredAt: now.toISOString(),
          actor: account.id,
          retention: 'audit',
          data: { by: account.id },
        },
      ]),
    )

  /** An administrator answers for accounts of their own organisation and below. */
  const holdsAccount = async (account: Account, id: string) => {
    const held = await db.outside(tx =>
      tx.first<{ org: string }>(sql`SELECT org FROM account WHERE tenant = ${account.tenant} AND id = ${id}`),
    )
    const directory = await services.directories.of(account.tenant)
    if (held === undefined || directory.pathOf(held.org)?.includes(account.org) !== true) throw problems.notFound()
  }

  app.serve(routes.logIn, async ({ body, now, reply, request }) => {
    const { token, expiresAt } = await logIn(db, body.login, body.password, now)
    const account = await accountOf(db, token, now)
    if (account === undefined) throw problems.noSession()
    await remember(account, 'session.opened', now)
    reply.setCookie(SESSION_COOKIE, token, {
      httpOnly: true,
      sameSite: 'strict',
      path: '/',
      expires: expiresAt,
      secure: request.protocol === 'https',
    })
    return view(account, now)
  })

  app.serve(routes.getSession, ({ account, now }) => view(account, now))

  app.serve(routes.logOut, async ({ account, request, reply, now }) => {
    const token = request.cookies[SESSION_COOKIE]
    if (token !== undefined) await endSession(db, token, now)
    await remember(account, 'session.closed', now)
    reply.clearCookie(SESSION_COOKIE, { path: '/' })
    return {}
  })

  app.serve(routes.revokeSessions, async ({ account, params, now }) => {
    await holdsAccount(account, params.account)
    const revoked = await revokeSessions(db, account.tenant, params.account, now)
    await remember(account, 'session.revoked', now)
    return { revoked }
  })

  app.serve(routes.getDirectory, async ({ account }) => {
    const directory = await services.directories.of(account.tenant)
    return {
      orgs: [...directory.orgs.values()].map(o => ({
        code: o.code,
        name: o.name,
        kind: o.kind,
        parent: o.parent,
        lng: o.lng,
        lat: o.lat,
      })),
      posts: [...directory.posts.values()].map(p => ({ id: p.id, org: p.org, name: p.name, kind: p.kind })),
    }
  })
}
