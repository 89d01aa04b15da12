import type { Label } from '@fangwei/domain/dictionaries/dictionary.ts'
import { disputeType } from '@fangwei/domain/dictionaries/dispute-type.ts'
import { incidentCategory } from '@fangwei/domain/dictionaries/incident-category.ts'
import { instantMs } from '@fangwei/domain/models/day.ts'
import {
  factInputs,
  hourBandOf,
  type ModelFact,
  type Source,
  type Subjects,
  withAncestors,
} from '@fangwei/domain/models/definition/index.ts'
import { isRefused, parseSubject } from '@fangwei/domain/models/subject.ts'

export type FactLine =
  | { readonly kind: 'fact'; readonly fact: ModelFact; readonly isNamed: boolean; readonly odd: readonly string[] }
  | { readonly kind: 'broken'; readonly reason: Label }

const broken = (zh: string, en: string): FactLine => ({ kind: 'broken', reason: { zh, en } })

/** Bare codes that one input alone has; a code of several inputs must be written with its input. */
const inputOf = new Map<string, string | null>()
for (const { name, codes } of factInputs)
  for (const { code } of codes) inputOf.set(code, inputOf.has(code) ? null : name)

type Read = { readonly input: string; readonly code: string; readonly isNo: boolean }

/** `input:code`, or a code that belongs to one input; `no:` or `-` in front of a circumstance: asked and denied. */
const readFlag = (flag: string): Read | undefined => {
  const isNo = /^(no:|-)/.test(flag)
  const bare = flag.replace(/^(no:|-)/, '')
  const [head, tail] = bare.split(':', 2)
  const input = tail === undefined ? inputOf.get(bare) : head
  const code = tail ?? bare
  const known = factInputs.find(({ name }) => name === input)
  return known?.codes.some(one => one.code === code) === true ? { input: known.name, code, isNo } : undefined
}

const dictionaries = { 'incident-category': incidentCategory, 'dispute-type': disputeType } as const

const codesFrom = (flags: readonly Read[], at: string): ModelFact['codes'] => {
  const codes: Record<string, string[]> = { 'initiated-by': ['110'], 'hour-band': [hourBandOf(instantMs(at), 480)] }
  for (const { input, code } of flags) {
    const dictionary = dictionaries[input as keyof typeof dictionaries]
    const given = dictionary === undefined ? [code] : withAncestors(dictionary, code)
    codes[input] = input === 'initiated-by' ? [code] : [...(codes[input] ?? []), ...given]
  }
  return codes
}

const subjectsFrom = (given: Record<string, unknown>): Subjects | Label => {
  const kinds = [
    given.relation === undefined ? [] : { kind: 'relationship', relation: given.relation },
    given.place === undefined ? [] : { kind: 'public-place', place: given.place },
    given.block === undefined ? [] : { kind: 'block', block: given.block, households: given.households },
  ].flat()
  const read = kinds.map(parseSubject)
  const refused = read.find(isRefused)
  if (refused !== undefined) return refused.label
  return Object.fromEntries(read.map(subject => [(subject as { kind: string }).kind, subject])) as Subjects
}

const parse = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

const instantOf = (value: unknown, zone: string | undefined): string | null => {
  if (typeof value !== 'string') return null
  const at = zone !== undefined && !/(Z|[+-]\d{2}:\d{2})$/.test(value) ? `${value.replace(' ', 'T')}${zone}` : value
  try {
    return new Date(instantMs(at)).toISOString()
  } catch {
    return null
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 200

/** Reads one fact of a place, a block or a relationship. Never throws. */
export const readFactLine = (text: string, number: number, zone?: string): FactLine => {
  const given = parse(text)
  if (given === null) return broken('不是 JSON 对象', 'not a JSON object')
  const at = instantOf(given.at, zone)
  if (at === null)
    return broken('at 应为带时区的 ISO 8601 时间', 'at is an ISO 8601 time with its zone, as 2026-01-31T20:15:00+08:00')
  const flags = given.flags ?? []
  if (!Array.isArray(flags) || !flags.every(flag => typeof flag === 'string'))
    return broken('flags 应为字符串数组', 'flags is a list of strings')
  const subjects = subjectsFrom(given)
  if ('zh' in subjects) return { kind: 'broken', reason: subjects as Label }
  const read = flags.map(readFlag)
  const known = read.filter(flag => flag !== undefined)
  const answers = known.filter(({ input }) => input === 'family-factor')
  const id = isText(given.call) ? given.call : `line:${number}`
  const source: Source = known.some(({ input }) => input === 'dispute-type') ? 'dispute' : 'incident'
  const fact: ModelFact = {
    ...{ at, id, source, subjects },
    codes: codesFrom(
      known.filter(({ input }) => input !== 'family-factor'),
      at,
    ),
    ...(answers.length === 0
      ? {}
      : {
          answers: Object.fromEntries(
            answers.map(({ code, isNo }) => [code, isNo ? ('no' as const) : ('yes' as const)]),
          ),
        }),
    ...(isText(given.incident) ? { incidentId: given.incident } : {}),
    ...(given.withdrawn === true ? { withdrawn: true } : {}),
    factIds: [id],
  }
  return { kind: 'fact', fact, isNamed: isText(given.call), odd: flags.filter((_, i) => read[i] === undefined) }
}
