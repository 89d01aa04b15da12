import { randomUUID } from 'node:crypto'
import { routes } from '@fangwei/contract/index.ts'
import { isCommonAction, type MatterType, relationsOf } from '@fangwei/domain/loop/index.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { type Account, actorOf, viewerOf } from '../access/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { act, NotFound, openMatter, Refused, readMatter, type Surroundings } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type App, Problem, problems } from '../platform/http/index.ts'
import { indexToken } from '../platform/secrets/index.ts'
import { type Services, surroundings } from '../services.ts'
import { checkCommon, checkValues } from './check-input.ts'
import { once } from './idempotency.ts'
import { listByIds, listMatters, listQueue } from './list.ts'
import { toSummary } from './summary.ts'
import { timelineOf } from './timeline.ts'
import { viewIfSeen, viewMatter } from './view.ts'

const BREAK_GLASS_MINUTES = 30

export function serveMatters(app: App<Account>, services: Services): void {
  const { db, directories } = services

  app.serve(routes.listMatters, async ({ account, query }) => {
    const directory = await directories.of(account.tenant)
    return db.as(viewerOf(account), tx => listMatters(tx, account, directory, query))
  })

  app.serve(routes.listQueue, async ({ account, query }) => {
    const directory = await directories.of(account.tenant)
    return db.as(viewerOf(account), tx => listQueue(tx, account, directory, query))
  })

  app.serve(routes.getMatter, async ({ account, params, now }) => {
    const around = await surroundings(services, account.tenant, now)
    return db.as(viewerOf(account), tx => viewMatter(tx, around, account, params.id))
  })

  app.serve(routes.getTimeline, async ({ account, params, query, now }) => {
    const around = await surroundings(services, account.tenant, now)
    return db.as(viewerOf(account), tx => timelineOf(tx, around, account, params.id, query))
  })

  app.serve(routes.openMatter, async ({ account, body, now, request }) => {
    const type = knownType(body.type)
    checkValues(type, body.fields)
    const around = await surroundings(services, account.tenant, now)
    const answer = { id: randomUUID() as string }
    return doneThenSeen(around, account, tx =>
      once(tx, { account, request, body, now, answer }, () =>
        openMatter(tx, around, actorOf(account), {
          type,
          id: answer.id,
          unit: body.unit,
          fields: body.fields,
          ...(body.occurredAt === undefined ? {} : { occurredAt: new Date(body.occurredAt) }),
        }),
      ),
    )
  })

  /**
   * What was done and the matter as it then is, in one transaction. The act may have moved the matter out of this
   * account's sight: then it stays done, and the answer says so.
   */
  async function doneThenSeen(around: Surroundings, account: Account, work: (tx: Tx) => Promise<{ id: string }>) {
    const view = await db.as(viewerOf(account), async tx => {
      const { id } = await work(tx)
      tx.asViewer()
      return viewIfSeen(tx, around, account, id)
    })
    if (view === undefined) throw problems.movedAway()
    return view
  }

  const actOn = (
    tx: Tx,
    around: Surroundings,
    account: Account,
    id: string,
    body: { action: string; version?: number; input?: Record<string, unknown>; occurredAt?: string },
  ) => {
    const input = body.input ?? {}
    return act(tx, around, actorOf(account), {
      matter: id,
      action: body.action,
      input,
      check: type => (isCommonAction(body.action) ? checkCommon(input) : checkValues(type, input)),
      ...(body.version === undefined ? {} : { expectedVersion: body.version }),
      ...(body.occurredAt === undefined ? {} : { occurredAt: new Date(body.occurredAt) }),
    })
  }

  app.serve(routes.actOnMatter, async ({ account, params, body, now, request }) => {
    // Read before the transaction: inside it, a second connection is one that waiting twins may hold.
    const around = await surroundings(services, account.tenant, now)
    const answer = { id: params.id }
    return doneThenSeen(around, account, tx =>
      once(tx, { account, request, body, now, answer }, () => actOn(tx, around, account, params.id, body)),
    )
  })

  app.serve(routes.actOnMany, async ({ account, body, now, request }) => {
    // The key stands for the whole request; each matter of it is done once, and one that was refused may be tried again.
    await db.as(viewerOf(account), tx => once(tx, { account, request, body, now, answer: {} }, async () => undefined))
    const items = []
    for (const one of body.matters) {
      const around = await surroundings(services, account.tenant, now)
      const given = {
        action: body.action,
        ...(body.input === undefined ? {} : { input: body.input }),
        ...(one.version === undefined ? {} : { version: one.version }),
      }
      try {
        await db.as(viewerOf(account), tx =>
          once(tx, { account, request, body: { ...given, id: one.id }, now, answer: {}, part: one.id }, () =>
            actOn(tx, around, account, one.id, given),
          ),
        )
        items.push({ id: one.id, ok: true })
      } catch (error) {
        const problem = error instanceof Problem ? error : translateRefusal(error)
        if (problem === undefined) throw error
        items.push({ id: one.id, ok: false, code: problem.code, ...problem.label })
      }
    }
    return { items }
  })

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

function knownType(name: string): MatterType {
  const type = findMatterType(name)
  if (type === undefined) throw problems.invalid('没有这种事项类型', 'There is no such matter type', ['type'])
  return type
}

const STATUS: Readonly<Record<string, number>> = {
  'not-allowed': 403,
  'wrong-state': 409,
  'stale-version': 409,
  claimed: 409,
  'second-person': 403,
}

/** Refusals of the core as problems; what is out of sight is not found. */
export function translateRefusal(error: unknown): Problem | undefined {
  if (error instanceof NotFound) return problems.notFound()
  if (!(error instanceof Refused)) return undefined
  const { code, label, fields } = error.refusal
  return new Problem(
    STATUS[code] ?? 422,
    code,
    label,
    { zh: '按提示补充或刷新后再办；其他内容未改动', en: 'Do as it says, or reload and try again; nothing was changed' },
    fields,
  )
}
