import type { Reply } from '@fangwei/contract/index.ts'
import type { registerRoutes } from '@fangwei/contract/registers.ts'
import { entryFaults, type Fault, type Register } from '@fangwei/domain/registers/index.ts'
import { declaredField, type FormField } from '../matter/form/form-field.ts'
import { type Draft, isEmpty } from '../matter/form/form-values.ts'

export type Entry = Reply<typeof registerRoutes.getEntry>

/** The questions of an entry, in the order of the declaration. */
export const entryFields = (register: Register): FormField[] =>
  Object.entries(register.fields).map(([name, field]) => declaredField(name, field, register.required.includes(name)))

/** What stands in the form at first. A masked value is not there to be changed: its field stays empty. */
export const firstValues = (entry: Entry | undefined): Draft =>
  entry === undefined
    ? {}
    : Object.fromEntries(Object.entries(entry.values).filter(([name]) => !entry.masked.includes(name)))

/** A draft as the server takes it: in the JSON types of the fields, without what is empty. */
export function typedValues(fields: readonly FormField[], draft: Draft): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(field => {
      const value = draft[field.name]
      if (isEmpty(value)) return []
      const number = field.control === 'number' && typeof value === 'string'
      return [[field.name, number ? Number(value) : typeof value === 'string' ? value.trim() : value]]
    }),
  )
}

/** What a change says: fields that differ now, and null for those that were emptied. Masked ones only if written anew. */
export function changedValues(fields: readonly FormField[], entry: Entry, draft: Draft): Record<string, unknown> {
  const [before, after] = [firstValues(entry), typedValues(fields, draft)]
  return Object.fromEntries(
    fields.flatMap(({ name }) => {
      const [was, is] = [before[name], after[name]]
      if (is === undefined) return isEmpty(was) ? [] : [[name, null]]
      return JSON.stringify(was) === JSON.stringify(is) ? [] : [[name, is]]
    }),
  )
}

/** Everything that speaks against the draft, before it is sent. What stays masked is there, though it is not seen. */
export function draftFaults(
  register: Register,
  fields: readonly FormField[],
  draft: Draft,
  { id, entry }: { id: string | undefined; entry: Entry | undefined },
): Fault[] {
  const faults = entryFaults(register, entry?.id ?? id, typedValues(fields, draft))
  return faults.filter(({ field }) => !(entry?.masked.includes(field) && isEmpty(draft[field])))
}
