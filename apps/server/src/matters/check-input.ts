import type { MatterType } from '@fangwei/domain/loop/index.ts'
import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { problems } from '../platform/http/index.ts'

const compiled = new WeakMap<TSchema, Validator>()

/** Checks each given value against its field's declaration. Fields that the engine itself asks for are text or numbers. */
export function checkValues(type: MatterType, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
    if (field === undefined || value === undefined) continue
    let validator = compiled.get(field.schema)
    if (validator === undefined) {
      validator = Compile(field.schema)
      compiled.set(field.schema, validator)
    }
    if (!validator.Check(value))
      throw problems.invalid(`“${field.label.zh}”的内容不符合要求`, `“${field.label.en}” is not valid`, [name])
    if (field.widget === 'instant' && Number.isNaN(Date.parse(String(value))))
      throw problems.invalid(`“${field.label.zh}”不是有效时间`, `“${field.label.en}” is not a valid time`, [name])
  }
}

/** The loop's own inputs: short text, a deadline's id, a whole number. */
export function checkCommon(values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    const fine =
      name === 'amount'
        ? Number.isInteger(value)
        : (name === 'text' || name === 'reason' || name === 'deadline') &&
          typeof value === 'string' &&
          value.length <= 2000
    if (!fine) throw problems.invalid(`字段“${name}”不符合要求`, `Field “${name}” is not valid`, [name])
  }
}
