import { moveUnit, onDuty, type UnitEvent, type UnitState } from '@fangwei/domain/units/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'

export interface UnitChange {
  readonly unit: string
  readonly event: UnitEvent
  readonly at: Date
  readonly by: string
  /** The dispatch it is held by, for `assign`; for events of a dispatch, the one that must hold it. */
  readonly dispatch?: string
  /** Said by a person and not by a dispatch: it leaves a fact of its own. */
  readonly reason?: string
}

interface Row {
  readonly state: UnitState
  readonly dispatch: string | null
  readonly since: string
}

/**
 * The one place where a unit's state changes: locks its row and moves it along the domain's table. Undefined when
 * the move is not possible, or when another dispatch holds the unit. The transaction must act as the system.
 */
export async function changeUnit(tx: Tx, tenant: number, change: UnitChange): Promise<UnitState | undefined> {
  const row = await lockUnit(tx, tenant, change.unit)
  if (row === undefined) return undefined
  if (change.event !== 'assign' && change.dispatch !== undefined && row.dispatch !== change.dispatch) return undefined
  const next = moveUnit(row.state, change.event)
  if (next === undefined) return undefined
  const held = change.event === 'release' ? null : (change.dispatch ?? row.dispatch)
  await tx.run(sql`UPDATE unit_state SET state = ${next}, since = ${change.at.toISOString()}::timestamptz, dispatch = ${held}::uuid, changed_by = ${change.by}
    WHERE tenant = ${tenant} AND unit = ${change.unit}`)
  if (!onDuty(next)) await tx.run(sql`DELETE FROM unit_position WHERE tenant = ${tenant} AND unit = ${change.unit}`)
  if (change.dispatch === undefined)
    await writeFacts(tx, tenant, change.at, [
      {
        matter: null,
        version: 0,
        kind: `unit.${change.event}`,
        occurredAt: change.at.toISOString(),
        actor: change.by,
        retention: 'audit',
        data: {
          unit: change.unit,
          from: row.state,
          to: next,
          ...(change.reason === undefined ? {} : { reason: change.reason }),
        },
      },
    ])
  return next
}

/** The row of a unit, made from its register entry when it has none yet. */
async function lockUnit(tx: Tx, tenant: number, unit: string): Promise<Row | undefined> {
  const read = () =>
    tx.first<Row>(
      sql`SELECT state, dispatch, since FROM unit_state WHERE tenant = ${tenant} AND unit = ${unit} FOR UPDATE`,
    )
  const known = await read()
  if (known !== undefined) return known
  await tx.run(sql`INSERT INTO unit_state (tenant, unit, path, state, since, changed_by)
    SELECT tenant, id, path, 'off', changed_at, 'system' FROM register_entry
    WHERE tenant = ${tenant} AND register = 'unit' AND id = ${unit} ON CONFLICT DO NOTHING`)
  return read()
}
