import type { EntryValues, Register, TokenKind } from '@fangwei/domain/registers/index.ts'
import { searchTerms } from '@fangwei/domain/text/index.ts'
import { maskValue } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { indexToken, type Keys, seal } from '../platform/secrets/index.ts'
import { type Entry, SEALED } from './entry.ts'

/** What is stored of an entry's values: sealed data, and the words and tokens it is found by. */
export interface Sealed {
  readonly data: EntryValues
  readonly terms: readonly string[]
}

export interface EntryWrite {
  readonly entry: Entry
  readonly isNew: boolean
  readonly sealed: Sealed
}

export const sealEntry = (tenant: number, keys: Keys, register: Register, values: EntryValues): Sealed => ({
  data: sealValues(keys, register, values),
  terms: termsOf(tenant, keys, register, values),
})

/** The kind under which the words and tokens of a register's entries stand in the term table. */
export const termKind = (register: Register): string => `register.${register.register}`

/**
 * Writes entries with everything they are found by, in few statements whatever their number. The caller has
 * checked, placed and locked them.
 */
export async function writeEntries(
  tx: Tx,
  tenant: number,
  register: Register,
  writes: readonly EntryWrite[],
  now: Date,
): Promise<void> {
  if (writes.length === 0) return
  const [link, otherLink] = Object.keys(register.links ?? {})
  const rows = writes.map(({ entry, sealed }) => ({
    id: entry.id,
    version: entry.version,
    org: entry.org,
    path: entry.path,
    link: link === undefined ? null : (entry.values[link] ?? null),
    other: otherLink === undefined ? null : (entry.values[otherLink] ?? null),
    name: shownName(register, entry.values),
    data: sealed.data,
    from: entry.validFrom,
    to: entry.validTo,
  }))
  await tx.run(sql`
    INSERT INTO register_entry (tenant, register, id, version, org, path, link, other_link, name, data, valid_from, valid_to, changed_at)
    SELECT ${tenant}, ${register.register}, i.id, i.version, i.org, i.path, i.link, i.other, i.name, i.data, i."from", i."to", ${now.toISOString()}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS i(id text, version int, org text, path text[], link text, other text, name text, data jsonb, "from" date, "to" date)
    ON CONFLICT (tenant, register, id) DO UPDATE SET version = excluded.version, org = excluded.org, path = excluded.path,
      link = excluded.link, other_link = excluded.other_link, name = excluded.name, data = excluded.data,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to, changed_at = excluded.changed_at`)
  await writeTerms(tx, tenant, register, writes)
}

/** What is shown in lists: the name itself when it is plain, else its mask, so that no name stands in clear. */
function shownName(register: Register, values: EntryValues): string {
  const field = register.fields[register.nameField]!
  const value = values[register.nameField]
  return String(field.privacy === 'plain' ? (value ?? '') : maskValue(field, value))
}

/** Plain fields as they are; the personal ones together under one seal, since they are read together. */
function sealValues(keys: Keys, register: Register, values: EntryValues): EntryValues {
  const plain: Record<string, unknown> = {}
  const personal: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values))
    if (value !== undefined && value !== null)
      (register.fields[name]!.privacy === 'plain' ? plain : personal)[name] = value
  return Object.keys(personal).length === 0 ? plain : { ...plain, [SEALED]: seal(keys, JSON.stringify(personal)) }
}

async function writeTerms(tx: Tx, tenant: number, register: Register, writes: readonly EntryWrite[]): Promise<void> {
  const kind = termKind(register)
  const changed = writes.filter(w => !w.isNew).map(w => w.entry.id)
  if (changed.length > 0)
    await tx.run(sql`DELETE FROM term WHERE tenant = ${tenant} AND kind = ${kind} AND ref = ANY (${changed}::text[])`)
  const terms: string[] = []
  const refs: string[] = []
  for (const { entry, sealed } of writes)
    for (const term of sealed.terms) {
      terms.push(term)
      refs.push(entry.id)
    }
  if (terms.length === 0) return
  // Neither terms nor ids hold a line break, and one text is read several times faster than an array of thousands.
  await tx.run(sql`INSERT INTO term (tenant, kind, term, ref) SELECT ${tenant}, ${kind}, i.term, i.ref
    FROM unnest(string_to_array(${terms.join('\n')}::text, chr(10)), string_to_array(${refs.join('\n')}::text, chr(10))) AS i(term, ref)`)
}

/** Words of the plain fields that are searched, keyed tokens of the personal ones. */
function termsOf(tenant: number, keys: Keys, register: Register, values: EntryValues): string[] {
  const words = register.search.flatMap(name => (typeof values[name] === 'string' ? searchTerms(values[name]) : []))
  const tokens = tokensOf(tenant, keys, register, values)
  return [...new Set([...words.slice(0, register.mostTerms ?? words.length), ...tokens])]
}

const tokensOf = (tenant: number, keys: Keys, register: Register, values: EntryValues): string[] =>
  Object.entries(register.tokens).flatMap(([name, kind]) => tokenOf(tenant, keys, kind, values[name]))

export const tokenOf = (tenant: number, keys: Keys, kind: TokenKind, value: unknown): string[] =>
  typeof value === 'string' && value.trim() !== '' ? [indexToken(keys, tenant, kind, value)] : []
