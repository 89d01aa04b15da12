import type { EntryValues, Register } from '@fangwei/domain/registers/index.ts'
import { unsealFields } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import type { Keys } from '../platform/secrets/index.ts'

/** An entry with its values in clear: only inside a write or a recorded read. */
export interface Entry {
  readonly id: string
  readonly version: number
  readonly org: string
  /** Ancestors root first, the organisation it belongs to last. */
  readonly path: readonly string[]
  readonly values: EntryValues
  /** Days, both counted in. */
  readonly validFrom: string
  readonly validTo: string | null
}

export interface EntryRow {
  readonly id: string
  readonly version: number
  readonly org: string | null
  readonly path: string[]
  readonly name: string
  readonly data: EntryValues
  readonly valid_from: string
  readonly valid_to: string | null
}

/** The stored values, sealed ones still sealed, with what is kept in columns of its own put back under its field. */
export function storedValues(register: Register, row: EntryRow): EntryValues {
  const { nameField, belongs, fields } = register
  const named = fields[nameField]!.privacy === 'plain' ? { [nameField]: row.name } : {}
  const parent = row.path.at(-2)
  const placed =
    belongs.by === 'org'
      ? { [belongs.field]: row.org }
      : belongs.by === 'parent' && parent !== undefined
        ? { [belongs.field]: parent }
        : {}
  const known = Object.fromEntries(Object.entries(row.data).filter(([name]) => name in fields))
  return { ...named, ...placed, ...known }
}

/** Entries by id, locked until the transaction ends, in clear. */
export async function lockEntries(
  tx: Tx,
  tenant: number,
  keys: Keys,
  register: Register,
  ids: readonly string[],
): Promise<Map<string, Entry>> {
  const rows = await tx.rows<EntryRow>(sql`
    SELECT id, version, org, path, name, data, valid_from, valid_to FROM register_entry
    WHERE tenant = ${tenant} AND register = ${register.register} AND id = ANY (${ids}::text[]) FOR UPDATE`)
  return new Map(
    rows.map(row => [
      row.id,
      {
        id: row.id,
        version: row.version,
        org: row.org ?? row.path.at(-1) ?? '',
        path: row.path,
        values: unsealFields(keys, storedValues(register, row)),
        validFrom: row.valid_from,
        validTo: row.valid_to,
      },
    ]),
  )
}
