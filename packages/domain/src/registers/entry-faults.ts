import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { findDictionary, findEntry, type Label } from '../dictionaries/index.ts'
import type { Field } from '../loop/field.ts'
import type { EntryValues, Fault } from './fault.ts'
import { isIdNumber, namesPerson } from './id-number.ts'
import type { Register } from './register.ts'

/** What masks look like in lists and exports: taken back in, they would wipe out what they stand for. */
const MASK = /\*{2}|•|^.\*$/u

const compiled = new WeakMap<TSchema, Validator>()

function fits(schema: TSchema, value: unknown): boolean {
  let validator = compiled.get(schema)
  if (validator === undefined) {
    validator = Compile(schema)
    compiled.set(schema, validator)
  }
  return validator.Check(value)
}

/** Everything that speaks against an entry's values and key, in clear. References to other entries are not looked up here. */
export const entryFaults = (register: Register, id: string | undefined, values: EntryValues): Fault[] => [
  ...givenFaults(register, id, values),
  ...register.required.filter(name => absent(values[name])).map(name => missing(name, register.fields[name]!.label)),
  ...pairFaults(register, values),
  ...(register.refuses?.(values) ?? []),
]

/** What speaks against the values that are given: an entry that is there already may bring only what changes. */
export const givenFaults = (register: Register, id: string | undefined, values: EntryValues): Fault[] => [
  ...keyFaults(register, id),
  ...Object.entries(values).flatMap(([name, value]) => valueFaults(register, name, value)),
]

const absent = (value: unknown) => value === undefined || value === null || value === ''

const missing = (field: string, { zh, en }: Label): Fault => ({
  field,
  zh: `缺少“${zh}”，请补充`,
  en: `“${en}” is missing: fill it in`,
})

function keyFaults({ key }: Register, id: string | undefined): Fault[] {
  if (id === undefined) return key.madeBy === 'system' ? [] : [missing('id', key.label)]
  if (!new RegExp(key.pattern).test(id))
    return [{ field: 'id', zh: `“${key.label.zh}”的格式不正确`, en: `“${key.label.en}” has the wrong form` }]
  if (namesPerson(id))
    return [
      {
        field: 'id',
        zh: `“${key.label.zh}”不能使用证件号或手机号`,
        en: `“${key.label.en}” must not be an ID or phone number`,
      },
    ]
  return []
}

function valueFaults(register: Register, name: string, value: unknown): Fault[] {
  const field = Object.hasOwn(register.fields, name) ? register.fields[name] : undefined
  if (field === undefined) return [{ field: name, zh: `没有“${name}”这一项`, en: `There is no field “${name}”` }]
  if (absent(value)) return []
  const { zh, en } = field.label
  if (field.privacy !== 'plain' && typeof value === 'string' && MASK.test(value))
    return [{ field: name, zh: `“${zh}”是遮蔽后的内容，请填写原值`, en: `“${en}” is masked: give the value itself` }]
  if (!fits(field.schema, value)) return [{ field: name, zh: `“${zh}”的内容不符合要求`, en: `“${en}” is not valid` }]
  const unknown = unknownCodes(field, value)
  if (unknown.length > 0)
    return [
      { field: name, zh: `“${zh}”中没有代码 ${unknown.join('、')}`, en: `“${en}” has no code ${unknown.join(', ')}` },
    ]
  if (name === 'idNumber' && !isIdNumber(String(value)))
    return [
      {
        field: name,
        zh: `“${zh}”校验不通过，请核对 18 位号码`,
        en: `“${en}” fails its check digit: verify the 18 places`,
      },
    ]
  return []
}

function unknownCodes(field: Field, value: unknown): string[] {
  const dictionary = field.dictionary === undefined ? undefined : findDictionary(field.dictionary)
  if (dictionary === undefined) return []
  return (Array.isArray(value) ? value : [value]).map(String).filter(code => findEntry(dictionary, code) === undefined)
}

/** One coordinate alone says nothing, and nobody stands in a relationship to themselves. */
function pairFaults(register: Register, values: EntryValues): Fault[] {
  const faults: Fault[] = []
  if ('lng' in register.fields && absent(values.lng) !== absent(values.lat))
    faults.push({
      field: absent(values.lng) ? 'lng' : 'lat',
      zh: '经度和纬度须同时填写',
      en: 'Give both longitude and latitude',
    })
  const links = Object.keys(register.links ?? {})
  if (links.length === 2 && !absent(values[links[0]!]) && values[links[0]!] === values[links[1]!])
    faults.push({ field: links[1]!, zh: '关系双方不能是同一人', en: 'The two sides must be different people' })
  return faults
}
