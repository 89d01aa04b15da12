import { callType } from '../../dictionaries/call-relation.ts'
import { callerRole } from '../../dictionaries/caller-role.ts'
import { type Dictionary, type Label, pathOf } from '../../dictionaries/dictionary.ts'
import { disputeType } from '../../dictionaries/dispute-type.ts'
import { familyFactor } from '../../dictionaries/family-factor.ts'
import { incidentCategory } from '../../dictionaries/incident-category.ts'
import { incidentTag } from '../../dictionaries/incident-tag.ts'
import { siteKind } from '../../dictionaries/site-kind.ts'
import { dayMs } from '../day.ts'
import type { ModelInput } from '../inputs.ts'
import type { Answer } from '../points/index.ts'
import type { Subject } from '../subject.ts'

/** A code of the closed list, with what it is called. */
export type InputCode = { readonly code: string; readonly label: Label }

/** A field that facts offer to models. Nothing else of a fact exists for a model. */
export type FactInput = ModelInput & {
  readonly kind: 'code' | 'codes' | 'answers'
  readonly codes: readonly InputCode[]
  /** Read only where the subject is a relationship: circumstances an officer confirmed at the door. */
  readonly onlyAboutRelationships?: true
}

const codesOf = (dictionary: Dictionary, isKept: (code: string) => boolean = () => true): InputCode[] =>
  dictionary.entries.filter(({ code }) => isKept(code)).map(({ code, label }) => ({ code, label }))

/** Complaints about police are no warning sign of anybody, and invalid calls are nuisance marks. */
const isCategoryKept = (code: string) => !code.startsWith('08') && !code.startsWith('W')
/** What law suits and reviews people bring is theirs. */
const isDisputeKept = (code: string) => !code.startsWith('D15')
/** Where somebody comes from, and marks that say nothing of what happened. */
const isTagKept = (code: string) => !['foreign-related', 'confidential', 'repeat-call'].includes(code)

export const hourBands: readonly (InputCode & { readonly from: number; readonly to: number })[] = [
  { code: 'night', label: { zh: '夜间（22 时至次日 6 时）', en: 'Night (22:00 to 06:00)' }, from: 22, to: 6 },
  { code: 'morning', label: { zh: '上午（6 时至 12 时）', en: 'Morning (06:00 to 12:00)' }, from: 6, to: 12 },
  { code: 'afternoon', label: { zh: '下午（12 时至 18 时）', en: 'Afternoon (12:00 to 18:00)' }, from: 12, to: 18 },
  { code: 'evening', label: { zh: '傍晚（18 时至 22 时）', en: 'Evening (18:00 to 22:00)' }, from: 18, to: 22 },
]

export const dangerSigns = [
  { code: 'weapon', label: { zh: '持械', en: 'Weapon' } },
  { code: 'dangerous-goods', label: { zh: '危险物质', en: 'Dangerous goods' } },
  { code: 'injury', label: { zh: '有人受伤', en: 'Somebody injured' } },
  { code: 'death', label: { zh: '有人死亡', en: 'Somebody died' } },
] as const satisfies readonly InputCode[]

/** The kinds of matter whose facts models may read. */
export const sources = ['incident', 'dispute'] as const
export type Source = (typeof sources)[number]

/** The closed list of model inputs: codes an officer or a form chose from a list, and when it happened. */
export const factInputs = [
  {
    name: 'incident-category',
    kind: 'codes',
    label: { zh: '警情类别（含上级类别）', en: 'incident category, with the classes above it' },
    codes: codesOf(incidentCategory, isCategoryKept),
  },
  {
    name: 'incident-tag',
    kind: 'codes',
    label: { zh: '警情标签', en: 'incident tags' },
    codes: codesOf(incidentTag, isTagKept),
  },
  {
    name: 'dispute-type',
    kind: 'codes',
    label: { zh: '纠纷类型（含上级类型）', en: 'dispute type, with the types above it' },
    codes: codesOf(disputeType, isDisputeKept),
  },
  { name: 'danger', kind: 'codes', label: { zh: '现场危险', en: 'danger on the spot' }, codes: dangerSigns },
  { name: 'hour-band', kind: 'code', label: { zh: '时段', en: 'hours of the day' }, codes: hourBands },
  { name: 'initiated-by', kind: 'code', label: { zh: '警情来源', en: 'who initiated it' }, codes: codesOf(callType) },
  { name: 'site-kind', kind: 'code', label: { zh: '场所类型', en: 'kind of site' }, codes: codesOf(siteKind) },
  {
    name: 'caller-role',
    kind: 'code',
    label: { zh: '报警人身份', en: 'role of the caller' },
    codes: codesOf(callerRole),
    onlyAboutRelationships: true,
  },
  {
    name: 'family-factor',
    kind: 'answers',
    label: { zh: '情形（有、无、未问）', en: 'circumstances (yes, no, not asked)' },
    codes: codesOf(familyFactor),
    onlyAboutRelationships: true,
  },
] as const satisfies readonly FactInput[]

export type InputName = (typeof factInputs)[number]['name']

const byName: ReadonlyMap<string, FactInput> = new Map(factInputs.map(input => [input.name, input]))

export const findFactInput = (name: string): FactInput | undefined => byName.get(name)

export type Codes = Readonly<Partial<Record<InputName, readonly string[]>>>

/** What it can be about: at most one subject of each kind, made known where the fact is read. */
export type Subjects = { readonly [K in Subject['kind']]?: Extract<Subject, { kind: K }> }

/**
 * One matter as models see it at one place in the one order. A later fact with the same `id` takes its place: a corrected
 * category, a confirmed relationship. `at` is the ISO instant it happened, also in a correction.
 */
export type ModelFact = {
  readonly at: string
  readonly id: string
  readonly source: Source
  /** Reports of one incident are one event. */
  readonly incidentId?: string
  readonly subjects: Subjects
  readonly codes: Codes
  /** Circumstances by code; one that is absent was not asked. */
  readonly answers?: Readonly<Partial<Record<string, Answer>>>
  readonly factIds: readonly string[]
  /** It turned out to be no event at all: invalid, merged into another, rejected. */
  readonly withdrawn?: boolean
}

/** A code and the codes above it in its list, so that a filter may name a class by its whole code. */
export const withAncestors = (dictionary: Dictionary, code: string | undefined): readonly string[] =>
  code === undefined ? [] : pathOf(dictionary, code).map(entry => entry.code)

/** The band of the day, local time. */
export const hourBandOf = (atMs: number, utcOffsetMinutes: number): string => {
  const local = (((atMs + utcOffsetMinutes * 60_000) % dayMs) + dayMs) % dayMs
  const hour = Math.floor(local / 3_600_000)
  return hourBands.find(({ from, to }) => (from < to ? hour >= from && hour < to : hour >= from || hour < to))!.code
}
