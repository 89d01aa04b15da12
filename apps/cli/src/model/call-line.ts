import type { Label } from '@fangwei/domain/dictionaries/dictionary.ts'
import { instantMs } from '@fangwei/domain/models/day.ts'
import {
  type Caller,
  callers,
  type FactorCode,
  type FamilyDisputeEvent,
} from '@fangwei/domain/models/family-dispute/index.ts'
import { isRefused, relationship } from '@fangwei/domain/models/subject.ts'
import { type Flag, readFlag } from './flag.ts'

export type CallLine =
  | {
      readonly kind: 'call'
      readonly event: FamilyDisputeEvent
      readonly isNamed: boolean
      readonly odd: readonly string[]
    }
  | { readonly kind: 'outcome'; readonly at: string; readonly relation: string; readonly outcome: string }
  | { readonly kind: 'broken'; readonly reason: Label }

const broken = (zh: string, en: string): CallLine => ({ kind: 'broken', reason: { zh, en } })

const known = new Map<string, Flag>()

/** Flags repeat from line to line: each spelling is read once. */
const flagOf = (text: string): Flag => {
  const found = known.get(text)
  if (found !== undefined) return found
  const flag = readFlag(text)
  if (known.size < 10_000) known.set(text, flag)
  return flag
}

type Read = { factors: Partial<Record<FactorCode, 'yes' | 'no'>>; caller: Caller | undefined; odd: readonly string[] }

const none: readonly string[] = []

const nothing: Read = { factors: {}, caller: undefined, odd: none }

const readFlags = (flags: readonly string[]): Read => {
  if (flags.length === 0) return nothing
  const read: Read = { factors: {}, caller: undefined, odd: none }
  for (const text of flags) {
    const flag = flagOf(text)
    if (flag.kind === 'factor') read.factors[flag.code] = read.factors[flag.code] === 'yes' ? 'yes' : flag.answer
    else if (flag.kind === 'caller') read.caller = flag.caller
    else read.odd = [...read.odd, text]
  }
  return read
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 200

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(item => typeof item === 'string')

const parse = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

const instantOf = (value: unknown, zone: string | undefined): string | null => {
  if (typeof value !== 'string') return null
  const at = zone !== undefined && !/(Z|[+-]\d{2}:\d{2})$/.test(value) ? `${value.replace(' ', 'T')}${zone}` : value
  try {
    instantMs(at)
    return at
  } catch {
    return null
  }
}

/** A line once its keys were checked. Null is the same as absent. */
type Fields = {
  readonly relation: string
  readonly flags?: readonly string[] | null
  readonly place?: string | null
  readonly call?: string | null
  readonly incident?: string | null
  readonly caller?: Caller | null
  readonly withdrawn?: boolean | null
  readonly outcome?: string | null
}

const isAbsent = (value: unknown) => value === undefined || value === null

const isOptionalText = (value: unknown) => isAbsent(value) || isText(value)

const notText = (name: string) =>
  broken(`${name} 应为 1 至 200 字的字符串`, `${name} is a string of 1 to 200 characters`)

/** Optional keys that are wrong break the line: a caller or incident read wrongly would change what is counted. */
const faultOf = (given: Record<string, unknown>): CallLine | null => {
  const subject = relationship(given.relation)
  if (isRefused(subject)) return { kind: 'broken', reason: subject.label }
  if (!isAbsent(given.flags) && !isTexts(given.flags))
    return broken('flags 应为字符串数组', 'flags is a list of strings')
  if (!isOptionalText(given.place)) return notText('place')
  if (!isOptionalText(given.call)) return notText('call')
  if (!isOptionalText(given.incident)) return notText('incident')
  if (!isOptionalText(given.outcome)) return notText('outcome')
  if (!isAbsent(given.caller) && !callers.some(role => role === given.caller))
    return broken('caller 不是已知的报警人身份', `caller is one of ${callers.join(', ')}`)
  if (!isAbsent(given.withdrawn) && typeof given.withdrawn !== 'boolean')
    return broken('withdrawn 应为 true 或 false', 'withdrawn is true or false')
  return null
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

const eventOf = (fields: Fields, at: string, callId: string, read: Read): FamilyDisputeEvent => {
  const { relation, place, incident, withdrawn } = fields
  const event: Writable<FamilyDisputeEvent> = { at, relation, callId, factors: read.factors, factIds: [callId] }
  const caller = fields.caller ?? read.caller
  if (place) event.place = place
  if (incident) event.incidentId = incident
  if (caller) event.caller = caller
  if (withdrawn === true) event.withdrawn = true
  return event
}

/**
 * Reads one line of calls. `zone` (`+08:00`) is that of times written without one; without `zone` such a time is broken.
 * Never throws.
 */
export const readCallLine = (text: string, number: number, zone?: string): CallLine => {
  const given = parse(text)
  if (given === null) return broken('不是 JSON 对象', 'not a JSON object')
  const at = instantOf(given.at, zone)
  if (at === null)
    return broken('at 应为带时区的 ISO 8601 时间', 'at is an ISO 8601 time with its zone, as 2026-01-31T20:15:00+08:00')
  const fault = faultOf(given)
  if (fault !== null) return fault
  const fields = given as Fields
  if (fields.outcome) return { kind: 'outcome', at, relation: fields.relation, outcome: fields.outcome }
  const read = readFlags(fields.flags ?? [])
  const event = eventOf(fields, at, fields.call ?? `line:${number}`, read)
  return { kind: 'call', event, isNamed: Boolean(fields.call), odd: read.odd }
}
