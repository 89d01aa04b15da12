import type { RegisterEntry, Static } from '@fangwei/contract/index.ts'
import { type EntryValues, personalFields, type Register } from '@fangwei/domain/registers/index.ts'
import type { Account } from '../access/index.ts'
import { maskValue } from '../loop/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'
import type { Keys } from '../platform/secrets/index.ts'
import { mayWrite } from './authorise.ts'
import { type EntryRow, openValues } from './entry.ts'

export type EntryView = Static<typeof RegisterEntry>
export interface ShownRow extends EntryRow {
  readonly changed_at: string
}

export const ENTRY_COLUMNS = 'e.id, e.version, e.org, e.path, e.name, e.data, e.valid_from, e.valid_to, e.changed_at'

/** Entries as one reader sees them: personal values masked, or in clear after a recorded reason. */
export async function viewEntries(
  tx: Tx,
  keys: Keys,
  account: Account,
  register: Register,
  rows: readonly ShownRow[],
  clear = false,
): Promise<EntryView[]> {
  const opened = rows.map(row => openValues(keys, register, row))
  const names = await namesOf(tx, account.tenant, register, opened)
  const personal = personalFields(register)
  return rows.map((row, at) => {
    const values = opened[at]!
    return {
      register: register.register,
      id: row.id,
      version: row.version,
      org: row.org ?? row.path.at(-1) ?? '',
      name: row.name,
      values: clear ? values : masked(register, personal, values),
      masked: clear ? [] : personal.filter(name => values[name] !== undefined),
      clear,
      names: Object.fromEntries(
        Object.keys(register.links ?? {}).flatMap(field => {
          const id = String(values[field])
          const name = names.get(`${register.links![field]} ${id}`)
          return name === undefined ? [] : [[id, name]]
        }),
      ),
      validFrom: row.valid_from,
      validTo: row.valid_to,
      changedAt: row.changed_at,
      mayWrite: mayWrite(account, register, row.path),
    }
  })
}

const masked = (register: Register, personal: readonly string[], values: EntryValues): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      personal.includes(name) ? maskValue(register.fields[name], value) : value,
    ]),
  )

/** What the linked entries are called, in the reader's sight; names of people come masked from the store. */
async function namesOf(
  tx: Tx,
  tenant: number,
  register: Register,
  values: readonly Readonly<Record<string, unknown>>[],
): Promise<Map<string, string>> {
  const wanted = Object.entries(register.links ?? {}).map(([field, target]) => ({
    target,
    ids: values.map(v => v[field]).filter((id): id is string => typeof id === 'string'),
  }))
  const names = new Map<string, string>()
  for (const { target, ids } of wanted) {
    if (ids.length === 0) continue
    const rows = await tx.rows<{ id: string; name: string }>(
      statement('SELECT id, name FROM register_entry WHERE tenant = $1 AND register = $2 AND id = ANY ($3::text[])', [
        tenant,
        target,
        [...new Set(ids)],
      ]),
    )
    for (const { id, name } of rows) names.set(`${target} ${id}`, name)
  }
  return names
}
