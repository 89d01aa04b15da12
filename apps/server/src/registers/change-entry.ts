import type { Register } from '@fangwei/domain/registers/index.ts'
import type { Account } from '../access/index.ts'
import type { Directory } from '../directory/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { Problem, problems } from '../platform/http/index.ts'
import type { Keys } from '../platform/secrets/index.ts'
import { todayOf } from './authorise.ts'
import type { NewEntry } from './import-batch.ts'
import { importEntries } from './import-entries.ts'

export interface Change {
  readonly account: Account
  readonly directory: Directory
  readonly keys: Keys
  readonly register: Register
  readonly now: Date
}

/** Adds an entry. Refused when its id is taken, with its faults otherwise. Returns the id. */
export async function addEntry(tx: Tx, change: Change, entry: NewEntry): Promise<string> {
  const { account, register } = change
  if (entry.id !== undefined && (await versionOf(tx, account.tenant, register, entry.id)) !== undefined)
    throw problems.conflict('该编号已被使用', 'This id is taken', 'id-taken')
  return write(tx, change, entry)
}

/** Changes or ends an entry of the version the caller saw, in the sight and scope of the account. */
export async function changeEntry(
  tx: Tx,
  change: Change,
  entry: NewEntry & { readonly id: string },
  version: number,
): Promise<void> {
  const { account, register } = change
  const found = await versionOf(tx, account.tenant, register, entry.id)
  if (found === undefined || !found.path.includes(account.org)) throw problems.notFound()
  if (found.version !== version)
    throw problems.conflict(
      '内容已被他人修改，请刷新后再改',
      'Somebody else has changed it: reload and change again',
      'stale-version',
    )
  await write(tx, change, entry)
}

async function write(tx: Tx, { account, directory, keys, register, now }: Change, entry: NewEntry): Promise<string> {
  const today = todayOf(directory, now)
  const id = entry.id ?? (register.key.madeBy === 'system' ? newId(register) : undefined)
  const done = await importEntries(
    tx,
    account.tenant,
    keys,
    register,
    [{ ...entry, ...(id === undefined ? {} : { id }) }],
    now,
    { actor: account.id, within: account.org, today },
  )
  const faults = done.rejected[0]?.faults
  if (faults !== undefined) throw faulty(faults)
  return id!
}

const newId = (register: Register) => `${register.register[0]!.toUpperCase()}${crypto.randomUUID()}`

const faulty = (faults: readonly { field: string; zh: string; en: string }[]) =>
  new Problem(
    400,
    'invalid-input',
    { zh: faults.map(f => f.zh).join('；'), en: faults.map(f => f.en).join('; ') },
    { zh: '请更正后重新提交，其他内容未改动', en: 'Correct it and send again; nothing was changed' },
    faults.map(f => f.field),
  )

const versionOf = (tx: Tx, tenant: number, register: Register, id: string) =>
  tx.first<{ version: number; path: string[] }>(
    sql`SELECT version, path FROM register_entry WHERE tenant = ${tenant} AND register = ${register.register} AND id = ${id}`,
  )
