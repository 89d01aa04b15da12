import { routes } from '@fangwei/contract/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import { isSealed } from '../platform/secrets/index.ts'
import type { Services } from '../services.ts'
import { remember } from './acting.ts'

const PAGE = 50

interface Row {
  fact: number
  kind: string
  account: string
  accountName: string | null
  matter: string | null
  occurredAt: string
  recordedAt: string
  bytes: string | null
}

/** The audit trail for the auditor: acts beside matters and every look at personal data; never what matters say. */
export function serveAudit(app: App<Account>, services: Services): void {
  const { db, directories } = services

  app.serve(routes.getAudit, async ({ account, query, now }) => {
    const directory = await directories.of(account.tenant)
    const path = directory.pathOf(account.org) ?? []
    const below =
      path.length === 1 ? null : [...directory.orgs.values()].filter(o => o.path.includes(account.org)).map(o => o.code)
    const before = readCursor(query.cursor)
    const limit = query.limit ?? PAGE
    const rows = await db.as(viewerOf(account), async tx => {
      if (before === undefined)
        await remember(tx, account, now, 'audit.read', { account: query.account ?? null, kind: query.kind ?? null })
      // Payloads without a matter belong to nobody's sight but the system's; the permission of this route opens them.
      await tx.asSystem()
      return auditRows(tx, account.tenant, { ...query, before, below, limit: limit + 1 })
    })
    const page = rows.slice(0, limit)
    return {
      items: page.map(({ bytes, ...row }) => ({ ...row, data: bytes === null ? null : shown(JSON.parse(bytes)) })),
      next: rows.length > limit ? Buffer.from(String(page.at(-1)!.fact)).toString('base64url') : null,
    }
  })
}

interface Wanted {
  readonly account?: string
  readonly kind?: string
  readonly from?: string
  readonly to?: string
  readonly before: number | undefined
  /** Organisations whose accounts this auditor audits; null: everybody, the system included. */
  readonly below: readonly string[] | null
  readonly limit: number
}

function auditRows(tx: Tx, tenant: number, wanted: Wanted): Promise<Row[]> {
  const values: unknown[] = [tenant]
  const parts = ['f.tenant = $1', "(f.matter IS NULL OR f.kind LIKE 'personal-data.%')"]
  const add = (part: (at: string) => string, value: unknown) => {
    if (value !== undefined && value !== null) parts.push(part(`$${values.push(value)}`))
  }
  add(at => `f.actor = ${at}`, wanted.account)
  add(at => `starts_with(f.kind, ${at})`, wanted.kind)
  add(at => `f.recorded_at >= ${at}::timestamptz`, wanted.from)
  add(at => `f.recorded_at < ${at}::timestamptz`, wanted.to)
  add(at => `f.id < ${at}::bigint`, wanted.before)
  add(at => `a.org = ANY (${at}::text[])`, wanted.below)
  return tx.rows<Row>(
    statement(
      `SELECT f.id AS fact, f.kind, f.actor AS account, a.name AS "accountName", f.matter, f.occurred_at AS "occurredAt",
         f.recorded_at AS "recordedAt", p.bytes
       FROM fact f LEFT JOIN account a ON a.tenant = f.tenant AND a.id = f.actor
       LEFT JOIN fact_payload p ON p.tenant = f.tenant AND p.fact = f.id
       WHERE ${parts.join(' AND ')} ORDER BY f.id DESC LIMIT ${wanted.limit}`,
      values,
    ),
  )
}

/** Sealed values stay closed to the auditor too: what was done is audited, not whom it concerned. */
function shown(data: unknown): Record<string, unknown> {
  const visit = (value: unknown): unknown => {
    if (isSealed(value)) return '••••'
    if (Array.isArray(value)) return value.map(visit)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, visit(inner)]))
    return value
  }
  return visit(data) as Record<string, unknown>
}

function readCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined
  const text = Buffer.from(cursor, 'base64url').toString('latin1')
  if (!/^\d{1,15}$/.test(text)) throw problems.invalid('翻页标记无效', 'The page cursor is not valid', ['cursor'])
  return Number(text)
}
