import { act, type KnownMatters, type Surroundings, systemActor } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { liveVersions } from './credentials.ts'
import { watchFences } from './fences.ts'
import { type Heard, type Outcome, Revoked } from './heard.ts'
import type { FencesOf } from './known-fences.ts'
import { type Ring, raiseAlarms } from './raise-alarms.ts'
import { keepSignals } from './signals.ts'
import { type Beats, passPositions, writeStates } from './states.ts'
import { passTests } from './tests.ts'

/** What the intake keeps in mind between one batch and the next. */
export interface Remembered {
  readonly beats: Beats
  readonly alarms: KnownMatters
}

/**
 * Commits what was heard: each message once as a signal, each alarm joined to the open one or opened, each device's
 * state, each unit's position. In the caller's transaction; acknowledge only after it has committed.
 */
export async function takeHeard(
  tx: Tx,
  around: Surroundings,
  { beats, alarms: known }: Remembered,
  heard: readonly Heard[],
  fencesOf: FencesOf,
): Promise<(Outcome | Revoked)[]> {
  const { tenant } = around
  const live = await liveVersions(tx, tenant, [...new Set(heard.map(h => h.device.id))])
  const believed = heard.filter(h => h.credential === null || live.get(h.device.id) === h.credential)
  const outcomes = await keepSignals(tx, tenant, believed)
  const fresh = believed.filter((_, index) => outcomes[index] === 'fresh')
  await writeStates(tx, tenant, beats, believed, fresh)
  await passPositions(tx, tenant, fresh, around.now)
  const alarms = await passTests(
    tx,
    around,
    fresh.filter(h => h.kind === 'alarm'),
  )
  await raiseAlarms(tx, around, [...ringsOf(alarms), ...(await watchFences(tx, around, fresh, fencesOf))], known)
  for (const one of fresh) if (one.kind === 'talk') await reportTalk(tx, around, one)
  const byMessage = new Map(believed.map((one, index) => [one, outcomes[index]!]))
  return heard.map(one => byMessage.get(one) ?? new Revoked())
}

interface AlarmData {
  readonly scene: string
  readonly lng?: number
  readonly lat?: number
}

/** One ring a message; those of a device that floods are folded into one with a count. */
function ringsOf(alarms: readonly Heard[]): Ring[] {
  const folded = new Map<string, number>()
  const rings: Ring[] = []
  for (const { device, at, data, over } of alarms) {
    const { scene, ...more } = data as AlarmData
    const key = `${device.id}\n${scene}`
    const place = over ? folded.get(key) : undefined
    const known = place === undefined ? undefined : rings[place]
    if (known === undefined || place === undefined) {
      if (over) folded.set(key, rings.length)
      rings.push({ device, scene, at, times: 1, more })
    } else rings[place] = { ...known, times: known.times + 1, at: new Date(Math.max(at.getTime(), known.at.getTime())) }
  }
  return rings
}

async function reportTalk(tx: Tx, around: Surroundings, { device, data }: Heard): Promise<void> {
  const open = await tx.rows<{ id: string }>(sql`
    SELECT id FROM matter WHERE tenant = ${around.tenant} AND type = 'alarm' AND NOT closed
      AND sole_subject >= ${`device/${device.id}/`} AND sole_subject < ${`device/${device.id}0`} ORDER BY id`)
  const { state } = data as { state: string }
  for (const { id } of open)
    await act(tx, around, systemActor(device.org), { matter: id, action: 'report-talk', input: { talk: state } })
}
