import type { Field, MatterType } from '@fangwei/domain/loop/index.ts'
import { indexToken, isSealed, type Keys, seal, unseal } from '../platform/secrets/index.ts'

export type Values = Readonly<Record<string, unknown>>
export type Token = string

const isPersonal = (field: Field | undefined) => field !== undefined && field.privacy !== 'plain'

/** Input with its personal fields sealed, and the keyed tokens by which its people can be found. */
export function sealFields(
  keys: Keys,
  tenant: number,
  type: MatterType,
  input: Values,
): { values: Values; tokens: Token[] } {
  const tokens: Token[] = []
  const values: Record<string, unknown> = {}
  for (const name of Object.keys(input)) {
    const value = input[name]
    if (!isPersonal(type.fields[name]) || value === undefined || value === null || isSealed(value)) values[name] = value
    else {
      tokens.push(...tokensOf(keys, tenant, type, name, value))
      values[name] = seal(keys, JSON.stringify(value))
    }
  }
  return { values, tokens }
}

/** Opens sealed values: only inside a read that has been recorded, or for the system's own reckoning. */
export const unsealFields = (keys: Keys, values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isSealed(value) ? JSON.parse(unseal(keys, value)) : value]),
  )

/** What somebody without a purpose sees in place of a sealed value. */
export function maskFields(keys: Keys, type: Pick<MatterType, 'fields'>, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) =>
      isSealed(value)
        ? [name, maskValue(type.fields[name], JSON.parse(unseal(keys, value)) as unknown)]
        : [name, value],
    ),
  )
}

export const hasSealed = (values: Values): boolean => Object.values(values).some(isSealed)

/** One value as somebody without a purpose sees it. */
export function maskValue(field: Field | undefined, clear: unknown): unknown {
  if (field?.privacy === 'sensitive' || typeof clear !== 'string') return '••••'
  if (field?.widget === 'phone') return clear.length < 8 ? '••••' : `${clear.slice(0, 3)}****${clear.slice(-4)}`
  if (field?.widget === 'text' && clear.length <= 12)
    return `${[...clear][0] ?? ''}${'*'.repeat(Math.max(1, Math.min(2, [...clear].length - 1)))}`
  return '••••'
}

/** Phones, ID numbers and names of the parties that the type declares, as keyed tokens. */
function tokensOf(keys: Keys, tenant: number, type: MatterType, name: string, value: unknown): Token[] {
  const parties = Object.values(type.parties ?? {})
  const token = (kind: 'phone' | 'id' | 'name', clear: unknown) =>
    typeof clear === 'string' && clear.trim() !== '' ? [indexToken(keys, tenant, kind, clear)] : []
  if (Array.isArray(value))
    return value.flatMap((person: Record<string, unknown>) => [
      ...token('name', person?.name),
      ...token('phone', person?.phone),
      ...token('id', person?.idNumber),
    ])
  return parties.flatMap(p => [
    ...(p.name === name ? token('name', value) : []),
    ...(p.phone === name ? token('phone', value) : []),
    ...(p.idNumber === name ? token('id', value) : []),
  ])
}
