import type { Query, Reply, routes } from '@fangwei/contract/index.ts'
import { queryTerms } from '@fangwei/domain/text/index.ts'
import type { Account } from '../access/index.ts'
import type { Directory } from '../directory/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import { awaiting } from './awaiting.ts'
import { LIST_COLUMNS, type ListRow, toSummary } from './summary.ts'

type Page = Reply<typeof routes.listMatters>
const PAGE = 50
const FOUND_AT_MOST = 500

/** Text of a statement built from fixed parts, its values numbered as they are added. */
class Where {
  readonly values: unknown[] = []
  readonly parts: string[] = []
  add(part: (n: string) => string, value: unknown): void {
    this.values.push(value)
    this.parts.push(part(`$${this.values.length}`))
  }
  say(part: string): void {
    this.parts.push(part)
  }
}

/**
 * The indexed scope of a list: one organisation's level column, or, for partner agencies, the matters they were
 * asked to join. Refuses (as not found) an organisation outside the account's own.
 */
function scoped(where: Where, account: Account, directory: Directory, scope: string | undefined): string {
  where.add(n => `m.tenant = ${n}`, account.tenant)
  if (account.roles.includes('partner')) {
    where.add(n => `p.tenant = ${n}`, account.tenant)
    where.add(n => `p.org = ${n}`, account.org)
    return 'matter_partner p JOIN matter m ON m.tenant = p.tenant AND m.id = p.matter'
  }
  const org = scope ?? account.org
  const path = directory.pathOf(org)
  if (path === undefined || !path.includes(account.org)) throw problems.notFound()
  where.add(n => `m.l${path.length - 1} = ${n}`, org)
  return 'matter m'
}

/** Newest first, by keyset. */
export async function listMatters(
  tx: Tx,
  account: Account,
  directory: Directory,
  query: Query<typeof routes.listMatters>,
): Promise<Page> {
  const where = new Where()
  const from = scoped(where, account, directory, query.scope)
  for (const name of ['type', 'state', 'category', 'grade', 'lapsed'] as const)
    if (query[name] !== undefined) where.add(n => `m.${name} = ${n}`, query[name])
  if (query.open !== undefined) where.say(query.open ? 'NOT m.closed' : 'm.closed')
  if (query.from !== undefined) where.add(n => `m.occurred_at >= ${n}::timestamptz`, query.from)
  if (query.to !== undefined) where.add(n => `m.occurred_at < ${n}::timestamptz`, query.to)
  if (query.q !== undefined) await searched(tx, where, account, query.q)
  const after = readCursor(query.cursor, 2)
  if (after !== undefined) {
    where.values.push(after[0], after[1])
    where.say(`(m.occurred_at, m.id) < ($${where.values.length - 1}::timestamptz, $${where.values.length}::uuid)`)
  }
  const limit = query.limit ?? PAGE
  const rows = await tx.rows<ListRow>(
    statement(
      `SELECT ${LIST_COLUMNS} FROM ${from} WHERE ${where.parts.join(' AND ')} ORDER BY m.occurred_at DESC, m.id DESC LIMIT ${limit + 1}`,
      where.values,
    ),
  )
  return page(rows, limit, row => [row.occurred_at, row.id])
}

/** Open matters, most urgent first: grade, the clock that runs out next, age. */
export async function listQueue(
  tx: Tx,
  account: Account,
  directory: Directory,
  query: Query<typeof routes.listQueue>,
): Promise<Page> {
  const where = new Where()
  const from = scoped(where, account, directory, query.scope)
  where.say('NOT m.closed')
  for (const name of ['type', 'state', 'grade', 'lapsed'] as const)
    if (query[name] !== undefined) where.add(n => `m.${name} = ${n}`, query[name])
  if (query.awaits !== undefined)
    where.add(n => `m.type || ':' || m.state = ANY (${n}::text[])`, awaiting(query.awaits))
  if (query.dueBefore !== undefined) where.add(n => `m.next_due <= ${n}::timestamptz`, query.dueBefore)
  if (query.mine === true)
    where.add(
      n => `m.holder_post = ANY (${n}::text[])`,
      account.duties.map(d => d.post),
    )
  if (query.notAccepted === true) {
    where.add(
      n => `m.holder_post = ANY (${n}::text[])`,
      account.duties.map(d => d.post),
    )
    where.add(
      n => `(m.holder_shift IS NULL OR m.holder_shift <> ALL (${n}::text[]))`,
      account.duties.map(d => d.shift),
    )
  }
  const after = readCursor(query.cursor, 4)
  if (after !== undefined) {
    const base = where.values.length
    where.values.push(...after)
    where.say(
      `(m.rank, m.next_due, m.opened_at, m.id) > ($${base + 1}::smallint, $${base + 2}::timestamptz, $${base + 3}::timestamptz, $${base + 4}::uuid)`,
    )
  }
  const limit = query.limit ?? PAGE
  const rows = await tx.rows<ListRow & { due: string }>(
    statement(
      `SELECT ${LIST_COLUMNS}, m.next_due::text AS due FROM ${from} WHERE ${where.parts.join(' AND ')} ORDER BY m.rank, m.next_due, m.opened_at, m.id LIMIT ${limit + 1}`,
      where.values,
    ),
  )
  return page(rows, limit, row => [row.grade ?? 5, (row as ListRow & { due: string }).due, row.opened_at, row.id])
}

/** Matters by their ids, in sight, newest first. */
export async function listByIds(tx: Tx, tenant: number, ids: readonly string[]): Promise<ListRow[]> {
  if (ids.length === 0) return []
  return tx.rows<ListRow>(
    statement(
      `SELECT ${LIST_COLUMNS} FROM matter m WHERE m.tenant = $1 AND m.id = ANY ($2::uuid[]) ORDER BY m.occurred_at DESC, m.id DESC`,
      [tenant, ids],
    ),
  )
}

/** A number is looked up by its prefix, words through the term table; several words must all match. */
async function searched(tx: Tx, where: Where, account: Account, q: string): Promise<void> {
  const number = /^[0-9]{6,}$/.exec(q.trim())?.[0]
  if (number !== undefined) {
    where.add(n => `m.number >= ${n}`, number)
    where.add(n => `m.number < ${n}`, `${number}:`)
    return
  }
  const groups = queryTerms(q)
  let ids: Set<string> | undefined
  for (const term of groups) {
    const rows = await tx.rows<{ ref: string }>(
      statement(
        `SELECT DISTINCT ref FROM term WHERE tenant = $1 AND kind = 'matter' AND term >= $2 AND term < $3 LIMIT ${FOUND_AT_MOST}`,
        [account.tenant, term, `${term}\u{10FFFF}`],
      ),
    )
    const found = new Set(rows.map(r => r.ref))
    ids = ids === undefined ? found : new Set([...ids].filter(id => found.has(id)))
  }
  where.add(n => `m.id = ANY (${n}::uuid[])`, [...(ids ?? [])])
}

function page(rows: readonly ListRow[], limit: number, key: (row: ListRow) => unknown[]): Page {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(toSummary),
    next: rows.length > limit && last !== undefined ? writeCursor(key(last)) : null,
  }
}

export const writeCursor = (key: readonly unknown[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

export function readCursor(cursor: string | undefined, parts: number): unknown[] | undefined {
  if (cursor === undefined) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(key) && key.length === parts && key.every(k => typeof k === 'string' || typeof k === 'number'))
      return key
  } catch {
    // Falls through to the refusal below.
  }
  throw problems.invalid('翻页标记无效', 'The page cursor is not valid', ['cursor'])
}
