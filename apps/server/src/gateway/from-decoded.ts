import { createHash } from 'node:crypto'
import { keyOf } from '@fangwei/domain/devices/index.ts'
import { canonical } from '@fangwei/domain/ledger/index.ts'
import type { DecodedMessage, ReportedPosition } from '@fangwei/domain/protocols/index.ts'
import type { Heard, KnownDevice } from '../devices/index.ts'

/** Alarms of the protocols that ring here, by what carries the terminal; the rest stays with the position. */
const SCENES: Readonly<Record<string, { vehicle: string; worn: string }>> = {
  sos: { vehicle: 'vehicle-sos', worn: 'sos' },
  fallDown: { vehicle: 'sos', worn: 'sos' },
  geofenceExit: { vehicle: 'fence-exit', worn: 'fence-exit' },
  geofenceEnter: { vehicle: 'fence-enter', worn: 'fence-enter' },
}
const WORN = ['INSOLE', 'KEYFOB', 'WATCH']

interface About {
  readonly device: KnownDevice
  readonly credential: number | null
  readonly receivedAt: Date
  readonly over: boolean
}

/**
 * One decoded report as what the intake takes: its fixes together, each alarm that rings, and a beat. Counters of these
 * protocols have 16 bits or none, so fix time and content make a message the same one.
 */
export function heardFrom(message: DecodedMessage, about: About): Heard[] {
  const fixes = message.positions.flatMap(position => fixOf(position, about.receivedAt))
  const alarms = String(message.attributes.alarm ?? '').split(',')
  const worn = WORN.includes(about.device.kind)
  const scenes = [...new Set(alarms.flatMap(name => SCENES[name]?.[worn ? 'worn' : 'vehicle'] ?? []))]
  const last = fixes.at(-1)
  const battery = message.attributes.batteryLevel
  const beat = typeof battery === 'number' && battery >= 0 && battery <= 100 ? { battery: Math.round(battery) } : {}
  return [
    ...(fixes.length === 0 ? [] : [heard('positions', last!.fixAt, { fixes }, about)]),
    ...scenes.map(scene =>
      heard(
        'alarm',
        last?.fixAt ?? about.receivedAt.toISOString(),
        { scene, ...(last === undefined ? {} : { lng: last.lng, lat: last.lat }) },
        about,
      ),
    ),
    ...(fixes.length > 0 && battery === undefined
      ? []
      : [heard('heartbeat', about.receivedAt.toISOString(), beat, about)]),
  ]
}

/** A fix the device itself calls none, or one at null island, says nothing. One without a time was taken now. */
function fixOf({ at, lat, lng, valid, speed, course }: ReportedPosition, receivedAt: Date) {
  if (!valid || (lat === 0 && lng === 0)) return []
  return [
    {
      fixAt: at ?? receivedAt.toISOString(),
      lng,
      lat,
      ...(speed >= 0 && speed <= 1500 ? { speed } : {}),
      ...(course >= 0 && course <= 360 ? { course } : {}),
    },
  ]
}

function heard(kind: Heard['kind'], at: string, data: Heard['data'], about: About): Heard {
  const hash = createHash('sha256').update(canonical({ kind, at, data }), 'utf8').digest('hex')
  return { ...about, key: keyOf({ fixAt: at }, hash), hash, kind, at: new Date(at), data }
}
