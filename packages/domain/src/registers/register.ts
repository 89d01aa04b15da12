import type { Field, Label } from '../loop/field.ts'
import type { Role } from '../matters/roles.ts'
import type { EntryValues, Fault } from './fault.ts'

/** Where an entry belongs, which decides who sees it. */
export type Belonging =
  /** An organisation belongs where its parent puts it. */
  | { readonly by: 'parent'; readonly field: string }
  /** To the organisation in this field. */
  | { readonly by: 'org'; readonly field: string }
  /** Where the entry of another register that this field names belongs. */
  | { readonly by: 'entry'; readonly field: string }

/** What an identifying field is found by: equal keyed tokens, never by reading it. */
export type TokenKind = 'phone' | 'id' | 'name'

/**
 * A register (基础信息) as data: fields and their protection, where entries belong, who reads and writes them.
 * From it come the list, the forms, search, import, export and audit.
 */
export interface Register {
  readonly register: string
  readonly label: Label
  readonly fields: Readonly<Record<string, Field>>
  readonly required: readonly string[]
  /** Ids are given by people when `madeBy` is `people`, else made by the system unless a source brings its own. */
  readonly key: { readonly label: Label; readonly pattern: string; readonly madeBy: 'people' | 'system' }
  /** The field an entry is called by. A personal one is shown masked wherever it was not asked for. */
  readonly nameField: string
  readonly belongs: Belonging
  /** Fields that hold the id of an entry of another register; at most two. */
  readonly links?: Readonly<Record<string, string>>
  /** `tenant`: its names are known to everybody (organisations, posts); `scope`: only where it belongs and above. */
  readonly sight: 'tenant' | 'scope'
  /** False: never listed whole; a list names a link or looks for somebody, for a reason (domain: no bulk listing). */
  readonly browsable: boolean
  readonly columns: readonly string[]
  /** Plain fields found by their words and pinyin initials. */
  readonly search: readonly string[]
  /** Search terms kept of one entry: Chinese and numbers come before pinyin. 64 unless told. */
  readonly mostTerms?: number
  /** Personal fields found by their whole value only. */
  readonly tokens: Readonly<Record<string, TokenKind>>
  readonly readers: readonly Role[]
  readonly writers: readonly Role[]
  /** Retention class of the facts about its entries. */
  readonly retention: 'standard' | 'audit'
  /** Why it is kept, shown on the public page. */
  readonly purpose: Label
  /** What speaks against an entry as a whole, beyond its single fields. */
  readonly refuses?: (values: EntryValues) => readonly Fault[]
}

/** Checks a declaration against itself and returns it; throws naming what does not fit. */
export function register(declared: Register): Register {
  const { fields, register: name } = declared
  const must = (fine: boolean, what: string) => {
    if (!fine) throw new Error(`Register ${name}: ${what}`)
  }
  const named = [
    ...declared.required,
    declared.nameField,
    declared.belongs.field,
    ...declared.columns,
    ...declared.search,
    ...Object.keys(declared.links ?? {}),
    ...Object.keys(declared.tokens),
  ]
  for (const field of named) must(field in fields, `there is no field ${field}`)
  for (const field of declared.search)
    must(fields[field]!.privacy === 'plain', `${field} is personal: tokens, not words`)
  for (const field of Object.keys(declared.tokens)) must(fields[field]!.privacy !== 'plain', `${field} needs no token`)
  must(!('sealed' in fields), 'the name sealed is kept for what is stored')
  must(Object.keys(declared.links ?? {}).length <= 2, 'at most two links are indexed')
  if (declared.belongs.by === 'entry') must(declared.belongs.field in (declared.links ?? {}), 'it belongs by a link')
  return declared
}

/** Fields whose values are sealed at rest. */
export const personalFields = (declared: Register): string[] =>
  Object.keys(declared.fields).filter(name => declared.fields[name]!.privacy !== 'plain')
