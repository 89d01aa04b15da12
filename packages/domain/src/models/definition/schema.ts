import { type Static, Type } from 'typebox'

const Label = Type.Object(
  { zh: Type.String({ minLength: 1, maxLength: 300 }), en: Type.String({ minLength: 1, maxLength: 500 }) },
  { additionalProperties: false },
)
const RowCode = Type.String({ pattern: '^[A-Z][A-Z0-9]{0,5}$' })
const Points = Type.Integer({ minimum: 0, maximum: 100 })
const Days = Type.Integer({ minimum: 1, maximum: 730 })
const Grade = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)])
const strict = { additionalProperties: false } as const

/** Whole codes of one input of the closed list; any of them. */
export const FilterSchema = Type.Object(
  {
    field: Type.String({ minLength: 1, maxLength: 40 }),
    in: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { minItems: 1, maxItems: 80 }),
  },
  strict,
)

/** Groups of filters: a fact passes when every filter of any group holds. */
const Groups = Type.Array(Type.Array(FilterSchema, { minItems: 1, maxItems: 8 }), { maxItems: 12 })

/** Where a value comes from, when not from the definition's own basis; what it means, when numbers do not say it all. */
const told = {
  label: Label,
  rule: Type.Optional(Label),
  basis: Type.Optional(Type.String({ maxLength: 40 })),
}

const Count = Type.Union([
  Type.Object(
    { kind: Type.Literal('each'), code: RowCode, points: Points, cap: Points, windowDays: Days, ...told },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('cluster'),
      code: RowCode,
      points: Points,
      windowDays: Days,
      atLeast: Type.Integer({ minimum: 2, maximum: 50 }),
      withinDays: Days,
      ...told,
    },
    strict,
  ),
])

/** A circumstance: counts once while its window lasts. Of one `ladder` only the highest gives points. */
const Sign = Type.Object(
  {
    code: RowCode,
    group: Type.String({ pattern: '^[A-Z][A-Z0-9]{0,5}$' }),
    when: FilterSchema,
    points: Points,
    windowDays: Days,
    ladder: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
    ...told,
  },
  strict,
)

const Part = Type.Union([
  Type.Object({ holds: Type.Literal('factor'), code: RowCode }, strict),
  Type.Object({ holds: Type.Literal('group'), group: RowCode }, strict),
  Type.Object({ holds: Type.Literal('count'), code: RowCode }, strict),
  Type.Object(
    { holds: Type.Literal('events'), atLeast: Type.Integer({ minimum: 1, maximum: 50 }), withinDays: Days },
    strict,
  ),
])

/** Sets the grade whatever the points say: all, or any, of its parts. */
const HardRule = Type.Object(
  {
    code: RowCode,
    grade: Grade,
    when: Type.Object(
      {
        holds: Type.Union([Type.Literal('all'), Type.Literal('any')]),
        of: Type.Array(Part, { minItems: 1, maxItems: 6 }),
      },
      strict,
    ),
    ...told,
  },
  strict,
)

/** A model as data: what it judges, what it reads, and every decision in it that is not arithmetic. */
export const ModelDefinitionSchema = Type.Object(
  {
    model: Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+){0,5}$', minLength: 3, maxLength: 40 }),
    label: Label,
    kind: Type.String({ minLength: 1, maxLength: 40 }),
    purpose: Label,
    data: Type.Array(Label, { maxItems: 12 }),
    limits: Type.Array(Label, { minItems: 1, maxItems: 12 }),
    notFor: Type.Array(Label, { maxItems: 12 }),
    safeguards: Type.Array(Label, { maxItems: 12 }),
    owner: Label,
    reviewEveryMonths: Type.Integer({ minimum: 1, maximum: 3 }),
    subjects: Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 2 }),
    leastHouseholds: Type.Integer({ minimum: 1, maximum: 10_000 }),
    sources: Type.Array(Type.Union([Type.Literal('incident'), Type.Literal('dispute')]), { minItems: 1, maxItems: 2 }),
    enters: Groups,
    counting: Type.Object(
      {
        sameEventMinutes: Type.Integer({ minimum: 0, maximum: 1440 }),
        sameIncidentMinutes: Type.Integer({ minimum: 0, maximum: 10_080 }),
        callersNotCounted: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 6 }),
      },
      strict,
    ),
    counts: Type.Array(Count, { minItems: 1, maxItems: 8 }),
    signs: Type.Array(Sign, { maxItems: 24 }),
    hardRules: Type.Array(HardRule, { maxItems: 12 }),
    levels: Type.Array(Type.Object({ grade: Grade, from: Type.Integer({ minimum: 1, maximum: 1000 }) }, strict), {
      minItems: 1,
      maxItems: 4,
    }),
    trendDays: Days,
    eraseAfterDays: Days,
    keptReports: Type.Integer({ minimum: 10, maximum: 100 }),
    /** Days after a warning was closed in which only a more urgent grade warns again; 0: the next fact may. */
    quietDays: Type.Integer({ minimum: 0, maximum: 90 }),
    /** What a warning should have stood before: scored by nothing, to find misses in a replay. */
    outcomes: Groups,
    basis: Label,
    bases: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z0-9-]{1,40}$' }), Label)),
  },
  strict,
)

export type ModelDefinition = Static<typeof ModelDefinitionSchema>
export type DefinitionFilter = Static<typeof FilterSchema>
