import { XMLBuilder } from 'fast-xml-parser'
import type { CapAlert, CapArea, CapInfo } from './alert.ts'

const builder = new XMLBuilder({
  format: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
})

const point = ([lat, lng]: readonly [number, number]) => `${lat},${lng}`

const area = ({ areaDesc, polygons, circles, geocodes, altitude, ceiling }: CapArea) => ({
  areaDesc,
  polygon: polygons.map(ring => ring.map(point).join(' ')),
  circle: circles.map(({ lat, lng, radiusKm }) => `${lat},${lng} ${radiusKm}`),
  geocode: geocodes,
  altitude,
  ceiling,
})

/** Elements in the order of the standard's schema. */
const info = (it: CapInfo) => ({
  language: it.language,
  category: it.categories,
  event: it.event,
  responseType: it.responseTypes,
  urgency: it.urgency,
  severity: it.severity,
  certainty: it.certainty,
  audience: it.audience,
  eventCode: it.eventCodes,
  effective: it.effective,
  onset: it.onset,
  expires: it.expires,
  senderName: it.senderName,
  headline: it.headline,
  description: it.description,
  instruction: it.instruction,
  web: it.web,
  contact: it.contact,
  parameter: it.parameters,
  resource: it.resources,
  area: it.areas.map(area),
})

/** A CAP message as XML, UTF-8. What `readCap` reads back is the same message. */
export function writeCap(alert: CapAlert): string {
  const { version, codes, infos, identifier, sender, sent, status, msgType, source, scope, restriction } = alert
  const content = {
    '@xmlns': `urn:oasis:names:tc:emergency:cap:${version}`,
    identifier,
    sender,
    sent,
    status,
    msgType,
    source,
    scope,
    restriction,
    addresses: alert.addresses,
    code: codes,
    note: alert.note,
    references: alert.references,
    incidents: alert.incidents,
    info: infos.map(info),
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ alert: withoutAbsent(content) })}`
}

/** Leaves absent members out, at every depth: an empty element would say something. */
function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(
    ([, member]) => member !== undefined && !(Array.isArray(member) && member.length === 0),
  )
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutAbsent(member)]))
}
