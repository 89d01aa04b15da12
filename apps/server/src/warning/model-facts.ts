import { disputeType } from '@fangwei/domain/dictionaries/dispute-type.ts'
import { incidentCategory } from '@fangwei/domain/dictionaries/incident-category.ts'
import { instantMs } from '@fangwei/domain/models/day.ts'
import {
  type Codes,
  hourBandOf,
  type ModelFact,
  type Source,
  type Subjects,
  withAncestors,
} from '@fangwei/domain/models/definition/index.ts'
import { isRefused, relationship } from '@fangwei/domain/models/subject.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { isSealed, type Keys, unseal } from '../platform/secrets/index.ts'
import type { Places, Where } from './places.ts'

const SAYING = ['opened', 'imported', 'fed-back', 'completed', 'corrected'] as const
const ENDING: Readonly<Record<string, boolean>> = { merged: true, invalidated: true, rejected: true, reopened: false }

/** Facts that say something to models: what happened, what it was found to be, and that it was nothing. */
export const TELLING: readonly string[] = ['incident', 'dispute'].flatMap(type =>
  [...SAYING, ...Object.keys(ENDING)].map(did => `${type}.${did}`),
)

type Values = Readonly<Record<string, unknown>>

/** One telling fact of a matter as it is kept. */
export interface Telling {
  readonly fact: number
  readonly matter: string
  readonly kind: string
  readonly occurredAt: string
  readonly bytes: string | null
  /** The bytes, where they have been read already. */
  readonly data?: Values
}

/** A matter's telling facts up to and with one of them, in order. */
export type Told = readonly Telling[]

const isFirst = (kind: string) => kind.endsWith('.opened') || kind.endsWith('.imported')

/** For each fact, what its matter had told by then. A first fact needs no question asked; later ones share one. */
export async function toldBy(tx: Tx, tenant: number, facts: readonly Telling[]): Promise<Told[]> {
  const later = facts.filter(({ kind }) => !isFirst(kind))
  const rows =
    later.length === 0
      ? []
      : await tx.rows<Telling>(sql`
          SELECT f.id AS fact, f.matter, f.kind, f.occurred_at AS "occurredAt", p.bytes FROM fact f
          LEFT JOIN fact_payload p ON p.tenant = f.tenant AND p.fact = f.id
          WHERE f.tenant = ${tenant} AND f.matter = ANY (${[...new Set(later.map(({ matter }) => matter))]}::uuid[])
            AND f.kind = ANY (${[...TELLING]}::text[]) ORDER BY f.id`)
  return facts.map(one =>
    isFirst(one.kind) ? [one] : rows.filter(({ matter, fact }) => matter === one.matter && fact <= one.fact),
  )
}

export interface Reading {
  readonly places: Places
  readonly keys: Keys
  readonly utcOffsetMinutes: number
  /** What a reason cites: the facts, or the matters they belong to. */
  readonly cite: 'fact' | 'matter'
}

export interface Read {
  readonly now: ModelFact | undefined
  readonly before: ModelFact | undefined
  /** The unit it was opened at. */
  readonly unit: string
  readonly violence: boolean
}

interface Opened extends Telling {
  readonly data: Values
}

/** What a matter says as of its latest telling fact, and as of the one before it. */
export function readTold(told: Told, reading: Reading): Read {
  const opened = told.map(one => ({ ...one, data: payloadOf(one) }))
  const unit = opened[0]?.data.unit
  return {
    now: factOf(opened, reading),
    before: opened.length < 2 ? undefined : factOf(opened.slice(0, -1), reading),
    unit: typeof unit === 'string' ? unit : '',
    violence: opened.some(one => inputOf(one).familyViolence === true),
  }
}

const payloadOf = ({ bytes, data }: Telling): Values => data ?? (bytes === null ? {} : (JSON.parse(bytes) as Values))
const inputOf = ({ data }: Opened): Values => (data.input as Values | undefined) ?? {}

function factOf(told: readonly Opened[], { places, keys, utcOffsetMinutes, cite }: Reading): ModelFact | undefined {
  const first = told[0]
  if (first === undefined || told.every(({ data }) => data.input === undefined)) return undefined
  const values: Values = Object.assign({}, ...told.map(inputOf))
  const source = first.kind.slice(0, first.kind.indexOf('.')) as Source
  const { subjects, siteKind } = places.at(whereOf(values))
  const answers = answersOf(values.factors, keys)
  const band = hourBandOf(instantMs(first.occurredAt), utcOffsetMinutes)
  const cited = told.flatMap(one => (one.data.input === undefined ? [] : [String(one.fact)]))
  return {
    at: first.occurredAt,
    id: first.matter,
    source,
    incidentId: typeof first.data.parent === 'string' ? first.data.parent : first.matter,
    subjects: { ...subjects, ...relationshipOf(values) },
    codes: codesOf(source, values, band, siteKind),
    ...(answers === undefined ? {} : { answers }),
    factIds: cite === 'matter' ? [first.matter] : cited,
    ...(isNothing(told) ? { withdrawn: true } : {}),
  }
}

const whereOf = ({ address, lng, lat }: Values): Where => ({
  ...(typeof address === 'string' ? { address } : {}),
  ...(typeof lng === 'number' && typeof lat === 'number' ? { lng, lat } : {}),
})

function relationshipOf({ relationship: given }: Values): Subjects {
  if (given === undefined || given === null || given === '') return {}
  const subject = relationship(given)
  return isRefused(subject) || subject.kind !== 'relationship' ? {} : { relationship: subject }
}

/** Invalid, merged or rejected, unless it was opened again. */
function isNothing(told: readonly Opened[]): boolean {
  if (told[0]?.data.state === 'invalid') return true
  const last = told.findLast(({ kind }) => kind.slice(kind.indexOf('.') + 1) in ENDING)
  return last !== undefined && ENDING[last.kind.slice(last.kind.indexOf('.') + 1)] === true
}

function codesOf(source: Source, values: Values, hourBand: string, siteKind: string | undefined): Codes {
  const text = (name: string) => (typeof values[name] === 'string' ? (values[name] as string) : undefined)
  const isMany = (name: string) => typeof values[name] === 'number' && (values[name] as number) > 0
  const tags = Array.isArray(values.tags) ? values.tags.map(String) : []
  const danger = [
    ...(values.weapon === true || tags.includes('blade-or-weapon') ? ['weapon'] : []),
    ...(values.dangerousGoods === true ? ['dangerous-goods'] : []),
    ...(isMany('injured') ? ['injury'] : []),
    ...(isMany('dead') ? ['death'] : []),
  ]
  return {
    ...(source === 'incident'
      ? { 'incident-category': withAncestors(incidentCategory, text('feedbackCategory') ?? text('category')) }
      : { 'dispute-type': withAncestors(disputeType, text('category')) }),
    'incident-tag': values.familyViolence === true ? [...new Set([...tags, 'family-violence'])] : tags,
    danger,
    'hour-band': [hourBand],
    // A call whose form does not say who began it came from a citizen.
    'initiated-by': [text('initiatedBy') ?? '110'],
    'caller-role': [text('callerRole') ?? 'unknown'],
    ...(siteKind === undefined ? {} : { 'site-kind': [siteKind] }),
  }
}

function answersOf(value: unknown, keys: Keys): ModelFact['answers'] {
  const clear = isSealed(value) ? (JSON.parse(unseal(keys, value)) as unknown) : value
  return typeof clear === 'object' && clear !== null ? (clear as ModelFact['answers']) : undefined
}
