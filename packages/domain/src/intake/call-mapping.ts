import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { RefusedNotion } from './refused-notion.ts'
import { refusedNotion, refusedValue } from './refused-notion.ts'

const columnName = Type.String({ minLength: 1, maxLength: 120 })
const columnNames = Type.Array(columnName, { minItems: 1, maxItems: 8 })
const oneOrMore = Type.Union([
  Type.String({ maxLength: 60 }),
  Type.Array(Type.String({ maxLength: 60 }), { maxItems: 16 }),
])

/** The same for every row. */
const constantSource = Type.Object(
  {
    constant: Type.Union([
      Type.String({ maxLength: 400 }),
      Type.Number(),
      Type.Boolean(),
      Type.Array(Type.String({ maxLength: 60 })),
    ]),
  },
  { additionalProperties: false },
)

/** The text of one column, or of several joined; instants may name their formats. */
const columnSource = Type.Object(
  {
    columns: columnNames,
    join: Type.Optional(Type.String({ maxLength: 8 })),
    formats: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { minItems: 1, maxItems: 20 })),
  },
  { additionalProperties: false },
)

/** The values of the columns, joined with `|`, looked up; tags collect every hit, other fields take the first. */
const lookupRule = Type.Object(
  { columns: columnNames, values: Type.Record(Type.String({ maxLength: 400 }), oneOrMore) },
  { additionalProperties: false },
)
const ruleSource = Type.Object(
  { rules: Type.Array(lookupRule, { minItems: 1, maxItems: 50 }), otherwise: Type.Optional(oneOrMore) },
  { additionalProperties: false },
)

const fieldSource = Type.Union([constantSource, columnSource, ruleSource])

const degrees = (limit: number) => Type.Number({ minimum: -limit, maximum: limit })
const area = Type.Object(
  { west: degrees(180), south: degrees(90), east: degrees(180), north: degrees(90) },
  { additionalProperties: false },
)

/** `x` is the east column, `y` the north column, in the unit of `crs` (see geo/crs.ts) or of the own proj4 text. */
const positionSource = Type.Object(
  {
    x: columnName,
    y: columnName,
    crs: Type.String({ minLength: 1, maxLength: 40 }),
    crsBasis: Type.Optional(Type.Union([Type.Literal('stated'), Type.Literal('marked'), Type.Literal('detected')])),
    proj4: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    area: Type.Optional(area),
    accuracyMetres: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 })),
    zeroMeansNone: Type.Optional(Type.Boolean()),
    onFault: Type.Optional(Type.Union([Type.Literal('reject'), Type.Literal('leave-out')])),
  },
  { additionalProperties: false },
)

/** How the columns of one feed become call, dispatch or feedback records. Saved as M.json. */
export const callMappingSchema = Type.Object(
  {
    version: Type.Literal(1),
    name: Type.String({ minLength: 1, maxLength: 120 }),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    feed: Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{0,39}$' }),
    form: Type.Optional(Type.Union([Type.Literal('call'), Type.Literal('dispatch'), Type.Literal('feedback')])),
    /** IANA zone of every time in the file that does not name its own. */
    zone: Type.String({ minLength: 1, maxLength: 60 }),
    fields: Type.Record(Type.String({ maxLength: 40 }), fieldSource),
    position: Type.Optional(positionSource),
    /** Columns that make up a row's identity when there is no source id; all kept columns unless said. */
    rowIdentity: Type.Optional(Type.Array(columnName, { minItems: 1, maxItems: 200 })),
  },
  { additionalProperties: false },
)

export type CallMapping = Static<typeof callMappingSchema>
export type FieldSource = Static<typeof fieldSource>
export type LookupRule = Static<typeof lookupRule>
export type PositionSource = Static<typeof positionSource>

/** What is wrong with a mapping and where, in both languages. */
export type MappingProblem = { readonly path: string; readonly zh: string; readonly en: string }

/** A column or category value the platform never keeps, and what it stands for. */
export type RefusedName = { readonly where: 'column' | 'value'; readonly name: string; readonly notion: RefusedNotion }

const longest = 200_000

/** The shape alone; names and codes are checked when the mapping is compiled against a table. */
export function readMapping(input: unknown): CallMapping | MappingProblem[] {
  if (Value.Check(callMappingSchema, input)) {
    if (JSON.stringify(input).length <= longest) return input
    return [{ path: '/', zh: '映射文件过大', en: 'the mapping is too large' }]
  }
  return Value.Errors(callMappingSchema, input)
    .slice(0, 20)
    .map(({ instancePath, message }) => ({
      path: instancePath || '/',
      zh: `映射文件此处格式不对：${message}`,
      en: `the mapping is malformed here: ${message}`,
    }))
}

/** Splits names into those that may be read and those that are dropped before anything is kept. */
export function splitRefused(
  names: readonly string[],
  where: RefusedName['where'],
): { kept: string[]; refused: RefusedName[] } {
  const kept: string[] = []
  const refused: RefusedName[] = []
  for (const name of names) {
    const notion = where === 'column' ? refusedNotion(name) : refusedValue(name)
    if (notion) refused.push({ where, name, notion })
    else kept.push(name)
  }
  return { kept, refused }
}

/** The mapping without refused columns and values, and what was taken out of it. */
export function dropRefused(mapping: CallMapping): { mapping: CallMapping; refused: RefusedName[] } {
  const refused: RefusedName[] = []
  const columns = (names: readonly string[]) => {
    const split = splitRefused(names, 'column')
    refused.push(...split.refused)
    return split.kept
  }
  const rule = ({ columns: names, values }: LookupRule): LookupRule => {
    const split = splitRefused(Object.keys(values), 'value')
    refused.push(...split.refused)
    return { columns: columns(names), values: Object.fromEntries(split.kept.map(key => [key, values[key]!])) }
  }
  const source = (from: FieldSource): FieldSource | undefined => {
    if ('constant' in from) return from
    if ('columns' in from) {
      const kept = columns(from.columns)
      return kept.length > 0 ? { ...from, columns: kept } : undefined
    }
    const rules = from.rules
      .map(rule)
      .filter(({ columns: names }, index) => names.length === from.rules[index]!.columns.length)
    return rules.length > 0 ? { ...from, rules } : undefined
  }
  const fields = Object.entries(mapping.fields).flatMap(([name, from]) => {
    const kept = source(from)
    return kept ? [[name, kept] as const] : []
  })
  const rowIdentity = mapping.rowIdentity && columns(mapping.rowIdentity)
  return {
    mapping: { ...mapping, fields: Object.fromEntries(fields), ...(rowIdentity?.length ? { rowIdentity } : {}) },
    refused,
  }
}
