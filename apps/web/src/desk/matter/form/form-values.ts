import type { FormField } from './form-field.ts'

/** What has been filled in so far, as the controls hold it: text, codes, lists of codes, answers by code. */
export type Draft = Readonly<Record<string, unknown>>

/** Local wall clock of the city for an `<input type="datetime-local">`, and back to an instant. */
export function toLocal(instant: string, utcOffsetMinutes: number): string {
  return new Date(Date.parse(instant) + utcOffsetMinutes * 60_000).toISOString().slice(0, 16)
}

/** Undefined for a text that is no time. */
export function fromLocal(local: string, utcOffsetMinutes: number): string | undefined {
  // `Date.parse` takes almost anything; only what the control writes is a time.
  const ms = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local) ? Date.parse(`${local.slice(0, 16)}:00Z`) : Number.NaN
  return Number.isNaN(ms) ? undefined : new Date(ms - utcOffsetMinutes * 60_000).toISOString()
}

export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** Required questions that have no answer yet. */
export const missingOf = (fields: readonly FormField[], draft: Draft): string[] =>
  fields.filter(({ required, name }) => required && isEmpty(draft[name])).map(({ name }) => name)

/**
 * The input to send: what is filled, in the JSON type of its field. An optional field that only repeats what the matter
 * already keeps is left out, so that the record says what was really told now.
 */
export function inputOf(
  fields: readonly FormField[],
  draft: Draft,
  { known = {}, utcOffsetMinutes }: { known?: Draft; utcOffsetMinutes: number },
): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const field of fields) {
    const value = typed(field, draft[field.name], utcOffsetMinutes)
    if (isEmpty(value)) continue
    if (!field.required && same(value, known[field.name])) continue
    input[field.name] = value
  }
  return input
}

function typed(field: FormField, value: unknown, utcOffsetMinutes: number): unknown {
  if (isEmpty(value)) return undefined
  if (typeof value !== 'string') return value
  if (field.control === 'number' || field.numeric) return Number.isFinite(Number(value)) ? Number(value) : undefined
  if (field.control === 'instant') return fromLocal(value, utcOffsetMinutes)
  return value.trim()
}

const same = (a: unknown, b: unknown) => b !== undefined && JSON.stringify(a) === JSON.stringify(b)

/** Fields that a choice of unit takes from where the matter is, so that nobody is asked for what is known. */
const fromUnit: ReadonlySet<string> = new Set(['dispatchTo'])
const likewise: Readonly<Record<string, string>> = { feedbackCategory: 'category' }

interface Known {
  readonly unit: string
  readonly data: Draft
  readonly masked: readonly string[]
  /** The same act was done before: its required answers are asked anew, or the last outcome would be taken over unread. */
  readonly again: boolean
  readonly utcOffsetMinutes: number
}

/** What stands in the form at first: what the matter already knows of the same fields. */
export function firstDraft(fields: readonly FormField[], known: Known): Draft {
  const { unit, data, masked, again, utcOffsetMinutes } = known
  const draft: Record<string, unknown> = {}
  for (const { name, control, field, required } of fields) {
    if (field === undefined || control === 'long-text' || masked.includes(name) || (required && again)) continue
    const value = data[name] ?? data[likewise[name] ?? '']
    if (value !== undefined) draft[name] = control === 'instant' ? toLocal(String(value), utcOffsetMinutes) : value
    else if (fromUnit.has(name)) draft[name] = unit
  }
  return draft
}
