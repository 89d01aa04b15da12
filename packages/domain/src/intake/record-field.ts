import type { Dictionary, Label } from '../dictionaries/dictionary.ts'

/** How the text of a cell becomes the value of a field. */
export type FieldKind =
  | 'text'
  | 'id'
  | 'instant'
  | 'count'
  | 'money'
  | 'flag'
  | 'org'
  | 'division'
  | 'phone'
  | 'plate'
  | 'code'
  | 'tags'
  | 'category'

export type RecordField = {
  readonly label: Label
  readonly kind: FieldKind
  /** Column codes and Chinese headings that mean this field, besides its label. */
  readonly columns: readonly string[]
  readonly privacy: 'plain' | 'personal'
  /** Characters. */
  readonly maxLength: number
  readonly dictionary?: Dictionary
}

type Extra = { readonly personal?: true; readonly maxLength?: number; readonly dictionary?: Dictionary }

/** One line of a field table: kind, labels, the source columns, and what is special. */
export function field(kind: FieldKind, zh: string, en: string, columns: string, extra: Extra = {}): RecordField {
  return {
    label: { zh, en },
    kind,
    columns: columns.split(' '),
    privacy: extra.personal ? 'personal' : 'plain',
    maxLength: extra.maxLength ?? 200,
    ...(extra.dictionary ? { dictionary: extra.dictionary } : {}),
  }
}
