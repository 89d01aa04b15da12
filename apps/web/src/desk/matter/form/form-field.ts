import type { AllowedAction, Field, Label, MatterType } from '@fangwei/domain/loop/index.ts'

/** One question of a form, made from the declaration of the field it fills. */
export interface FormField {
  readonly name: string
  readonly label: Label
  readonly required: boolean
  readonly field: Field | undefined
  readonly control: Control
  readonly multiple: boolean
  /** Whole number kept under a code, as a grade is. */
  readonly numeric: boolean
  readonly maxLength: number | undefined
}

type Control =
  | 'text'
  | 'long-text'
  | 'choice'
  | 'instant'
  | 'number'
  | 'yes-no'
  | 'org'
  | 'post'
  | 'phone'
  | 'answers'
  | 'deadline'

type Asked = Pick<AllowedAction, 'asks' | 'mayAsk' | 'common'>

/** What the loop's own acts ask for: they have no declaration in the type. */
const ownLabels: Readonly<Record<string, { label: Label; control: Control }>> = {
  text: { label: { zh: '内容', en: 'Text' }, control: 'long-text' },
  reason: { label: { zh: '理由', en: 'Reason' }, control: 'long-text' },
  deadline: { label: { zh: '时限', en: 'Clock' }, control: 'deadline' },
  amount: { label: { zh: '延长', en: 'By' }, control: 'number' },
}

/** The questions of an action, the required ones first. Reasons of a judgement are never typed by hand. */
export function formFields(type: MatterType, action: Asked): FormField[] {
  const fields = [
    ...action.asks.map(name => [name, true] as const),
    ...action.mayAsk.map(name => [name, false] as const),
  ]
  return fields.flatMap(([name, required]) => {
    if (action.common) return [ownField(name, required)]
    const field = type.fields[name]
    return field === undefined || field.widget === 'reasons' ? [] : [declaredField(name, field, required)]
  })
}

function ownField(name: string, required: boolean): FormField {
  const own = ownLabels[name] ?? { label: { zh: name, en: name }, control: 'text' as const }
  return { name, required, ...own, field: undefined, multiple: false, numeric: false, maxLength: 2000 }
}

/** The question that fills one declared field. */
export function declaredField(name: string, field: Field, required: boolean): FormField {
  const kind = schemaType(field)
  const multiple = kind === 'array'
  return {
    name,
    label: field.label,
    required,
    field,
    control: field.widget === 'tags' ? 'choice' : field.widget === 'reasons' ? 'text' : field.widget,
    multiple,
    numeric: field.widget === 'choice' && kind === 'integer',
    maxLength: maxLengthOf(field),
  }
}

const schemaType = ({ schema }: Field): unknown => ('type' in schema ? schema.type : undefined)

function maxLengthOf({ schema }: Field): number | undefined {
  return 'maxLength' in schema && typeof schema.maxLength === 'number' ? schema.maxLength : undefined
}
