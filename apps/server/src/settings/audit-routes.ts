import { type Query, routes } from '@fangwei/contract/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { sendFile } from '../jobs/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import { isSealed } from '../platform/secrets/index.ts'
import { csvOf } from '../registers/index.ts'
import type { Services } from '../services.ts'
import { remember } from './acting.ts'
import { auditSheet } from './audit-sheet.ts'

const PAGE = 50
const MOST_EXPORTED = 5000

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

  const read = async (
    account: Account,
    query: Query<typeof routes.getAudit>,
    limit: number,
    noted: Noted,
    now: Date,
  ) => {
    const directory = await directories.of(account.tenant)
    const path = directory.pathOf(account.org) ?? []
    const below =
      path.length === 1 ? null : [...directory.orgs.values()].filter(o => o.path.includes(account.org)).map(o => o.code)
    const before = readCursor(query.cursor)
    return db.as(viewerOf(account), async tx => {
      // A next page is the same look.
      if (before === undefined)
        await remember(tx, account, now, noted.kind, {
          account: query.account ?? null,
          kind: query.kind ?? null,
          ...noted.data,
        })
      // Payloads without a matter belong to nobody's sight but the system's; the permission of this route opens them.
      tx.asSystem()
      const rows = await auditRows(tx, account.tenant, { ...query, before, below, limit: limit + 1 })
      return rows.map(({ bytes, ...row }) => ({ ...row, data: bytes === null ? null : shown(JSON.parse(bytes)) }))
    })
  }

  app.serve(routes.getAudit, async ({ account, query, now }) => {
    const limit = query.limit ?? PAGE
    const rows = await read(account, query, limit, { kind: 'audit.read' }, now)
    const items = rows.slice(0, limit)
    return { items, next: rows.length > limit ? Buffer.from(String(items.at(-1)!.fact)).toString('base64url') : null }
  })

  app.serve(routes.exportAudit, async ({ account, query, now, reply }) => {
    const { reason, language = 'zh', ...filters } = query
    const noted = { kind: 'audit.exported', data: { reason } }
    const rows = await read(account, filters, MOST_EXPORTED, noted, now)
    if (rows.length > MOST_EXPORTED)
      throw problems.invalid(
        `结果超过 ${MOST_EXPORTED} 条，请缩小时间范围`,
        `There are more than ${MOST_EXPORTED} records: narrow the span`,
        ['from', 'to'],
      )
    const sheet = auditSheet(rows, language, `${account.name} ${now.toISOString()}`)
    await sendFile(reply, csvOf(sheet), `audit-${now.toISOString().slice(0, 10)}.csv`)
    return {}
  })
}

interface Noted {
  readonly kind: string
  readonly data?: Readonly<Record<string, unknown>>
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
  if (!/^\d{1,15}$/.test(text)) throw problems.badCursor()
  return Number(text)
}
