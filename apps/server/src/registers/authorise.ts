import { findRegister, type Register } from '@fangwei/domain/registers/index.ts'
import type { Account } from '../access/index.ts'
import type { Directory } from '../directory/index.ts'
import { problems } from '../platform/http/index.ts'

const holdsOne = (account: Account, roles: readonly string[]) => roles.some(role => account.roles.includes(role))

/** A register this account may read; any other looks as if it were not there. */
export function readableRegister(account: Account, name: string): Register {
  const register = findRegister(name)
  if (register === undefined || !holdsOne(account, register.readers)) throw problems.notFound()
  return register
}

/** A register this account may write. */
export function writableRegister(account: Account, name: string): Register {
  const register = findRegister(name)
  if (register === undefined || !holdsOne(account, register.writers)) throw problems.notFound()
  return register
}

export const mayWrite = (account: Account, register: Register, path: readonly string[]): boolean =>
  holdsOne(account, register.writers) && path.includes(account.org)

/** The organisation a list is about: the account's own, or one below it. Anything else is not found. */
export function scopeOf(
  account: Account,
  directory: Directory,
  scope: string | undefined,
): { org: string; level: number } {
  const org = scope ?? account.org
  const path = directory.pathOf(org)
  if (path === undefined || !path.includes(account.org)) throw problems.notFound()
  return { org, level: path.length - 1 }
}

/** Today as the tenant's calendar has it. */
export const todayOf = (directory: Directory, now: Date): string =>
  new Date(now.getTime() + directory.calendar.offsetMinutes * 60_000).toISOString().slice(0, 10)
