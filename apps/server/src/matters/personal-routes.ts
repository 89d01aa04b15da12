import { randomUUID } from 'node:crypto'
import { routes } from '@fangwei/contract/index.ts'
import { relationsOf } from '@fangwei/domain/loop/index.ts'
import { type Account, actorOf, viewerOf } from '../access/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { readMatter } from '../loop/index.ts'
import { sql } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import { indexToken } from '../platform/secrets/index.ts'
import type { Services } from '../services.ts'
import { listByIds } from './list.ts'
import { toSummary } from './summary.ts'

const BREAK_GLASS_MINUTES = 30

/** Looks at personal data for a written reason, each a fact before anything is shown, and their review. */
export function servePersonalData(app: App<Account>, services: Services): void {
  const { db } = services

  app.serve(routes.breakGlass, async ({ account, params, body, now }) => {
    const expiresAt = new Date(now.getTime() + BREAK_GLASS_MINUTES * 60_000).toISOString()
    return db.as(viewerOf(account), async tx => {
      const found = await readMatter(tx, account.tenant, params.id)
      if (found === undefined) throw problems.notFound()
      if (relationsOf(found.matter, actorOf(account)).size === 0) throw problems.notFound()
      const id = randomUUID()
      await tx.run(sql`INSERT INTO break_glass (tenant, id, account, matter, reason, granted_at, expires_at)
        VALUES (${account.tenant}, ${id}, ${account.id}, ${params.id}, ${body.reason}, ${now.toISOString()}, ${expiresAt})`)
      await writeFacts(tx, account.tenant, now, [
        {
          matter: params.id,
          version: found.matter.version,
          kind: 'personal-data.break-glass',
          occurredAt: now.toISOString(),
          actor: account.id,
          retention: 'audit',
          data: { by: account.id, reason: body.reason, grant: id },
        },
      ])
      return { id, expiresAt }
    })
  })

  app.serve(routes.listBreakGlass, async ({ account }) =>
    db.as(viewerOf(account), async tx => {
      const items = await tx.rows<{
        id: string
        account: string
        accountName: string
        matter: string
        number: string
        reason: string
        grantedAt: string
      }>(sql`
        SELECT b.id, b.account, a.name AS "accountName", b.matter, m.number, b.reason, b.granted_at AS "grantedAt"
        FROM break_glass b JOIN account a ON a.tenant = b.tenant AND a.id = b.account JOIN matter m ON m.tenant = b.tenant AND m.id = b.matter
        WHERE b.tenant = ${account.tenant} AND b.reviewed_at IS NULL AND b.account <> ${account.id} ORDER BY b.granted_at LIMIT 200`)
      return { items }
    }),
  )

  app.serve(routes.reviewBreakGlass, async ({ account, params, body, now }) =>
    db.as(viewerOf(account), async tx => {
      const row = await tx.first<{ matter: string; version: number }>(sql`
        SELECT b.matter, m.version FROM break_glass b JOIN matter m ON m.tenant = b.tenant AND m.id = b.matter
        WHERE b.tenant = ${account.tenant} AND b.id = ${params.id}::uuid AND b.reviewed_at IS NULL AND b.account <> ${account.id}`)
      if (row === undefined) throw problems.notFound()
      await tx.run(sql`UPDATE break_glass SET reviewed_by = ${account.id}, reviewed_at = ${now.toISOString()}, verdict = ${body.verdict}, review_note = ${body.note ?? null}
        WHERE tenant = ${account.tenant} AND id = ${params.id}::uuid`)
      await writeFacts(tx, account.tenant, now, [
        {
          matter: row.matter,
          version: row.version,
          kind: 'personal-data.reviewed',
          occurredAt: now.toISOString(),
          actor: account.id,
          retention: 'audit',
          data: { by: account.id, grant: params.id, verdict: body.verdict },
        },
      ])
      return { id: params.id }
    }),
  )

  app.serve(routes.searchPeople, async ({ account, body, now }) =>
    db.as(viewerOf(account), async tx => {
      const token = indexToken(services.keys, account.tenant, body.by, body.value)
      await writeFacts(tx, account.tenant, now, [
        {
          matter: null,
          version: 0,
          kind: 'personal-data.searched',
          occurredAt: now.toISOString(),
          actor: account.id,
          retention: 'audit',
          data: { by: account.id, kind: body.by, reason: body.reason, token },
        },
      ])
      const refs = await tx.rows<{ ref: string }>(
        sql`SELECT ref FROM term WHERE tenant = ${account.tenant} AND kind = 'party' AND term = ${token} LIMIT 200`,
      )
      const rows = await listByIds(
        tx,
        account.tenant,
        refs.map(r => r.ref),
      )
      return { items: rows.map(row => toSummary(row, account.org)), next: null }
    }),
  )
}
