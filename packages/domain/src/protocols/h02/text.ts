import { instantOf } from '../instant.ts'
import {
  type Attributes,
  type DecodedMessage,
  FrameFault,
  isPlace,
  message,
  type ReportedPosition,
  tidy,
} from '../message.ts'
import { decimal, degreesOf } from './coordinate.ts'
import { readState } from './state.ts'

const digits = (text: string | undefined) =>
  /^\d{6}$/.test(text ?? '') ? (text!.match(/\d\d/g)!.map(Number) as [number, number, number]) : undefined

/** `hhmmss` and `ddmmyy`; midnight where the report has no time of day. */
function instantFrom(time: string | undefined, date: string | undefined): string | null {
  const day = digits(date)
  const [hour, minute, second] = digits(time) ?? [0, 0, 0]
  return day === undefined ? null : instantOf({ year: day[2], month: day[1], day: day[0], hour, minute, second })
}

const isHemisphere = (text: string | undefined) => text === 'N' || text === 'S'

/** Where latitude stands: the field before N or S. */
const latitudeAt = (fields: readonly string[]) =>
  fields.findIndex((field, i) => i > 0 && field !== '' && isHemisphere(fields[i + 1]))

/** `[time,]validity,lat,N,lng,E,knots,course,date,state…` wherever it begins in the report. */
function readPosition(fields: readonly string[]): ReportedPosition | undefined {
  const start = latitudeAt(fields)
  if (start < 1) return undefined
  const [latitude, north, longitude, east, knots, course, ...after] = fields.slice(start)
  const date = after.find(field => /^\d{6}$/.test(field))
  const lat = degreesOf(latitude!.trim(), north!)
  const lng = degreesOf((longitude ?? '').trim(), east ?? '')
  if (Number.isNaN(lat + lng) || !isPlace(lat, lng)) return undefined
  const attributes: Attributes = {}
  const state = fields.slice(start + 7).find(field => /^[\da-f]{8}$/i.test(field))
  if (state !== undefined) readState(Number.parseInt(state, 16), attributes)
  return {
    at: instantFrom(fields[start - 2], date),
    lat: tidy(lat),
    lng: tidy(lng),
    valid: fields[start - 1] === 'A',
    speed: tidy(decimal(knots) * 1.852),
    course: decimal(course),
    altitude: 0,
    attributes,
  }
}

/** `LINK,time,signal,satellites,battery,steps,turns,date,state` */
function readLink(fields: readonly string[]): Attributes {
  const [, , rssi, sat, level, steps] = fields
  const attributes: Attributes = {
    rssi: decimal(rssi),
    sat: decimal(sat),
    batteryLevel: decimal(level),
    steps: decimal(steps),
  }
  const state = fields.at(-1)
  if (/^[\da-f]{8}$/i.test(state ?? '')) readState(Number.parseInt(state!, 16), attributes)
  return attributes
}

const cells = (fields: readonly string[]): Attributes => ({ cells: fields.slice(1).join(',') })

function readOther(name: string, fields: readonly string[]): DecodedMessage {
  if (name === 'LINK' && fields.length >= 6) return message('heartbeat', { attributes: readLink(fields) })
  if (name === 'HTBT') {
    const level = Number(fields[1])
    return message('heartbeat', fields[1] !== undefined && level <= 100 ? { attributes: { batteryLevel: level } } : {})
  }
  if (name === 'V3' || name === 'NBR' || (name === 'VP1' && fields[1] === 'V'))
    return message('cells', { attributes: cells(fields) })
  if (name === 'SMS') return message('reply', { attributes: { result: fields.slice(1).join(',') } })
  return message(name === 'XT' ? 'heartbeat' : 'other')
}

/** `*HQ,number,kind,…#` */
export function decodeText(text: string): DecodedMessage {
  const content = /^\*[A-Za-z]{2},([^#]*)/s.exec(text)?.[1]
  if (content === undefined) throw new FrameFault('report does not begin with * and two letters')
  const [id = '', ...fields] = content.split(',')
  const name = fields[0] ?? ''
  const position = readPosition(fields)
  const said = position === undefined ? readOther(name, fields) : message('position', { positions: [position] })
  return { ...said, id: id === '' ? null : id }
}
