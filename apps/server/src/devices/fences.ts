import type { Fix } from '@fangwei/domain/devices/index.ts'
import { advanceFence, type Crossing, type FenceState, noFenceState } from '@fangwei/domain/geo/index.ts'
import { policyAt } from '@fangwei/domain/loop/index.ts'
import { fenceWatches } from '@fangwei/domain/registers/index.ts'
import type { Surroundings } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import type { Heard } from './heard.ts'
import type { FencesOf, KnownFence } from './known-fences.ts'
import type { Ring } from './raise-alarms.ts'
import type { KnownDevice } from './registry.ts'
import { fixesOf } from './states.ts'

interface Pair {
  readonly device: KnownDevice
  readonly fence: KnownFence
  readonly fixes: readonly Fix[]
}

interface Found {
  readonly pair: Pair
  readonly crossing: Crossing
  readonly rings: boolean
}

/**
 * Takes fixes into the fences of their devices, in the order they were taken. A crossing counts only once the device has
 * stayed on the other side for the dwell, and a fix that knows its place too badly says nothing. Returns what rings.
 */
export async function watchFences(
  tx: Tx,
  around: Surroundings,
  fresh: readonly Heard[],
  fencesOf: FencesOf,
): Promise<Ring[]> {
  const pairs = pairsOf(fresh, fencesOf)
  if (pairs.length === 0) return []
  const states = await lockStandings(tx, around.tenant, pairs)
  const found: Found[] = []
  const after = pairs.map(pair => {
    const { state, crossings } = through(around, pair, states.get(keyOf(pair)) ?? null)
    found.push(...crossings.map(crossing => ({ pair, crossing, rings: isRinging(around, pair.fence, crossing) })))
    return { device: pair.device.id, fence: pair.fence.id, version: pair.fence.version, state }
  })
  await tx.run(sql`UPDATE fence_standing s SET version = i.version, state = i.state
    FROM jsonb_to_recordset(${JSON.stringify(after)}::jsonb) AS i(device text, fence text, version int, state jsonb)
    WHERE s.tenant = ${around.tenant} AND s.device = i.device AND s.fence = i.fence`)
  if (found.length > 0) await keepCrossings(tx, around, found)
  return found.filter(one => one.rings).map(ringOf)
}

const keyOf = ({ device, fence }: Pair) => `${device.id}\n${fence.id}`

/** Every fence of every device that said where it is, with its fixes in the order of their times. */
function pairsOf(fresh: readonly Heard[], fencesOf: FencesOf): Pair[] {
  const fixes = new Map<string, Fix[]>()
  const devices = new Map<string, KnownDevice>()
  for (const one of fresh) {
    const own = fixesOf(one)
    if (own.length === 0) continue
    devices.set(one.device.id, one.device)
    fixes.set(one.device.id, [...(fixes.get(one.device.id) ?? []), ...own])
  }
  return [...devices.values()].flatMap(device => {
    const fences = fencesOf(device)
    if (fences.length === 0) return []
    const sorted = fixes.get(device.id)!.sort((a, b) => Date.parse(a.fixAt) - Date.parse(b.fixAt))
    return fences.map(fence => ({ device, fence, fixes: sorted }))
  })
}

/** Locks how these devices stand, in one order for everybody. Under another drawing nothing is known yet. */
async function lockStandings(tx: Tx, tenant: number, pairs: readonly Pair[]): Promise<Map<string, FenceState | null>> {
  const rows = JSON.stringify(
    pairs.map(({ device, fence }) => ({ device: device.id, fence: fence.id, version: fence.version })),
  )
  await tx.run(sql`INSERT INTO fence_standing (tenant, device, fence, version)
    SELECT ${tenant}, i.device, i.fence, i.version FROM jsonb_to_recordset(${rows}::jsonb) AS i(device text, fence text, version int)
    ORDER BY i.device, i.fence ON CONFLICT DO NOTHING`)
  const locked = await tx.rows<{ device: string; fence: string; state: FenceState | null }>(sql`
    SELECT s.device, s.fence, CASE WHEN s.version = i.version THEN s.state END AS state
    FROM fence_standing s JOIN jsonb_to_recordset(${rows}::jsonb) AS i(device text, fence text, version int)
      ON s.device = i.device AND s.fence = i.fence
    WHERE s.tenant = ${tenant} ORDER BY s.device, s.fence FOR UPDATE OF s`)
  return new Map(locked.map(row => [`${row.device}\n${row.fence}`, row.state]))
}

function through({ directory, now }: Surroundings, { fence, fixes }: Pair, state: FenceState | null) {
  const shipped = (code: string) => policyAt(directory.policies, code, null, now).amounts[0] ?? 0
  const policy = {
    dwellSeconds: fence.dwellSeconds ?? shipped('device.fence-dwell-seconds'),
    worstAccuracyM: fence.worstAccuracyM ?? shipped('device.fence-accuracy-metres'),
  }
  const crossings: Crossing[] = []
  // JSON has no minus infinity: a fence that has heard nothing is null there.
  let at: FenceState = state ?? noFenceState
  for (const { fixAt, lng, lat, accuracy } of fixes) {
    const fix = { at: Date.parse(fixAt), lng, lat, ...(accuracy === undefined ? {} : { accuracyM: accuracy }) }
    const step = advanceFence(at, fix, fence.shape, policy)
    at = step.state
    if (step.crossing !== undefined) crossings.push(step.crossing)
  }
  return { state: at.inside === null ? null : at, crossings }
}

function isRinging({ directory }: Surroundings, fence: KnownFence, { kind, at }: Crossing): boolean {
  if (fence.hears === 'record-only' || kind !== (fence.kind === 'stay-in' ? 'exit' : 'enter')) return false
  const local = new Date(at + directory.calendar.offsetMinutes * 60_000).toISOString().slice(11, 16)
  return fenceWatches(fence.values, local)
}

async function keepCrossings(tx: Tx, { tenant, now }: Surroundings, found: readonly Found[]): Promise<void> {
  const rows = found.map(({ pair, crossing, rings }) => ({
    fence: pair.fence.id,
    device: pair.device.id,
    at: new Date(crossing.at).toISOString(),
    known: new Date(crossing.knownAt).toISOString(),
    kind: crossing.kind,
    rings,
  }))
  await tx.run(sql`INSERT INTO fence_crossing (tenant, fence, device, at, kind, known_at, recorded_at, rang)
    SELECT ${tenant}, i.fence, i.device, i.at, i.kind, i.known, ${now.toISOString()}::timestamptz, i.rings
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(fence text, device text, at timestamptz, kind text, known timestamptz, rings boolean)
    ON CONFLICT DO NOTHING`)
}

function ringOf({ pair: { device, fence, fixes }, crossing }: Found): Ring {
  const last = fixes.at(-1)!
  return {
    device: fence.hears === 'fence-unit' ? { ...device, org: fence.org } : device,
    scene: fence.kind === 'stay-in' ? 'fence-exit' : 'fence-enter',
    at: new Date(crossing.at),
    times: 1,
    more: { lng: last.lng, lat: last.lat },
  }
}
