import type { Static, UnitView } from '@fangwei/contract/index.ts'
import { may } from '@fangwei/domain/access/index.ts'
import { ordersFrom } from '@fangwei/domain/units/index.ts'
import type { Account } from '../access/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import type { LiveUnit } from '../units/index.ts'

export type Shown = Static<typeof UnitView>

/** Units as one reader sees them. The caller has kept to the reader's scope. */
export async function viewUnits(tx: Tx, account: Account, units: readonly LiveUnit[]): Promise<Shown[]> {
  const orders = may(account.roles, 'unit.order')
  const names = await namesOf(tx, account.tenant, [...new Set(units.flatMap(unit => unit.members))])
  const parents = await parentsOf(
    tx,
    account.tenant,
    units.flatMap(unit => (unit.dispatch === null ? [] : [unit.dispatch])),
  )
  return units.map(unit => ({
    id: unit.id,
    name: { zh: unit.name, en: unit.nameEn },
    kind: unit.kind,
    org: unit.org,
    callSign: unit.callSign,
    members: unit.members.map(id => ({ id, name: names.get(id) ?? id })),
    skills: [...unit.skills],
    equipment: [...unit.equipment],
    station: unit.station,
    state: unit.state,
    since: unit.since,
    dispatch: unit.dispatch !== null && parents.has(unit.dispatch) ? unit.dispatch : null,
    matter: unit.dispatch === null ? null : (parents.get(unit.dispatch) ?? null),
    position:
      unit.fix === null
        ? null
        : {
            lng: unit.fix.lng,
            lat: unit.fix.lat,
            at: unit.fix.at,
            speedKmh: unit.fix.speedKmh,
            courseDeg: unit.fix.courseDeg,
          },
    orders: orders ? ordersFrom(unit.state) : [],
  }))
}

async function namesOf(tx: Tx, tenant: number, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.rows<{ id: string; name: string }>(
    sql`SELECT id, name FROM register_entry WHERE tenant = ${tenant} AND register = 'staff' AND id = ANY (${ids}::text[])`,
  )
  return new Map(rows.map(row => [row.id, row.name]))
}

/** The matters above dispatches, as far as the reader sees them. */
async function parentsOf(tx: Tx, tenant: number, ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.rows<{ id: string; parent: string | null }>(
    sql`SELECT id, parent FROM matter WHERE tenant = ${tenant} AND id = ANY (${ids}::uuid[])`,
  )
  return new Map(rows.map(row => [row.id, row.parent]))
}
