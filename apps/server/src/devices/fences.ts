import { randomUUID } from 'node:crypto'
import type { Fix } from '@fangwei/domain/devices/index.ts'
import {
  advanceFence,
  type Crossing,
  type FenceShape,
  type FenceState,
  noFenceState,
} from '@fangwei/domain/geo/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import type { Heard } from './heard.ts'
import type { Ring } from './raise-alarms.ts'
import { fixesOf } from './states.ts'

/** `stay-in` rings when the device has left, `keep-out` when it has entered. */
export type FenceKind = 'stay-in' | 'keep-out'

interface Fence {
  readonly device: string
  readonly id: string
  readonly kind: FenceKind
  readonly shape: FenceShape
  readonly dwell_seconds: number
  readonly accuracy_max: number
  readonly state: FenceState | null
}

/**
 * Takes fixes into the fences of their devices, in the order they were taken. A crossing rings only once the device has
 * stayed on the other side for the dwell, and a fix that knows its place too badly says nothing.
 */
export async function watchFences(tx: Tx, tenant: number, fresh: readonly Heard[]): Promise<Ring[]> {
  const moved = fresh.filter(one => fixesOf(one).length > 0)
  if (moved.length === 0) return []
  const devices = [...new Set(moved.map(one => one.device.id))]
  const fences = await tx.rows<Fence>(sql`
    SELECT device, id, kind, shape, dwell_seconds, accuracy_max, state FROM device_fence
    WHERE tenant = ${tenant} AND device = ANY (${devices}::text[]) ORDER BY device, id FOR UPDATE`)
  const rings: Ring[] = []
  for (const fence of fences) {
    const own = moved.filter(one => one.device.id === fence.device)
    const fixes = own.flatMap(fixesOf).sort((a, b) => Date.parse(a.fixAt) - Date.parse(b.fixAt))
    const { state, crossings } = through(fence, fixes)
    await tx.run(
      sql`UPDATE device_fence SET state = ${JSON.stringify(state)} WHERE tenant = ${tenant} AND device = ${fence.device} AND id = ${fence.id}::uuid`,
    )
    const rang = fence.kind === 'stay-in' ? 'exit' : 'enter'
    const last = fixes.at(-1)!
    for (const crossing of crossings.filter(c => c.kind === rang))
      rings.push({
        device: own[0]!.device,
        scene: fence.kind === 'stay-in' ? 'fence-exit' : 'fence-enter',
        at: new Date(crossing.at),
        times: 1,
        more: { lng: last.lng, lat: last.lat },
      })
  }
  return rings
}

function through({ shape, state, dwell_seconds, accuracy_max }: Fence, fixes: readonly Fix[]) {
  const policy = { dwellSeconds: dwell_seconds, worstAccuracyM: accuracy_max }
  const crossings: Crossing[] = []
  // JSON has no minus infinity: a fence that has heard nothing is null there.
  let at: FenceState = state ?? noFenceState
  for (const { fixAt, lng, lat, accuracy } of fixes) {
    const fix = { at: Date.parse(fixAt), lng, lat, ...(accuracy === undefined ? {} : { accuracyM: accuracy }) }
    const step = advanceFence(at, fix, shape, policy)
    at = step.state
    if (step.crossing !== undefined) crossings.push(step.crossing)
  }
  return { state: at.inside === null ? null : at, crossings }
}

/** Draws a fence around a device's wearer or vehicle. */
export async function drawFence(
  tx: Tx,
  about: {
    tenant: number
    device: string
    kind: FenceKind
    shape: FenceShape
    dwellSeconds: number
    accuracyMax: number
  },
): Promise<string> {
  const id = randomUUID()
  await tx.run(sql`INSERT INTO device_fence (tenant, device, id, kind, shape, dwell_seconds, accuracy_max)
    VALUES (${about.tenant}, ${about.device}, ${id}, ${about.kind}, ${JSON.stringify(about.shape)}, ${about.dwellSeconds}, ${about.accuracyMax})`)
  return id
}

export const dropFence = (tx: Tx, tenant: number, device: string, id: string): Promise<number> =>
  tx.run(sql`DELETE FROM device_fence WHERE tenant = ${tenant} AND device = ${device} AND id = ${id}::uuid`)
