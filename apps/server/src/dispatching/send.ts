import { planFits, type ResponsePlan, readPlan, shippedPlan } from '@fangwei/domain/dispatching/index.ts'
import type { Actor, Matter } from '@fangwei/domain/loop/index.ts'
import { act, NotFound, readMatter, type Surroundings } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { type LiveTable, nearestUnits, placeOfMatter, sceneOf } from '../units/index.ts'
import { addStep, leadersOf, tellPeople } from './calls.ts'
import { sendUnit } from './choice.ts'
import { unitsOfWave } from './escalate.ts'

export interface Command {
  readonly services: Services
  readonly around: Surroundings
  readonly actor: Actor
  readonly live: LiveTable
}

/** The incident to dispatch for a matter: itself, or what an alarm becomes when somebody is sent to it. */
export async function incidentFor(tx: Tx, { around, actor }: Command, id: string, version?: number): Promise<Matter> {
  const found = (await readMatter(tx, around.tenant, id))?.matter
  if (found === undefined) throw new NotFound()
  if (version !== undefined && found.version !== version)
    throw problems.conflict(
      '事项已被他人更新，请刷新后再办',
      'Somebody changed this matter meanwhile; reload and try again',
      'stale-version',
    )
  if (found.type === 'incident') return found
  if (found.type !== 'alarm')
    throw problems.invalid('只有警情和设备报警可以派警', 'Only incidents and alarms are dispatched')
  const before = await spawnedBy(tx, around, id)
  if (before !== undefined) return before
  await act(tx, around, actor, { matter: id, action: 'confirm', input: {} })
  return (await spawnedBy(tx, around, id))!
}

export async function spawnedBy(tx: Tx, { tenant }: Surroundings, parent: string): Promise<Matter | undefined> {
  const row = await tx.first<{ id: string }>(
    sql`SELECT id FROM matter WHERE tenant = ${tenant} AND parent = ${parent}::uuid AND type = 'incident' ORDER BY opened_at DESC LIMIT 1`,
  )
  return row === undefined ? undefined : (await readMatter(tx, tenant, row.id))?.matter
}

/** Sends one unit that the dispatcher chose, whatever its place in the order. */
export async function sendOne(
  tx: Tx,
  command: Command,
  id: string,
  given: { readonly unit: string; readonly version?: number; readonly note?: string },
): Promise<{ matter: string; dispatches: string[] }> {
  const { around, actor, live, services } = command
  const unit = live.byId.get(given.unit)
  if (unit === undefined || !unit.path.includes(actor.org)) throw problems.notFound()
  const incident = await incidentFor(tx, command, id, given.version)
  const ranked = await rankedAt(command, incident, 12)
  const chosen = ranked.find(one => one.unit === unit.id)
  if (chosen === undefined)
    throw problems.conflict(
      `${unit.name}现在不能派往此处：不在待命，或不适合这起警情`,
      `${unit.nameEn} cannot be sent here now: not available, or not suited to this call`,
      'unit-unsuitable',
    )
  const dispatch = await sendUnit(tx, around, actor, {
    matter: incident.id,
    unit,
    chosen,
    others: ranked.slice(0, 3),
    note: given.note ?? null,
  })
  services.units.changed(around.tenant)
  return { matter: incident.id, dispatches: [dispatch] }
}

/** One key: the first wave goes now, the next is put on the clock, leaders are told by name, agencies are called. */
export async function sendPlan(
  tx: Tx,
  command: Command,
  id: string,
  version?: number,
): Promise<{ matter: string; dispatches: string[] }> {
  const { around, actor, live, services } = command
  const incident = await incidentFor(tx, command, id, version)
  const plan = await planFor(tx, around, incident)
  const [first, ...later] = plan.waves
  const asked = await alreadyAsked(tx, around.tenant, incident.id)
  const units = first === undefined ? [] : await unitsOfWave(services, around, incident, live, first, asked)
  if (units.length === 0)
    throw problems.conflict(
      placeOfMatter(incident) === undefined ? '警情没有坐标，无法按预案派警；请先在地图上定位' : '没有可派的单元',
      placeOfMatter(incident) === undefined
        ? 'The incident has no position, so no plan can be dispatched; locate it on the map first'
        : 'No unit can be sent',
      'no-unit',
    )
  const dispatches: string[] = []
  for (const { unit, chosen, others } of units)
    dispatches.push(
      await sendUnit(tx, around, actor, { matter: incident.id, unit, chosen, others, note: plan.instruction, plan }),
    )
  for (const wave of later)
    await addStep(tx, around, {
      matter: incident.id,
      kind: 'wave',
      org: incident.unit,
      wave,
      dueAt: new Date(around.now.getTime() + wave.afterMinutes * 60_000),
    })
  for (const org of plan.tell)
    await tellPeople(tx, around, await leadersOf(tx, around, org), {
      matter: incident.id,
      step: null,
      reason: 'plan',
      org,
    })
  if (plan.agencies.length > 0)
    await act(tx, around, actor, {
      matter: incident.id,
      action: 'invite-agencies',
      input: { agencies: [...plan.agencies] },
    })
  services.units.changed(around.tenant)
  return { matter: incident.id, dispatches }
}

const rankedAt = ({ live, services, around, actor }: Command, incident: Matter, take: number) => {
  const at = placeOfMatter(incident)
  if (at === undefined)
    throw problems.invalid('警情没有坐标，请先在地图上定位', 'The incident has no position; locate it on the map first')
  return nearestUnits(
    live,
    services.roads,
    { scene: sceneOf(incident), at, org: actor.org, now: around.now, policies: around.directory.policies },
    take,
  )
}

/** Units called for a matter before: the key sends others, and the panel offers others. */
export const alreadyAsked = async (tx: Tx, tenant: number, matter: string): Promise<Set<string>> =>
  new Set(
    (
      await tx.rows<{ unit: string }>(
        sql`SELECT unit FROM call_step WHERE tenant = ${tenant} AND matter = ${matter}::uuid AND unit IS NOT NULL`,
      )
    ).map(row => row.unit),
  )

/** The plan of the register that fits best and is in force today, else the shipped one. */
export async function planFor(tx: Tx, around: Surroundings, matter: Matter): Promise<ResponsePlan> {
  const day = new Date(around.now.getTime() + around.directory.calendar.offsetMinutes * 60_000)
    .toISOString()
    .slice(0, 10)
  const rows = await tx.rows<{ id: string; name: string; path: string[]; data: Record<string, unknown> }>(sql`
    SELECT id, name, path, data FROM register_entry WHERE tenant = ${around.tenant} AND register = 'response-plan'
      AND org = ANY (${[...matter.path]}::text[]) AND valid_from <= ${day}::date AND (valid_to IS NULL OR valid_to >= ${day}::date) ORDER BY id`)
  const call = { grade: matter.grade, category: String(matter.data.category ?? '') }
  const fitting = rows
    .map(row => ({ row, fits: planFits(row.data, call) }))
    .filter(one => one.fits > 0)
    .sort((a, b) => b.fits - a.fits || b.row.path.length - a.row.path.length)
  const best = fitting[0]?.row
  return best === undefined ? shippedPlan(matter.grade, matter.unit) : readPlan(best.id, best.name, best.data)
}
