import { alarmScene, deviceKind, findEntry, gradeOfScene, labelOf } from '@fangwei/domain/dictionaries/index.ts'
import { channelOfDevice } from '@fangwei/domain/dictionaries/report-channel.ts'
import { alarm, categoryOfScene } from '@fangwei/domain/matters/alarm/index.ts'
import { type Join, type Joined, joinMatters, type KnownMatters, type Surroundings } from '../loop/index.ts'
import type { Tx } from '../platform/db/index.ts'
import type { KnownDevice } from './registry.ts'

/** A ring of one device for one scene, ready to join the open alarm about it or to open one. */
export interface Ring {
  readonly device: KnownDevice
  readonly scene: string
  /** When the device says it happened. */
  readonly at: Date
  readonly times: number
  readonly more: Readonly<Record<string, unknown>>
}

/** Told so long after it happened, an alarm runs its clocks from now: nobody could have taken it before. */
const LATE_MS = 10 * 60_000

export const subjectOf = (device: string, scene: string): string => `device/${device}/${scene}`

/** Opens or joins alarms, in the order given, in a fixed number of statements. */
export const raiseAlarms = (
  tx: Tx,
  around: Surroundings,
  rings: readonly Ring[],
  known?: KnownMatters,
): Promise<Joined[]> =>
  joinMatters(
    tx,
    around,
    rings.map(ring => joinOf(ring, around.now)),
    known,
  )

function joinOf({ device, scene, at, times, more }: Ring, now: Date): Join {
  const happened = at > now ? now : at
  const late = now.getTime() - happened.getTime() > LATE_MS
  return {
    type: alarm,
    subject: subjectOf(device.id, scene),
    unit: device.org,
    occurredAt: late ? now : happened,
    action: 'ring',
    input: { rangAt: happened.toISOString(), ...(times === 1 ? {} : { times }) },
    fields: present({
      device: device.id,
      deviceName: device.name.slice(0, 80),
      deviceKind: device.kind,
      scene,
      grade: gradeOfScene(scene),
      site: device.site,
      address: device.address ?? device.name,
      lng: device.lng,
      lat: device.lat,
      camera: device.camera,
      machineSeen: findEntry(alarmScene, scene)?.marks?.includes('ai') === true ? true : null,
      channel: channelOfDevice[device.kind] ?? '0499',
      category: categoryOfScene(scene),
      summary: summaryOf(device, scene, late ? happened : null),
      lastAt: happened.toISOString(),
      ...more,
    }),
  }
}

const summaryOf = (device: KnownDevice, scene: string, late: Date | null): string =>
  `${device.name} ${labelOf(deviceKind, device.kind, 'zh')}：${labelOf(alarmScene, scene, 'zh')}${
    late === null ? '' : `（补报，发生于 ${late.toISOString()}）`
  }`.slice(0, 200)

const present = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))
