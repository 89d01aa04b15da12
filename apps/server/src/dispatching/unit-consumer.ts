import type { UnitEvent } from '@fangwei/domain/units/index.ts'
import type { Consumer, OrderedFact } from '../ledger/index.ts'
import { act, lockMatter, systemActor } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type Services, surroundings } from '../services.ts'
import { changeUnit } from '../units/index.ts'

/** What a dispatch says of the unit it holds. */
const events: Readonly<Record<string, UnitEvent>> = {
  'dispatch.departed': 'depart',
  'dispatch.arrived': 'arrive',
  'dispatch.arrived-by-position': 'arrive',
  'dispatch.fed-back': 'release',
  'dispatch.fed-back-outside': 'release',
  'dispatch.scene-handed-over': 'release',
  'dispatch.returned': 'release',
  'dispatch.cancelled': 'release',
  'dispatch.stood-down': 'release',
  'dispatch.passed-on': 'release',
}
const ANSWERED = 'dispatch.signed'

/** Follows the dispatches: the unit moves with them, and a signature answers the call and ends the others. */
export const unitConsumer = (services: Services): Consumer => ({
  name: 'units',
  kinds: [...Object.keys(events), ANSWERED],
  take: async (tx, tenant, facts) => {
    for (const fact of facts) {
      if (fact.matter === null) continue
      if (fact.kind === ANSWERED) await answered(tx, services, tenant, fact)
      const event = events[fact.kind]
      if (event !== undefined) await move(tx, tenant, fact, event)
    }
    services.units.changed(tenant)
  },
})

async function move(tx: Tx, tenant: number, fact: OrderedFact, event: UnitEvent): Promise<void> {
  const held = await tx.first<{ unit: string }>(
    sql`SELECT unit FROM unit_state WHERE tenant = ${tenant} AND dispatch = ${fact.matter}::uuid`,
  )
  if (held === undefined) return
  const change = { unit: held.unit, event, at: new Date(fact.occurredAt), by: fact.actor, dispatch: fact.matter! }
  await changeUnit(tx, tenant, change)
}

/** A late signature takes its unit again, if nothing else has meanwhile. */
async function answered(tx: Tx, services: Services, tenant: number, fact: OrderedFact): Promise<void> {
  const call = await tx.first<{ matter: string; unit: string | null; org: string }>(sql`
    UPDATE call_step SET answered_at = ${fact.occurredAt}::timestamptz, answered_by = ${fact.actor}
    WHERE tenant = ${tenant} AND dispatch = ${fact.matter}::uuid AND answered_at IS NULL RETURNING matter, unit, org`)
  if (call === undefined) return
  if (call.unit !== null)
    await changeUnit(tx, tenant, {
      unit: call.unit,
      event: 'assign',
      at: new Date(fact.occurredAt),
      by: fact.actor,
      dispatch: fact.matter!,
    })
  const others = await tx.rows<{ id: string }>(sql`
    SELECT d.id FROM matter d JOIN call_step c ON c.tenant = d.tenant AND c.dispatch = d.id
    WHERE d.tenant = ${tenant} AND c.matter = ${call.matter}::uuid AND d.state = 'unanswered' AND d.id <> ${fact.matter}::uuid`)
  if (others.length === 0) return
  const around = await surroundings(services, tenant)
  for (const { id } of others)
    if ((await lockMatter(tx, tenant, id))?.matter.state === 'unanswered')
      await act(tx, around, systemActor(call.org), { matter: id, action: 'stand-down', input: {} })
}
