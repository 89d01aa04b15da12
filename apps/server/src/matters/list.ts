import type { Query, Reply, routes } from '@fangwei/contract/index.ts'
import { matterTypes } from '@fangwei/domain/matters/index.ts'
import type { Account } from '../access/index.ts'
import type { Directory } from '../directory/index.ts'
import { sql, statement, type Tx } from '../platform/db/index.ts'
import { problems, readCursor, writeCursor } from '../platform/http/index.ts'
import { type Found, findWords, newestWith, type Place } from '../search/index.ts'
import { awaiting } from './awaiting.ts'
import { LIST_COLUMNS, type ListRow, toSummary } from './summary.ts'

type Page = Reply<typeof routes.listMatters>
const PAGE = 50
const NUMBERS_AT_MOST = 500
/** What a partner is not shown it cannot search by either. */
const SHARE_CATEGORY = matterTypes.filter(t => t.partnersSee?.includes('category')).map(t => t.type)

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
  if (query.category !== undefined && account.roles.includes('partner'))
    where.add(n => `m.type = ANY (${n}::text[])`, SHARE_CATEGORY)
  if (query.open !== undefined) where.say(query.open ? 'NOT m.closed' : 'm.closed')
  if (query.from !== undefined) where.add(n => `m.occurred_at >= ${n}::timestamptz`, query.from)
  if (query.to !== undefined) where.add(n => `m.occurred_at < ${n}::timestamptz`, query.to)
  const after = readCursor(query.cursor, 2)
  const found = query.q === undefined ? { more: null } : await searched(tx, where, account, query.q, after)
  if (found === undefined) return { items: [], next: null }
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
  const listed = page(rows, limit, account.org, row => [row.occurred_at, row.id])
  return listed.next === null && found.more !== null ? { ...listed, next: writeCursor(found.more) } : listed
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
  return page(rows, limit, account.org, row => [
    row.grade ?? 5,
    (row as ListRow & { due: string }).due,
    row.opened_at,
    row.id,
  ])
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

/**
 * Narrows a list to the matters a query finds, by number or by all its words, from a place in the list on. Returns the
 * place to go on from when only part of them was looked at; undefined when nothing can be found.
 */
async function searched(
  tx: Tx,
  where: Where,
  account: Account,
  q: string,
  after: unknown[] | undefined,
): Promise<{ more: readonly unknown[] | null } | undefined> {
  const sought = account.roles.includes('partner') ? undefined : await findWords(tx, account.tenant, q)
  const numbered = await byNumber(tx, account.tenant, q)
  if (sought === undefined && numbered.length === 0) return undefined
  const found =
    sought === undefined ? NOTHING : await newestWith(tx, account.tenant, sought, after as Place | undefined)
  where.add(n => `m.id = ANY (${n}::uuid[])`, [...numbered, ...found.matters])
  for (const words of found.others)
    where.add(
      n =>
        `EXISTS (SELECT FROM matter_words w WHERE w.tenant = m.tenant AND w.matter = m.id AND w.words && ${n}::text[])`,
      words,
    )
  return { more: found.more }
}

const NOTHING: Found = { matters: [], others: [], more: null }

/** Matters whose own number begins with these digits. */
async function byNumber(tx: Tx, tenant: number, q: string): Promise<string[]> {
  const number = /^[0-9]{6,}$/.exec(q.trim())?.[0]
  if (number === undefined) return []
  const rows = await tx.rows<{ id: string }>(
    sql`SELECT id FROM matter WHERE tenant = ${tenant} AND number >= ${number} AND number < ${`${number}:`} ORDER BY number DESC LIMIT ${NUMBERS_AT_MOST}`,
  )
  return rows.map(r => r.id)
}

function page(rows: readonly ListRow[], limit: number, org: string, key: (row: ListRow) => unknown[]): Page {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(row => toSummary(row, org)),
    next: rows.length > limit && last !== undefined ? writeCursor(key(last)) : null,
  }
}
