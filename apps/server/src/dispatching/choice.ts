import type { Ranked, ResponsePlan } from '@fangwei/domain/dispatching/index.ts'
import { type Actor, type Matter, policyAt } from '@fangwei/domain/loop/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { act, readMatter, type Surroundings } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import { changeUnit, type LiveUnit } from '../units/index.ts'
import { addStep, tellMembers } from './calls.ts'

/** One unit to send to one incident, with why it was chosen and who else could have been. */
export interface Sending {
  readonly matter: string
  readonly unit: LiveUnit
  readonly chosen: Ranked
  readonly others: readonly Ranked[]
  readonly note?: string | null
  readonly plan?: ResponsePlan
}

/**
 * Sends one unit: the incident is dispatched through the door, the unit is held by the dispatch it got, the choice and
 * its reasons become a fact beside it, and the call waits for its answer. All in the caller's transaction.
 */
export async function sendUnit(tx: Tx, around: Surroundings, actor: Actor, sending: Sending): Promise<string> {
  const { matter, unit, chosen } = sending
  const { tenant, now } = around
  const expectedAt = new Date(now.getTime() + chosen.minutes * 60_000).toISOString()
  await act(tx, around, actor, {
    matter,
    action: actor.system === true ? 'call-next' : 'dispatch',
    input: {
      dispatchTo: unit.org,
      dispatchUnit: unit.name,
      dispatchUnitCode: unit.id,
      dispatchExpectedAt: expectedAt,
      dispatchByRoad: !chosen.estimate,
      ...(sending.note === undefined || sending.note === null ? {} : { dispatchNote: sending.note }),
    },
  })
  tx.asSystem()
  const dispatch = await newestDispatch(tx, tenant, matter, unit.id)
  const held = await changeUnit(tx, tenant, {
    unit: unit.id,
    event: 'assign',
    at: now,
    by: actor.account,
    dispatch: dispatch.id,
  })
  if (held === undefined)
    throw problems.conflict(
      `${unit.name}已不能派出，请另选`,
      `${unit.nameEn} can no longer be sent; choose another`,
      'unit-taken',
    )
  await rememberChoice(tx, around, actor, dispatch, sending, expectedAt)
  const answerBy = policyAt(around.directory.policies, 'dispatching.answer-within', dispatch.grade, now)
  const step = await addStep(tx, around, {
    matter,
    kind: 'unit',
    org: unit.org,
    unit: unit.id,
    dispatch: dispatch.id,
    dueAt: new Date(now.getTime() + answerBy.amounts[0]! * 60_000),
  })
  await tellMembers(tx, around, { matter, step, unit })
  return dispatch.id
}

async function newestDispatch(tx: Tx, tenant: number, parent: string, unit: string): Promise<Matter> {
  const row = await tx.first<{ id: string }>(sql`
    SELECT id FROM matter WHERE tenant = ${tenant} AND parent = ${parent}::uuid AND type = 'dispatch' AND NOT closed AND data ->> 'unitCode' = ${unit}
    ORDER BY opened_at DESC LIMIT 1`)
  const found = row === undefined ? undefined : await readMatter(tx, tenant, row.id)
  if (found === undefined) throw new Error(`Matter ${parent} has no dispatch of unit ${unit}`)
  return found.matter
}

/** Why this unit, and what was known of the others at that moment: kept, so that it can be judged afterwards. */
const rememberChoice = (
  tx: Tx,
  around: Surroundings,
  actor: Actor,
  dispatch: Matter,
  { chosen, others, unit, plan }: Sending,
  expectedAt: string,
) =>
  writeFacts(tx, around.tenant, around.now, [
    {
      matter: dispatch.id,
      version: dispatch.version,
      kind: 'dispatch.unit-chosen',
      occurredAt: around.now.toISOString(),
      actor: actor.account,
      retention: 'incident',
      data: {
        unitName: unit.name,
        minutes: Math.round(chosen.minutes * 10) / 10,
        expectedAt,
        chosen: rounded(chosen),
        others: others.filter(one => one.unit !== chosen.unit).map(rounded),
        ...(plan === undefined ? {} : { plan: { id: plan.id, name: plan.name } }),
      },
    },
  ])

const rounded = (one: Ranked) => ({
  ...one,
  minutes: Math.round(one.minutes * 100) / 100,
  weight: Math.round(one.weight * 100) / 100,
  reasons: one.reasons.map(reason => ({ ...reason, minutes: Math.round(reason.minutes * 100) / 100 })),
})
