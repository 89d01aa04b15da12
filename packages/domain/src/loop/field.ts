import { type TSchema, Type } from 'typebox'

/** Bilingual words shown to people. Every label in the product has both. */
export interface Label {
  readonly zh: string
  readonly en: string
}

/**
 * How a field is protected. `plain` is stored and shown; `personal` is encrypted and masked;
 * `sensitive` is encrypted, masked and never exported (PIPL 28).
 */
export type Privacy = 'plain' | 'personal' | 'sensitive'

/** What a form shows for the field, when its JSON type alone does not say. */
export type Widget =
  | 'text'
  | 'long-text'
  | 'choice'
  | 'tags'
  | 'instant'
  | 'number'
  | 'yes-no'
  | 'org'
  | 'post'
  | 'phone'
  | 'answers'
  | 'reasons'

export interface Field<S extends TSchema = TSchema> {
  readonly label: Label
  readonly schema: S
  readonly privacy: Privacy
  readonly widget: Widget
  /** Dictionary whose codes the field holds, so that screens show labels and not codes. */
  readonly dictionary?: string
  /** Listed and sorted fields have a generated column of the same name, made by one migration. */
  readonly indexed?: boolean
}

type Extra = { privacy?: Privacy; dictionary?: string; indexed?: boolean; maxLength?: number }

const make = <S extends TSchema>(zh: string, en: string, schema: S, widget: Widget, extra: Extra = {}): Field<S> => ({
  label: { zh, en },
  schema,
  widget,
  privacy: extra.privacy ?? 'plain',
  ...(extra.dictionary === undefined ? {} : { dictionary: extra.dictionary }),
  ...(extra.indexed === undefined ? {} : { indexed: extra.indexed }),
})

/** RFC 3339 with a zone: a time without one is refused, never guessed. With format `date-time`, its day must exist. */
export const INSTANT_PATTERN =
  '^\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$'

const bilingual = Type.Object({ zh: Type.String({ maxLength: 400 }), en: Type.String({ maxLength: 400 }) })

export const text = (zh: string, en: string, extra: Extra = {}) =>
  make(zh, en, Type.String({ minLength: 1, maxLength: extra.maxLength ?? 200 }), 'text', extra)
export const longText = (zh: string, en: string, extra: Extra = {}) =>
  make(zh, en, Type.String({ minLength: 1, maxLength: extra.maxLength ?? 4000 }), 'long-text', extra)
export const phone = (zh: string, en: string) =>
  make(zh, en, Type.String({ minLength: 3, maxLength: 32, pattern: '^[0-9+() *#-]+$' }), 'phone', {
    privacy: 'personal',
  })
export const instant = (zh: string, en: string, extra: Extra = {}) =>
  make(zh, en, Type.String({ pattern: INSTANT_PATTERN, format: 'date-time', maxLength: 40 }), 'instant', extra)
export const count = (zh: string, en: string, extra: Extra = {}) =>
  make(zh, en, Type.Integer({ minimum: 0, maximum: 1_000_000 }), 'number', extra)
export const money = (zh: string, en: string, extra: Extra = {}) =>
  make(zh, en, Type.Number({ minimum: 0, maximum: 1e12 }), 'number', extra)
/** WGS-84 degrees; stored as the plain fields `lng` and `lat`, which the map and the index read. */
export const longitude = () => make('经度', 'Longitude', Type.Number({ minimum: -180, maximum: 180 }), 'number')
export const latitude = () => make('纬度', 'Latitude', Type.Number({ minimum: -90, maximum: 90 }), 'number')
export const yesNo = (zh: string, en: string, extra: Extra = {}) => make(zh, en, Type.Boolean(), 'yes-no', extra)
export const code = (zh: string, en: string, dictionary: string, extra: Extra = {}) =>
  make(zh, en, Type.String({ minLength: 1, maxLength: 40, pattern: '^[0-9A-Za-z._-]+$' }), 'choice', {
    ...extra,
    dictionary,
  })
export const codes = (zh: string, en: string, dictionary: string) =>
  make(zh, en, Type.Array(Type.String({ maxLength: 40, pattern: '^[0-9A-Za-z._-]+$' }), { maxItems: 32 }), 'tags', {
    dictionary,
  })
/** Staff numbers as written on the badge. */
export const badges = (zh: string, en: string) =>
  make(
    zh,
    en,
    Type.Array(Type.String({ maxLength: 32, pattern: '^[0-9A-Za-z\\u4e00-\\u9fff._-]+$' }), { maxItems: 40 }),
    'tags',
  )
export const org = (zh: string, en: string, extra: Extra = {}) =>
  make(zh, en, Type.String({ pattern: '^[0-9A-Z]{12}$' }), 'org', extra)
export const orgs = (zh: string, en: string) =>
  make(zh, en, Type.Array(Type.String({ pattern: '^[0-9A-Z]{12}$' }), { minItems: 1, maxItems: 12 }), 'org')
export const post = (zh: string, en: string) => make(zh, en, Type.String({ minLength: 1, maxLength: 64 }), 'post')
/** The matter's own grade: set on the matter, not kept in its data. */
export const gradeField = (zh = '等级', en = 'Grade', dictionary = 'grade') =>
  make(zh, en, Type.Integer({ minimum: 1, maximum: 4 }), 'choice', { dictionary })
/** Answers 有 / 无 / 未问 to the entries of a dictionary; what is absent was not asked. */
export const answers = (zh: string, en: string, dictionary: string, extra: Extra = {}) =>
  make(
    zh,
    en,
    Type.Record(
      Type.String({ pattern: '^[A-Z][0-9]{1,2}$' }),
      Type.Union([Type.Literal('yes'), Type.Literal('no'), Type.Literal('not-asked')]),
      { maxProperties: 40 },
    ),
    'answers',
    { ...extra, dictionary },
  )

/** Why a judgement is what it is: what counted, for how much, by which facts, from when until when. */
export const reasons = (zh: string, en: string, extra: Extra = {}) =>
  make(
    zh,
    en,
    Type.Array(
      Type.Object(
        {
          code: Type.String({ minLength: 1, maxLength: 40 }),
          points: Type.Number({ minimum: 0, maximum: 10_000 }),
          factIds: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 500 }),
          happenedAt: Type.String({ pattern: INSTANT_PATTERN, maxLength: 40 }),
          expiresAt: Type.String({ pattern: INSTANT_PATTERN, maxLength: 40 }),
          label: Type.Optional(bilingual),
          rule: Type.Optional(bilingual),
        },
        { additionalProperties: false },
      ),
      { maxItems: 100 },
    ),
    'reasons',
    extra,
  )
