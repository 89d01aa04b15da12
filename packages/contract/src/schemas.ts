import { INSTANT_PATTERN } from '@fangwei/domain/loop/index.ts'
import { type TSchema, Type } from 'typebox'

export const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
export const OrgCode = Type.String({ pattern: '^[0-9A-Z]{12}$' })
export const Instant = Type.String({ pattern: INSTANT_PATTERN, format: 'date-time', maxLength: 40 })
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', format: 'date' })
export const Code = Type.String({ minLength: 1, maxLength: 64, pattern: '^[0-9A-Za-z._-]+$' })
export const Text = Type.String({ minLength: 1, maxLength: 200 })
export const LongText = Type.String({ minLength: 1, maxLength: 4000 })
export const Label = Type.Object({ zh: Type.String(), en: Type.String() })
export const Cursor = Type.String({ minLength: 1, maxLength: 400, pattern: '^[A-Za-z0-9_-]+$' })
export const Grade = Type.Integer({ minimum: 1, maximum: 4 })
export const Version = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })
/** Values of declared fields; each is checked against its declaration. */
export const Values = Type.Record(Type.String({ minLength: 1, maxLength: 60 }), Type.Unknown(), { maxProperties: 80 })
export const Page = { cursor: Type.Optional(Cursor), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }

/** RFC 9457 problem details, with a sentence in both languages and what to do next. */
export const Problem = Type.Object({
  type: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  title: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  next: Label,
  fields: Type.Optional(Type.Array(Type.String())),
  instance: Type.Optional(Type.String()),
})

/** The value, or null where there is none. */
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
