import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { StoreError } from './types.ts'

/** The operating-system account that runs PostgreSQL when Node itself runs as root. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/** A machine that has an account of our own gets it; every Unix has `nobody`. */
const preferredAccounts = ['fangwei', 'nobody']

export function parsePasswd(text: string): Account[] {
  return text.split('\n').flatMap(line => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid && !name.startsWith('#') ? [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }] : []
  })
}

/**
 * PostgreSQL refuses to run as root. Root gets the owner of the existing cluster, else an unprivileged account;
 * anybody else gets undefined: PostgreSQL runs as the caller.
 */
export function chooseAccount(clusterFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = parsePasswd(readFileSync('/etc/passwd', 'utf8'))
  const owner = statSync(clusterFolder, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) {
    const name = accounts.find(account => account.uid === owner.uid)?.name ?? String(owner.uid)
    return { name, uid: owner.uid, gid: owner.gid }
  }
  const found = preferredAccounts.flatMap(name => accounts.find(account => account.name === name) ?? [])[0]
  if (!found) {
    throw new StoreError(
      '以 root 运行时需要一个普通账户来运行 PostgreSQL:请建立系统账户 fangwei,或改用普通账户启动。',
      'Running as root needs an ordinary account for PostgreSQL: create a system account "fangwei", or start as an ordinary user.',
    )
  }
  return found
}

/** The name the peer check will see for this process. */
export function currentUser(): string {
  return userInfo().username
}
