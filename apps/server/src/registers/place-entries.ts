import type { EntryValues, Fault, Register } from '@fangwei/domain/registers/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'

/** Levels that the store indexes (`l0` to `l4`). */
export const DEEPEST = 5

export interface Place {
  readonly org: string
  readonly path: readonly string[]
}

export type Placed = { readonly ok: true; readonly place: Place } | { readonly ok: false; readonly fault: Fault }

/**
 * Where each entry belongs, in the order given, with its references looked up in the sight of the transaction:
 * what is not there and what may not be seen are refused alike.
 */
export async function placeEntries(
  tx: Tx,
  tenant: number,
  register: Register,
  entries: readonly { readonly id: string; readonly values: EntryValues }[],
): Promise<Placed[]> {
  const { belongs } = register
  const targets = belongs.by === 'entry' ? register.links![belongs.field]! : 'org'
  const places = await pathsOf(tx, tenant, targets, idsIn(entries, belongs.field))
  const links = await linkedIds(tx, tenant, register, entries)
  return entries.map(({ id, values }) => {
    // One that must be there is missed by the entry's own check.
    for (const [field, target] of Object.entries(register.links ?? {}))
      if (values[field] !== undefined && values[field] !== null && !links.get(target)!.has(String(values[field])))
        return { ok: false, fault: unknownLink(register, field) }
    const named = values[belongs.field]
    if (belongs.by === 'parent') return placeOrg(register, id, named, places)
    const place = typeof named === 'string' ? places.get(named) : undefined
    return place === undefined ? { ok: false, fault: unknownLink(register, belongs.field) } : { ok: true, place }
  })
}

function placeOrg(register: Register, id: string, parent: unknown, places: ReadonlyMap<string, Place>): Placed {
  const { field } = register.belongs
  if (parent === undefined || parent === null) return { ok: true, place: { org: id, path: [id] } }
  const above = places.get(String(parent))
  if (above === undefined) return { ok: false, fault: unknownLink(register, field) }
  if (above.path.includes(id))
    return {
      ok: false,
      fault: { field, zh: '上级机构不能是自己或自己的下级', en: 'An organisation cannot be below itself' },
    }
  if (above.path.length >= DEEPEST)
    return {
      ok: false,
      fault: { field, zh: `机构最多 ${DEEPEST} 级`, en: `Organisations go ${DEEPEST} levels deep at most` },
    }
  return { ok: true, place: { org: id, path: [...above.path, id] } }
}

const unknownLink = (register: Register, field: string): Fault => {
  const { zh, en } = register.fields[field]!.label
  return {
    field,
    zh: `“${zh}”所指的条目不存在，或不在您的权限内`,
    en: `“${en}” names nothing that is there and yours to see`,
  }
}

const idsIn = (entries: readonly { readonly values: EntryValues }[], field: string) => [
  ...new Set(entries.map(e => e.values[field]).filter((v): v is string => typeof v === 'string')),
]

async function pathsOf(tx: Tx, tenant: number, target: string, ids: readonly string[]): Promise<Map<string, Place>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.rows<{ id: string; org: string; path: string[] }>(sql`
    SELECT id, org, path FROM register_entry WHERE tenant = ${tenant} AND register = ${target} AND id = ANY (${ids}::text[])`)
  return new Map(rows.map(({ id, org, path }) => [id, { org, path }]))
}

async function linkedIds(
  tx: Tx,
  tenant: number,
  register: Register,
  entries: readonly { readonly values: EntryValues }[],
): Promise<Map<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>()
  for (const [field, target] of Object.entries(register.links ?? {})) {
    const known = await pathsOf(tx, tenant, target, idsIn(entries, field))
    found.set(target, new Set([...(found.get(target) ?? []), ...known.keys()]))
  }
  return found
}
