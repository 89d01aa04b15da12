import { routes } from '@fangwei/contract/index.ts'
import type { Register } from '@fangwei/domain/registers/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import { indexToken } from '../platform/secrets/index.ts'
import type { Services } from '../services.ts'
import { readableRegister, todayOf, writableRegister } from './authorise.ts'
import { addEntry, type Change, changeEntry } from './change-entry.ts'
import { SEALED } from './entry.ts'
import { listEntries, looksForPerson } from './list-entries.ts'
import { ENTRY_COLUMNS, type ShownRow, viewEntries } from './view-entry.ts'

const PAGE = 50
/** Registers that the directory is made of. */
const STRUCTURE = new Set(['org', 'post'])

export function serveEntries(app: App<Account>, services: Services): void {
  const { db, keys, directories } = services

  const change = async (account: Account, name: string, now: Date): Promise<Change> => ({
    account,
    directory: await directories.of(account.tenant),
    keys,
    register: writableRegister(account, name),
    now,
  })

  /** The entry as it now is; what the write put out of sight is an answer too. */
  const shown = (account: Account, register: Register, id: string) => {
    if (STRUCTURE.has(register.register)) directories.changed(account.tenant)
    return db.as(viewerOf(account), async tx => {
      const row = await rowOf(tx, account.tenant, register, id)
      return (await viewEntries(tx, keys, account, register, [row]))[0]!
    })
  }

  app.serve(routes.listEntries, async ({ account, params, query, now }) => {
    const register = readableRegister(account, params.register)
    const directory = await directories.of(account.tenant)
    const person = looksForPerson(register, query)
    if (person && query.reason === undefined)
      throw problems.invalid(
        '按姓名、电话或证件号查找人员须写明事由（至少 8 个字）',
        'Looking for a person needs a reason of at least 8 characters',
        ['reason'],
      )
    return db.as(viewerOf(account), async tx => {
      const page = await listEntries(
        tx,
        { account, directory, keys, register, query, now },
        query.limit ?? PAGE,
        query.cursor,
      )
      if (person)
        await look(tx, account, now, 'searched', {
          register: register.register,
          reason: query.reason,
          token: indexToken(keys, account.tenant, 'name', query.q!),
          found: page.rows.length,
        })
      return { items: await viewEntries(tx, keys, account, register, page.rows), next: page.next }
    })
  })

  app.serve(routes.getEntry, async ({ account, params, query, now }) => {
    const register = readableRegister(account, params.register)
    return db.as(viewerOf(account), async tx => {
      const row = await rowOf(tx, account.tenant, register, params.id)
      const clear = query.reason !== undefined && SEALED in row.data
      // Names of a unit are known to all; how to reach its people only to those it answers to.
      if (clear && !row.path.includes(account.org)) throw problems.notFound()
      if (clear) await look(tx, account, now, 'read', { register: register.register, id: row.id, reason: query.reason })
      return (await viewEntries(tx, keys, account, register, [row], clear))[0]!
    })
  })

  app.serve(routes.addEntry, async ({ account, params, body, now }) => {
    const about = await change(account, params.register, now)
    const id = await db.as(viewerOf(account), tx => addEntry(tx, about, body))
    return shown(account, about.register, id)
  })

  app.serve(routes.changeEntry, async ({ account, params, body, now }) => {
    const about = await change(account, params.register, now)
    const { version, ...given } = body
    await db.as(viewerOf(account), tx => changeEntry(tx, about, { ...given, id: params.id }, version))
    return shown(account, about.register, params.id)
  })

  app.serve(routes.endEntry, async ({ account, params, body, now }) => {
    const about = await change(account, params.register, now)
    const validTo = body.validTo ?? todayOf(about.directory, now)
    await db.as(viewerOf(account), tx => changeEntry(tx, about, { id: params.id, values: {}, validTo }, body.version))
    return shown(account, about.register, params.id)
  })
}

async function rowOf(tx: Tx, tenant: number, register: Register, id: string): Promise<ShownRow> {
  const row = await tx.first<ShownRow>(
    statement(`SELECT ${ENTRY_COLUMNS} FROM register_entry e WHERE e.tenant = $1 AND e.register = $2 AND e.id = $3`, [
      tenant,
      register.register,
      id,
    ]),
  )
  if (row === undefined) throw problems.notFound()
  return row
}

/** A look at personal data leaves its fact before anything is shown. */
export const look = (tx: Tx, account: Account, now: Date, what: string, data: Record<string, unknown>): Promise<void> =>
  writeFacts(tx, account.tenant, now, [
    {
      matter: null,
      version: 0,
      kind: `personal-data.${what}`,
      occurredAt: now.toISOString(),
      actor: account.id,
      retention: 'audit',
      data: { by: account.id, ...data },
    },
  ])
