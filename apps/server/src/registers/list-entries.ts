import type { Query, routes } from '@fangwei/contract/index.ts'
import type { Register } from '@fangwei/domain/registers/index.ts'
import { queryTerms } from '@fangwei/domain/text/index.ts'
import type { Account } from '../access/index.ts'
import type { Directory } from '../directory/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'
import { problems, readCursor, writeCursor } from '../platform/http/index.ts'
import type { Keys } from '../platform/secrets/index.ts'
import { scopeOf, todayOf } from './authorise.ts'
import { ENTRY_COLUMNS, type ShownRow } from './view-entry.ts'
import { termKind, tokenOf } from './write-entries.ts'

export type ListQuery = Omit<Query<typeof routes.listEntries>, 'cursor' | 'limit'>
export interface EntryPage {
  readonly rows: readonly ShownRow[]
  readonly next: string | null
}

interface Asked {
  readonly account: Account
  readonly directory: Directory
  readonly keys: Keys
  readonly register: Register
  readonly query: ListQuery
  readonly now: Date
}

/** Entries of one register in one indexed scope, by name, a page at a time. */
export async function listEntries(tx: Tx, asked: Asked, limit: number, cursor?: string): Promise<EntryPage> {
  const { register, account } = asked
  const { org, level } = scopeOf(account, asked.directory, asked.query.scope)
  const values: unknown[] = [account.tenant, org]
  // The register's name is written out, from its declaration, so that the partial indexes of lists apply.
  const parts = ['e.tenant = $1', `e.register = '${register.register}'`, `e.l${level} = $2`]
  const say = (part: (...at: string[]) => string, ...given: unknown[]) => {
    const first = values.push(...given) - given.length
    parts.push(part(...given.map((_, at) => `$${first + at + 1}`)))
  }
  inForce(asked, say)
  filtered(asked, say)
  searched(asked, say)
  const after = readCursor(cursor, 2)
  if (after !== undefined) say((name, id) => `(e.name, e.id) > (${name}, ${id})`, ...after)
  const rows = await tx.rows<ShownRow>(
    statement(
      `SELECT ${ENTRY_COLUMNS} FROM register_entry e WHERE ${parts.join(' AND ')} ORDER BY e.name, e.id LIMIT ${limit + 1}`,
      values,
    ),
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last !== undefined ? writeCursor([last.name, last.id]) : null }
}

type Say = (part: (...at: string[]) => string, ...given: unknown[]) => void

function inForce({ query, directory, now }: Asked, say: Say): void {
  if (query.all === true) return
  const day = query.asOf ?? todayOf(directory, now)
  if (Number.isNaN(Date.parse(day))) throw problems.invalid('“asOf”不是有效日期', '“asOf” is not a day', ['asOf'])
  say(d => `e.valid_from <= ${d}::date AND (e.valid_to IS NULL OR e.valid_to >= ${d}::date)`, day)
}

function filtered({ register, query }: Asked, say: Say): void {
  const linked = Object.entries(register.links ?? {})
  const refused = (name: string) =>
    problems.invalid(`这类基础信息不能按“${name}”筛选`, `This register has no filter “${name}”`, [name])
  if (query.kind !== undefined) {
    if (!('kind' in register.fields)) throw refused('kind')
    say(kind => `e.kind = ${kind}`, query.kind)
  }
  for (const target of ['household', 'resident'] as const) {
    const id = query[target]
    if (id === undefined) continue
    const columns = linked.flatMap(([, to], at) => (to === target ? [at === 0 ? 'e.link' : 'e.other_link'] : []))
    if (columns.length === 0) throw refused(target)
    say(at => `(${columns.map(column => `${column} = ${at}`).join(' OR ')})`, id)
  }
}

/** Words by prefix through the term table; people by the whole name, phone or number, which has its own kind of token. */
function searched({ register, query, keys, account }: Asked, say: Say): void {
  const { q } = query
  if (q === undefined) {
    if (!register.browsable && query.household === undefined && query.resident === undefined) throw tooBroad()
    return
  }
  // The terms are read first, whatever the planner thinks of the rest.
  const found = (condition: string, kind: string) =>
    `e.id = ANY (ARRAY(SELECT t.ref FROM term t WHERE t.tenant = $1 AND t.kind = ${kind} AND ${condition}))`
  if (register.search.length === 0) {
    const tokens = [...new Set(Object.values(register.tokens))].flatMap(kind => tokenOf(account.tenant, keys, kind, q))
    if (tokens.length === 0)
      throw problems.invalid('这类基础信息不能按文字查找', 'This register cannot be searched', ['q'])
    say((kind, at) => found(`t.term = ANY (${at}::text[])`, kind), termKind(register), tokens)
    return
  }
  const terms = queryTerms(q)
  if (terms.length === 0) throw problems.invalid('请输入文字、拼音或数字', 'Type words, pinyin or numbers', ['q'])
  for (const term of terms)
    say(
      (kind, from, to) => found(`t.term >= ${from} AND t.term < ${to}`, kind),
      termKind(register),
      term,
      `${term}\u{10FFFF}`,
    )
}

/** A whole list of people serves no purpose of one task (PIPL art 6). */
const tooBroad = () =>
  problems.invalid(
    '人员信息不提供整表浏览：请指定户或人员，或写明事由后按姓名、电话、证件号查找',
    'People are not listed whole: name a household or a person, or look for a name, phone or ID number with a reason',
    ['q'],
  )

/** Whether the query looks for a person, which needs a reason and is recorded. */
export const looksForPerson = (register: Register, query: ListQuery): boolean =>
  query.q !== undefined && register.search.length === 0
