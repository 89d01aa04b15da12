import { randomInt } from 'node:crypto'
import { type AccountView, routes, type Static } from '@fangwei/contract/index.ts'
import { roles as knownRoles } from '@fangwei/domain/matters/roles.ts'
import { type Account, checkPassword, hashPassword, revokeSessions, viewerOf } from '../access/index.ts'
import type { Directory } from '../directory/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type App, Problem, problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { scopeOf } from './authorise.ts'

type View = Static<typeof AccountView>
const PAGE = 100
/** No 0, O, 1, l or I: it is read out or written on paper. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** About 81 bits: fourteen letters of 56. */
const temporary = (): string => Array.from({ length: 14 }, () => LETTERS[randomInt(LETTERS.length)]).join('')

export function serveAccounts(app: App<Account>, services: Services): void {
  const { db, directories } = services

  app.serve(routes.listAccounts, async ({ account, query }) => {
    const directory = await directories.of(account.tenant)
    const { org } = scopeOf(account, directory, query.scope)
    const below = [...directory.orgs.values()].filter(o => o.path.includes(org)).map(o => o.code)
    const after = query.cursor === undefined ? '' : Buffer.from(query.cursor, 'base64url').toString('utf8')
    const q = query.q?.trim() || null
    const rows = await db.as(viewerOf(account), tx =>
      tx.rows<View>(sql`
        SELECT id, login, name, staff, org, roles, disabled_at AS "disabledAt", locked_until AS "lockedUntil", password_temporary AS "passwordTemporary"
        FROM account WHERE tenant = ${account.tenant} AND org = ANY (${below}::text[]) AND login > ${after}
          AND (${q}::text IS NULL OR starts_with(login, ${q}) OR starts_with(name, ${q}) OR staff = ${q})
        ORDER BY login LIMIT ${PAGE + 1}`),
    )
    const items = rows.slice(0, PAGE)
    const last = rows.length > PAGE ? items.at(-1)?.login : undefined
    return { items, next: last === undefined ? null : Buffer.from(last, 'utf8').toString('base64url') }
  })

  app.serve(routes.createAccount, async ({ account, body, now }) => {
    const directory = await directories.of(account.tenant)
    checkRoles(body.roles)
    const password = temporary()
    const hash = await hashPassword(password)
    return db.as(viewerOf(account), async tx => {
      const person = await tx.first<{ name: string; org: string }>(sql`
        SELECT name, org FROM register_entry WHERE tenant = ${account.tenant} AND register = 'staff' AND id = ${body.staff} AND valid_to IS NULL`)
      if (person === undefined || directory.pathOf(person.org)?.includes(account.org) !== true)
        throw problems.invalid('没有这名在册人员', 'There is no such member of staff', ['staff'])
      const made = await tx.run(sql`
        INSERT INTO account (tenant, id, login, password_hash, staff, name, org, roles, password_temporary)
        VALUES (${account.tenant}, ${body.staff}, ${body.login.normalize('NFKC')}, ${hash}, ${body.staff}, ${person.name}, ${person.org}, ${body.roles}, true)
        ON CONFLICT DO NOTHING`)
      if (made === 0)
        throw problems.conflict(
          '该人员已有账号，或登录名已被使用',
          'This person has an account, or the login is taken',
          'account-exists',
        )
      await remember(tx, account, now, 'opened', body.staff, { login: body.login, roles: body.roles, org: person.org })
      return { account: await viewOf(tx, account.tenant, body.staff), temporaryPassword: password }
    })
  })

  app.serve(routes.changeAccount, async ({ account, params, body, now }) => {
    const directory = await directories.of(account.tenant)
    if (body.roles !== undefined) checkRoles(body.roles)
    if (body.org !== undefined) scopeOf(account, directory, body.org)
    const view = await db.as(viewerOf(account), async tx => {
      const held = await heldAccount(tx, account, directory, params.account)
      await tx.run(sql`UPDATE account SET roles = ${body.roles ?? held.roles}, org = ${body.org ?? held.org}
        WHERE tenant = ${account.tenant} AND id = ${held.id}`)
      await remember(tx, account, now, 'changed', held.id, {
        roles: body.roles ?? held.roles,
        org: body.org ?? held.org,
      })
      return viewOf(tx, account.tenant, held.id)
    })
    await revokeSessions(db, account.tenant, params.account, now)
    return view
  })

  app.serve(routes.disableAccount, async ({ account, params, now }) => {
    const directory = await directories.of(account.tenant)
    const view = await db.as(viewerOf(account), async tx => {
      const held = await heldAccount(tx, account, directory, params.account)
      await tx.run(sql`UPDATE account SET disabled_at = coalesce(disabled_at, ${now.toISOString()}::timestamptz)
        WHERE tenant = ${account.tenant} AND id = ${held.id}`)
      await remember(tx, account, now, 'disabled', held.id, {})
      return viewOf(tx, account.tenant, held.id)
    })
    await revokeSessions(db, account.tenant, params.account, now)
    return view
  })

  const givePassword = async (account: Account, id: string, now: Date, did: 'enabled' | 'password-reset') => {
    const directory = await directories.of(account.tenant)
    const password = temporary()
    const hash = await hashPassword(password)
    const view = await db.as(viewerOf(account), async tx => {
      const held = await heldAccount(tx, account, directory, id)
      if (did === 'password-reset' && held.disabledAt !== null)
        throw problems.conflict('账号已停用，请先恢复', 'The account is disabled: enable it first', 'account-disabled')
      await tx.run(sql`UPDATE account SET password_hash = ${hash}, password_temporary = true, disabled_at = NULL, failed_count = 0, locked_until = NULL
        WHERE tenant = ${account.tenant} AND id = ${held.id}`)
      await remember(tx, account, now, did, held.id, {})
      return viewOf(tx, account.tenant, held.id)
    })
    await revokeSessions(db, account.tenant, id, now)
    return { account: view, temporaryPassword: password }
  }
  app.serve(routes.enableAccount, ({ account, params, now }) => givePassword(account, params.account, now, 'enabled'))
  app.serve(routes.resetPassword, ({ account, params, now }) =>
    givePassword(account, params.account, now, 'password-reset'),
  )

  app.serve(routes.changePassword, async ({ account, body, now }) => {
    if (!(await checkPassword(db, account.login, body.old, now)))
      throw problems.invalid('原口令不正确', 'The old password is wrong', ['old'])
    if (body.new === body.old || body.new.toLowerCase().includes(account.login.toLowerCase()))
      throw problems.invalid(
        '新口令不能与原口令相同，也不能含登录名',
        'The new password must differ and not hold the login',
        ['new'],
      )
    const hash = await hashPassword(body.new)
    await db.as(viewerOf(account), async tx => {
      await tx.run(
        sql`UPDATE account SET password_hash = ${hash}, password_temporary = false WHERE tenant = ${account.tenant} AND id = ${account.id}`,
      )
      await remember(tx, account, now, 'password-changed', account.id, {})
    })
    return { changed: true }
  })
}

/** 三员分立: who manages does not audit, who audits does nothing else, and neither handles matters. */
function checkRoles(roles: readonly string[]): void {
  const unknown = roles.filter(role => !Object.hasOwn(knownRoles, role))
  if (unknown.length > 0)
    throw problems.invalid(`没有角色 ${unknown.join('、')}`, `There is no role ${unknown.join(', ')}`, ['roles'])
  if (roles.length > 1 && roles.some(role => role === 'administrator' || role === 'auditor'))
    throw new Problem(
      422,
      'roles-apart',
      { zh: '系统管理员、审计员不能兼任其他角色', en: 'Administrator and auditor are held alone' },
      { zh: '请为不同的人分别开通账号', en: 'Open separate accounts for different people' },
    )
}

/** An account the administrator answers for; never their own. */
async function heldAccount(tx: Tx, account: Account, directory: Directory, id: string): Promise<View> {
  if (id === account.id)
    throw new Problem(
      403,
      'own-account',
      { zh: '不能管理自己的账号', en: 'Nobody manages their own account' },
      { zh: '请由另一名系统管理员办理', en: 'Ask another administrator' },
    )
  const held = await viewOf(tx, account.tenant, id)
  if (directory.pathOf(held.org)?.includes(account.org) !== true) throw problems.notFound()
  return held
}

async function viewOf(tx: Tx, tenant: number, id: string): Promise<View> {
  const row = await tx.first<View>(sql`
    SELECT id, login, name, staff, org, roles, disabled_at AS "disabledAt", locked_until AS "lockedUntil", password_temporary AS "passwordTemporary"
    FROM account WHERE tenant = ${tenant} AND id = ${id}`)
  if (row === undefined) throw problems.notFound()
  return row
}

const remember = (tx: Tx, account: Account, now: Date, did: string, subject: string, data: Record<string, unknown>) =>
  writeFacts(tx, account.tenant, now, [
    {
      matter: null,
      version: 0,
      kind: `account.${did}`,
      occurredAt: now.toISOString(),
      actor: account.id,
      retention: 'audit',
      data: { by: account.id, account: subject, ...data },
    },
  ])
