import { type CallStep, nextCall, type Ranked, type Wave } from '@fangwei/domain/dispatching/index.ts'
import { type Matter, policyAt } from '@fangwei/domain/loop/index.ts'
import { act, lockMatter, type Surroundings, systemActor } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type Services, surroundings } from '../services.ts'
import { type LiveTable, nearestUnits, placeOfMatter, sceneOf } from '../units/index.ts'
import { addStep, leadersOf, tellPeople } from './calls.ts'
import { sendUnit } from './choice.ts'

interface Row {
  readonly step: number
  readonly kind: 'unit' | 'person' | 'wave'
  readonly org: string
  readonly unit: string | null
  readonly dispatch: string | null
  readonly wave: Wave | null
  readonly dueAt: string
  readonly answeredAt: string | null
  readonly passedAt: string | null
}

/**
 * Passes on what nobody has answered in time: the next unit, then the duty leader by name, then the one above. Each
 * matter in a transaction of its own, decided from its rows under its lock, so any number of processes and restarts
 * come to the same. Returns how many matters moved on.
 */
export async function escalateCalls(services: Services, tenant: number, limit = 50): Promise<number> {
  const around = await surroundings(services, tenant)
  const due = await services.db.system(tenant, tx =>
    tx.rows<{ matter: string }>(sql`
      SELECT DISTINCT matter FROM call_step WHERE tenant = ${tenant} AND answered_at IS NULL AND passed_at IS NULL
        AND due_at <= ${around.now.toISOString()}::timestamptz LIMIT ${limit}`),
  )
  let moved = 0
  for (const { matter } of due) {
    const live = await services.units.of(tenant)
    await services.db.system(tenant, async tx => {
      const locked = await lockMatter(tx, tenant, matter)
      if (locked !== undefined) await passOn(tx, services, around, locked.matter, live)
    })
    services.units.changed(tenant)
    moved += 1
  }
  return moved
}

async function passOn(
  tx: Tx,
  services: Services,
  around: Surroundings,
  matter: Matter,
  live: LiveTable,
): Promise<void> {
  const rows = await stepsOf(tx, around.tenant, matter.id)
  const now = around.now
  const over = rows.filter(r => r.answeredAt === null && r.passedAt === null && new Date(r.dueAt) <= now)
  if (over.length === 0) return
  for (const wave of over.filter(r => r.kind === 'wave')) await startWave(tx, services, around, matter, live, wave)
  for (const row of over.filter(r => r.kind !== 'wave')) await markPassed(tx, around, matter.id, row)
  // Each unit of a wave is called at once; only when none of them answers does the ladder go on.
  const calls = rows.filter(r => r.kind !== 'wave')
  const standing = calls.some(r => new Date(r.dueAt) > now && r.answeredAt === null)
  if (matter.closed || standing || !over.some(r => r.kind !== 'wave')) return
  const asked = new Set(calls.flatMap(r => (r.unit === null ? [] : [r.unit])))
  const ranked = await rankedFor(services, around, matter, live, asked)
  const next = nextCall(calls as CallStep[], now, {
    unitsCalled: Math.max(
      policyAt(around.directory.policies, 'dispatching.units-called', matter.grade, now).amounts[0]!,
      ladderStart(calls),
    ),
    orgs: [...matter.path].reverse(),
    unitsLeft: ranked.length > 0,
  })
  if (next.call === 'unit') await callUnit(tx, around, matter, live, ranked)
  if (next.call === 'leader') await callLeaders(tx, around, matter, next.org, calls)
}

/** The units first called together count as one call of the ladder. */
const ladderStart = (calls: readonly Row[]): number => {
  const first = calls[0]?.dueAt
  return calls.filter(c => c.kind === 'unit' && c.dueAt === first).length
}

async function markPassed(tx: Tx, around: Surroundings, matter: string, row: Row): Promise<void> {
  await tx.run(sql`UPDATE call_step SET passed_at = ${around.now.toISOString()}::timestamptz
    WHERE tenant = ${around.tenant} AND matter = ${matter}::uuid AND step = ${row.step}`)
  if (row.dispatch === null) return
  const dispatch = await lockMatter(tx, around.tenant, row.dispatch)
  if (dispatch?.matter.state === 'sent')
    await act(tx, around, systemActor(row.org), { matter: row.dispatch, action: 'pass-on', input: {} })
}

async function rankedFor(
  services: Services,
  around: Surroundings,
  matter: Matter,
  live: LiveTable,
  without: ReadonlySet<string>,
): Promise<Ranked[]> {
  const at = placeOfMatter(matter)
  if (at === undefined || matter.closed) return []
  return nearestUnits(live, services.roads, {
    scene: sceneOf(matter),
    at,
    org: matter.path.at(-2) ?? matter.unit,
    now: around.now,
    policies: around.directory.policies,
    without,
  })
}

const callUnit = (tx: Tx, around: Surroundings, matter: Matter, live: LiveTable, ranked: readonly Ranked[]) =>
  sendUnit(tx, around, systemActor(matter.unit), {
    matter: matter.id,
    unit: live.byId.get(ranked[0]!.unit)!,
    chosen: ranked[0]!,
    others: ranked,
  })

/** Climbs past organisations where nobody leads a shift now, and says so by leaving no call to them. */
async function callLeaders(
  tx: Tx,
  around: Surroundings,
  matter: Matter,
  from: string,
  calls: readonly Row[],
): Promise<void> {
  const orgs = [...matter.path].reverse()
  for (const org of orgs.slice(orgs.indexOf(from))) {
    if (calls.some(c => c.kind === 'person' && c.org === org)) continue
    const leaders = await leadersOf(tx, around, org)
    if (leaders.length === 0) continue
    const within = policyAt(around.directory.policies, 'dispatching.answer-within', matter.grade, around.now)
      .amounts[0]!
    const dueAt = new Date(around.now.getTime() + within * 60_000)
    const step = await addStep(tx, around, { matter: matter.id, kind: 'person', org, dueAt })
    await tellPeople(tx, around, leaders, { matter: matter.id, step, reason: 'escalation', org })
    return
  }
}

/** The next wave of a plan goes unless somebody has arrived meanwhile. */
async function startWave(
  tx: Tx,
  services: Services,
  around: Surroundings,
  matter: Matter,
  live: LiveTable,
  row: Row,
): Promise<void> {
  await tx.run(sql`UPDATE call_step SET passed_at = ${around.now.toISOString()}::timestamptz
    WHERE tenant = ${around.tenant} AND matter = ${matter.id}::uuid AND step = ${row.step}`)
  if (matter.closed || matter.state === 'arrived' || matter.state === 'fed-back' || row.wave === null) return
  const asked = new Set((await stepsOf(tx, around.tenant, matter.id)).flatMap(r => (r.unit === null ? [] : [r.unit])))
  for (const { unit, chosen, others } of await unitsOfWave(services, around, matter, live, row.wave, asked))
    await sendUnit(tx, around, systemActor(matter.unit), { matter: matter.id, unit, chosen, others })
}

/** The units of one wave: the kinds it names first, in their order by minutes; others where they run out. */
export async function unitsOfWave(
  services: Services,
  around: Surroundings,
  matter: Matter,
  live: LiveTable,
  wave: Wave,
  without: ReadonlySet<string>,
) {
  const at = placeOfMatter(matter)
  if (at === undefined) return []
  const ranked = await nearestUnits(
    live,
    services.roads,
    {
      scene: sceneOf(matter),
      at,
      org: matter.path.at(-2) ?? matter.unit,
      now: around.now,
      policies: around.directory.policies,
      without,
    },
    12,
  )
  const named = (one: Ranked) => wave.kinds.includes(live.byId.get(one.unit)!.kind)
  const ordered = wave.kinds.length === 0 ? ranked : [...ranked.filter(named), ...ranked.filter(one => !named(one))]
  return ordered
    .slice(0, wave.units)
    .map(chosen => ({ chosen, unit: live.byId.get(chosen.unit)!, others: ranked.slice(0, 3) }))
}

const stepsOf = (tx: Tx, tenant: number, matter: string): Promise<Row[]> =>
  tx.rows<Row>(sql`
    SELECT step, kind, org, unit, dispatch, wave, due_at AS "dueAt", answered_at AS "answeredAt", passed_at AS "passedAt"
    FROM call_step WHERE tenant = ${tenant} AND matter = ${matter}::uuid ORDER BY step`)
