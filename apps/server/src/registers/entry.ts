import type { EntryValues, Register } from '@fangwei/domain/registers/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { isSealed, type Keys, unseal } from '../platform/secrets/index.ts'

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

/** The one member of `data` that holds all personal fields of an entry, sealed together. */
export const SEALED = 'sealed'

/**
 * An entry's values in clear, those kept in columns of their own put back under their fields. For the system's own
 * reckoning, for masking, and for a read that has been recorded.
 */
export function openValues(keys: Keys, register: Register, row: EntryRow): EntryValues {
  const { nameField, belongs, fields } = register
  const named = fields[nameField]!.privacy === 'plain' ? { [nameField]: row.name } : {}
  const known = Object.fromEntries(Object.entries(row.data).filter(([name]) => name in fields))
  const sealed = row.data[SEALED]
  const personal = isSealed(sealed) ? (JSON.parse(unseal(keys, sealed)) as EntryValues) : {}
  return { ...named, ...placedIn(belongs, row), ...known, ...personal }
}

function placedIn(belongs: Register['belongs'], row: EntryRow): EntryValues {
  const parent = row.path.at(-2)
  if (belongs.by === 'org') return { [belongs.field]: row.org }
  return belongs.by === 'parent' && parent !== undefined ? { [belongs.field]: parent } : {}
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
        values: openValues(keys, register, row),
        validFrom: row.valid_from,
        validTo: row.valid_to,
      },
    ]),
  )
}
