import { findEntry, labelOf } from '../dictionaries/index.ts'
import { noticeEvent } from '../dictionaries/public-notice.ts'
import { type CapAlert, type CapArea, type CapInfo, capCodes } from './alert.ts'

/** One message as a notice let it out: what it said and when, frozen. */
export interface Release {
  readonly kind: 'Alert' | 'Update' | 'Cancel'
  readonly at: string
  readonly expiresAt: string
  readonly says: Readonly<Record<string, unknown>>
}

/** Who lets it out, under which name, and the mark by which an identifier is known as ours. */
export interface Issuer {
  readonly sender: string
  readonly senderName: string
  readonly contact: string
  readonly utcOffsetMinutes: number
  readonly mark: (text: string) => string
}

export interface Notice {
  readonly id: string
  readonly drill: boolean
  readonly releases: readonly Release[]
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
const oneOf = <T extends string>(values: readonly T[], value: unknown, otherwise: T): T =>
  values.includes(value as T) ? (value as T) : otherwise

/** An instant as CAP writes it: seconds and an offset, never `Z`. */
export function capInstant(at: string, utcOffsetMinutes: number): string {
  const local = new Date(Date.parse(at) + utcOffsetMinutes * 60_000).toISOString().slice(0, 19)
  const minutes = Math.abs(utcOffsetMinutes)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${local}${utcOffsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Dated, numbered and marked: `FW-20261122140500-1a2b3c4d-1-<mark>`. */
function identifierOf(notice: Notice, n: number, issuer: Issuer): string {
  const sent = capInstant(notice.releases[n]!.at, issuer.utcOffsetMinutes)
  const date = sent.slice(0, 19).replace(/\D/g, '')
  const body = `${date}-${notice.id.slice(0, 8)}-${n + 1}`
  return `FW-${body}-${issuer.mark(`${notice.id} ${body}`)}`
}

/** The n-th message of a notice, from 0; the same whenever it is asked for. Undefined: there is none. */
export function capOfNotice(notice: Notice, n: number, issuer: Issuer): CapAlert | undefined {
  const release = notice.releases[n]
  if (release === undefined) return undefined
  const sent = (at: string) => capInstant(at, issuer.utcOffsetMinutes)
  const earlier = notice.releases
    .slice(0, n)
    .map(({ at }, i) => `${issuer.sender},${identifierOf(notice, i, issuer)},${sent(at)}`)
  return {
    version: '1.2',
    identifier: identifierOf(notice, n, issuer),
    sender: issuer.sender,
    sent: sent(release.at),
    status: notice.drill ? 'Exercise' : 'Actual',
    msgType: release.kind,
    scope: 'Public',
    codes: [],
    ...(earlier.length === 0 ? {} : { references: earlier.join(' ') }),
    infos: infosOf(release, issuer),
  }
}

function infosOf(release: Release, issuer: Issuer): CapInfo[] {
  const { says } = release
  const code = String(says.event ?? 'other')
  const category = oneOf(capCodes.category, findEntry(noticeEvent, code)?.marks?.[0], 'Other')
  const over = release.kind === 'Cancel'
  const common = {
    categories: [category],
    responseTypes: [over ? 'AllClear' : oneOf(capCodes.responseType, says.response, 'Monitor')],
    urgency: over ? 'Past' : oneOf(capCodes.urgency, says.urgency, 'Unknown'),
    severity: oneOf(capCodes.severity, says.severity, 'Unknown'),
    certainty: oneOf(capCodes.certainty, says.certainty, 'Unknown'),
    eventCodes: [{ valueName: 'fangwei:notice-event', value: code }],
    effective: capInstant(release.at, issuer.utcOffsetMinutes),
    expires: capInstant(release.expiresAt, issuer.utcOffsetMinutes),
    senderName: issuer.senderName,
    contact: issuer.contact,
    parameters: [],
    resources: [],
    areas: [areaOf(says)],
  } as const
  const worded = (headline: string | undefined, description: string | undefined, instruction: string | undefined) => ({
    ...(headline === undefined ? {} : { headline }),
    ...(description === undefined ? {} : { description }),
    ...(instruction === undefined ? {} : { instruction }),
  })
  const zh = worded(
    text(says.headline),
    over ? text(says.cancelText) : text(says.description),
    over ? undefined : text(says.instruction),
  )
  const english = worded(text(says.headlineEn), over ? undefined : text(says.descriptionEn), undefined)
  return [
    { language: 'zh-CN', event: labelOf(noticeEvent, code, 'zh'), ...common, ...zh },
    ...(says.headlineEn === undefined
      ? []
      : [{ language: 'en-US', event: labelOf(noticeEvent, code, 'en'), ...common, ...english }]),
  ]
}

/** About a hundred metres: nobody's door can be read from a public circle. */
const coarse = (degrees: number) => Math.round(degrees * 1000) / 1000

function areaOf(says: Release['says']): CapArea {
  const [lng, lat, radius] = [number(says.lng), number(says.lat), number(says.radius)]
  const round = lng !== undefined && lat !== undefined && radius !== undefined
  return {
    areaDesc: text(says.areaDesc) ?? '—',
    polygons: [],
    circles: round ? [{ lat: coarse(lat), lng: coarse(lng), radiusKm: Math.round(radius) / 1000 }] : [],
    geocodes: [],
  }
}
