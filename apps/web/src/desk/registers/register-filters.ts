import type { Query } from '@fangwei/contract/index.ts'
import type { registerRoutes } from '@fangwei/contract/registers.ts'
import { type Register, registers } from '@fangwei/domain/registers/index.ts'

/** What of a register is shown; kept in the address. Looking for a person is not: names stay out of addresses. */
export interface RegisterFilters {
  readonly q?: string | undefined
  readonly kind?: string | undefined
  readonly scope?: string | undefined
  readonly asOf?: string | undefined
  readonly all?: boolean | undefined
  readonly household?: string | undefined
  readonly resident?: string | undefined
}

export type RegisterQuery = Query<typeof registerRoutes.listEntries>

/** The registers that somebody of these roles may read, in the order of their declaration. */
export const readable = (roles: readonly string[]): Register[] =>
  registers.filter(register => register.readers.some(role => roles.includes(role)))

export const mayWriteTo = (register: Register, roles: readonly string[]): boolean =>
  register.writers.some(role => roles.includes(role))

/** Reads the filters of an address; what is not understood, or not of this register, is left out. */
export function readRegisterFilters(register: Register, search: URLSearchParams): RegisterFilters {
  const fitting = (name: string, pattern: RegExp) => {
    const value = search.get(name)
    return value !== null && pattern.test(value) ? value : undefined
  }
  const linked = (target: string) =>
    Object.values(register.links ?? {}).includes(target) ? fitting(target, /^[0-9A-Za-z._-]{1,64}$/) : undefined
  return {
    q: register.search.length === 0 ? undefined : search.get('q')?.trim().slice(0, 200) || undefined,
    kind: 'kind' in register.fields ? fitting('kind', /^[\w.-]{1,64}$/) : undefined,
    scope: fitting('scope', /^[0-9A-Z]{12}$/),
    asOf: fitting('asOf', /^\d{4}-\d{2}-\d{2}$/),
    all: search.get('all') === '1' ? true : undefined,
    household: linked('household'),
    resident: linked('resident'),
  }
}

/** Whether these filters may be asked at all: people are never listed whole. */
export const askable = (register: Register, filters: RegisterFilters): boolean =>
  register.browsable || filters.household !== undefined || filters.resident !== undefined

export const queryOf = (filters: RegisterFilters): RegisterQuery =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as RegisterQuery
