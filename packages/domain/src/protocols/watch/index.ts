export { watchReply } from './reply.ts'

import { rawText } from '../byte-reader.ts'
import { instantOf } from '../instant.ts'
import {
  type Attributes,
  addAlarm,
  type Decoded,
  type DecodedMessage,
  FrameFault,
  guarded,
  isPlace,
  type MessageKind,
  message,
  type ReportedPosition,
  tidy,
} from '../message.ts'

/** Alarm bits of a watch's state. */
const alarmBits: readonly (readonly [bit: number, name: string])[] = [
  [0, 'lowBattery'],
  [1, 'geofenceExit'],
  [2, 'geofenceEnter'],
  [16, 'sos'],
  [17, 'lowBattery'],
  [18, 'geofenceExit'],
  [19, 'geofenceEnter'],
  [20, 'removing'],
  [21, 'fallDown'],
]

const number = (text: string | undefined): number => {
  const value = Number(text?.trim())
  return Number.isFinite(value) ? value : 0
}

function instantFrom(date = '', time = ''): string | null {
  const parts = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/
    .exec(date + time)
    ?.slice(1)
    .map(Number)
  if (parts === undefined) return null
  const [day, month, year, hour, minute, second] = parts as [number, number, number, number, number, number]
  return instantOf({ year, month, day, hour, minute, second })
}

/** `date,time,validity,lat,N,lng,E,km/h,course,metres,satellites,signal,battery,steps,turns,state,…`, degrees decimal. */
function readPosition(fields: readonly string[], tellsAlarm: boolean): ReportedPosition {
  const [date, time, validity, latitude, north, longitude, east, speed, course, altitude] = fields
  const [sat, rssi, battery, steps, , state] = fields.slice(10)
  if (state === undefined) throw new FrameFault('position has fewer than sixteen fields')
  const lat = Math.abs(number(latitude)) * (north === 'S' ? -1 : 1)
  const lng = east === 'W' ? -Math.abs(number(longitude)) : number(longitude)
  if (!isPlace(lat, lng)) throw new FrameFault('coordinates are not on earth')
  const attributes: Attributes = {
    sat: number(sat),
    rssi: number(rssi),
    batteryLevel: number(battery),
    steps: number(steps),
  }
  const bits = Number.parseInt(state, 16)
  if (tellsAlarm) for (const [bit, name] of alarmBits) if (bits & (1 << bit)) addAlarm(attributes, name)
  return {
    at: instantFrom(date, time),
    lat: tidy(lat),
    lng: tidy(lng),
    valid: validity === 'A',
    speed: number(speed),
    course: number(course),
    altitude: number(altitude),
    attributes,
  }
}

type Reading = (fields: readonly string[]) => Attributes

const heart: Reading = ([rate]) => ({ heartRate: number(rate) })

const bodyReadings: Readonly<Record<string, Reading>> = {
  TEMP: ([degrees]) => ({ temp1: number(degrees) }),
  btemp2: ([, degrees]) => ({ temp1: number(degrees) }),
  oxygen: ([, percent]) => ({ bloodOxygen: number(percent) }),
  bphrt: ([high, low, rate]) => ({ pressureHigh: number(high), pressureLow: number(low), heartRate: number(rate) }),
  BLOOD: ([high, low]) => ({ pressureHigh: number(high), pressureLow: number(low) }),
  PULSE: heart,
  heart,
  LK: ([steps, , level]) => (level === undefined ? {} : { steps: number(steps), batteryLevel: number(level) }),
}

function decodeText(text: string): DecodedMessage {
  const frame = /^\[([A-Z\d]{2})\*(\d+)\*(?:([\da-f]{4})\*)?([\da-f]{4})\*(.*)\]$/is.exec(text)
  if (frame === null) throw new FrameFault('report is not [maker*number*length*content]')
  const [, , id, sequence, , content] = frame as unknown as [string, string, string, string | undefined, string, string]
  const [name = '', ...fields] = content.split(',')
  const head = { id, sequence: sequence === undefined ? null : Number.parseInt(sequence, 16) }
  if (/^(UD|AL|WT)/.test(name))
    return message('position', { ...head, positions: [readPosition(fields, name.startsWith('AL'))] })
  const kind: MessageKind = name === 'LK' ? 'heartbeat' : 'status'
  const read = Object.hasOwn(bodyReadings, name) ? bodyReadings[name] : undefined
  return read === undefined ? message('other', head) : message(kind, { ...head, attributes: read(fields) })
}

/** One report of a child's or elder's watch. Voice and pictures that these watches can send are not read. Never throws. */
export const decodeWatch = (bytes: Uint8Array): Decoded => guarded(() => decodeText(rawText(bytes)))

const longest = 0xffff + 64

/** Splits a stream by the length each report declares. What begins with no `[` is dropped. */
export function splitFrames(buffer: Uint8Array): { readonly frames: readonly Uint8Array[]; readonly rest: Uint8Array } {
  const frames: Uint8Array[] = []
  let at = buffer.indexOf(0x5b)
  while (at >= 0) {
    const head = /^\[[A-Z\d]{2}\*\d+\*(?:[\da-f]{4}\*)?([\da-f]{4})\*/i.exec(rawText(buffer.subarray(at, at + 48)))
    const end = head === null ? 0 : at + head[0].length + Number.parseInt(head[1]!, 16) + 1
    if (head === null && buffer.length - at < 48) return { frames, rest: buffer.subarray(at) }
    if (end > buffer.length) return { frames, rest: buffer.subarray(at, at + longest) }
    if (head !== null) frames.push(buffer.subarray(at, end))
    at = buffer.indexOf(0x5b, head === null ? at + 1 : end)
  }
  return { frames, rest: new Uint8Array(0) }
}
