import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Account } from './account.ts'

interface Mode {
  uid: number
  gid: number
  mode: number
}

/** Whether an account may walk through a folder, by its permission bits alone (access lists are not read). */
export function mayEnter(folder: Mode, account: Account): boolean {
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0
  return (folder.mode & 0o001) !== 0
}

/** Whether an account may reach an existing path through every folder above it and the path itself. */
export function canReach(path: string, account: Account): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if (!mayEnter(statSync(at), account)) return false
    if (at === dirname(at)) return true
  }
}
