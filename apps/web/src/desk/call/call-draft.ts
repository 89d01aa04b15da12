/** One call as it is being taken. Everything is text or yes/no, so that the server can keep it as it stands. */
export interface CallDraft {
  readonly phone: string
  readonly callerName: string
  readonly address: string
  /** WGS-84 degrees of the chosen place; absent while the place is words alone. */
  readonly point: { readonly lng: number; readonly lat: number } | undefined
  readonly content: string
  readonly weapon: boolean
  readonly inProgress: boolean
  readonly injured: string
  readonly category: string | undefined
  /** Undefined: as suggested. */
  readonly grade: number | undefined
  readonly unit: string | undefined
  readonly channel: string
  /** When the first word of the call was written down. */
  readonly reportedAt: string | undefined
  /** The open incident that this call is about as well. */
  readonly mergeInto: { readonly id: string; readonly number: string } | undefined
}

export const blankCall = (channel: string, unit: string | undefined): CallDraft => ({
  phone: '',
  callerName: '',
  address: '',
  point: undefined,
  content: '',
  weapon: false,
  inProgress: false,
  injured: '',
  category: undefined,
  grade: undefined,
  unit,
  channel,
  reportedAt: undefined,
  mergeInto: undefined,
})

/** Whether anything of a call was written down. */
export const isBlank = ({ phone, address, content }: CallDraft): boolean => `${phone}${address}${content}`.trim() === ''

/** 1 for life in danger, 2 for what goes on or has hurt somebody, 3 otherwise. A proposal; the taker decides. */
export function suggestGrade({ weapon, inProgress, injured }: Pick<CallDraft, 'weapon' | 'inProgress' | 'injured'>) {
  const hurt = Number(injured) > 0
  if (inProgress && (weapon || hurt)) return 1
  return weapon || hurt || inProgress ? 2 : 3
}

export type Missing = 'content' | 'category' | 'unit'

export function missingOf({ content, category, unit }: CallDraft): Missing[] {
  const missing: Missing[] = []
  if (content.trim() === '') missing.push('content')
  if (category === undefined) missing.push('category')
  if (unit === undefined) missing.push('unit')
  return missing
}

/** Values of the incident's fields; what was not said is left out. */
export function incidentFields(draft: CallDraft, now: string): Record<string, unknown> {
  const injured = Number.parseInt(draft.injured, 10)
  const text = { callerPhone: draft.phone, callerName: draft.callerName, address: draft.address }
  return {
    content: draft.content.trim(),
    category: draft.category,
    grade: draft.grade ?? suggestGrade(draft),
    channel: draft.channel,
    reportedAt: draft.reportedAt ?? now,
    callEndedAt: now,
    weapon: draft.weapon,
    inProgress: draft.inProgress,
    ...(Number.isInteger(injured) && injured >= 0 && { injured }),
    ...(draft.point ?? {}),
    ...Object.fromEntries(Object.entries(text).flatMap(([name, v]) => (v.trim() === '' ? [] : [[name, v.trim()]]))),
  }
}

/** A draft the server kept, over a blank one; whatever does not fit is left blank. */
export function readKept(kept: Readonly<Record<string, unknown>>, blank: CallDraft): CallDraft {
  const entries = Object.entries(blank).map(([name, empty]) => [name, fitting(name, kept[name], empty)])
  return Object.fromEntries(entries) as CallDraft
}

function fitting(name: string, value: unknown, empty: unknown): unknown {
  if (name === 'point') return isPoint(value) ? value : undefined
  if (name === 'mergeInto') return isMatter(value) ? value : undefined
  if (name === 'grade') return typeof value === 'number' ? value : undefined
  if (typeof empty === 'boolean') return value === true
  return typeof value === 'string' ? value : empty
}

const isPoint = (value: unknown): value is { lng: number; lat: number } =>
  typeof value === 'object' &&
  value !== null &&
  'lng' in value &&
  'lat' in value &&
  Number.isFinite(value.lng) &&
  Number.isFinite(value.lat)

const isMatter = (value: unknown): value is { id: string; number: string } =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'number' in value &&
  typeof value.id === 'string' &&
  typeof value.number === 'string'
