import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { type Database, sql } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import type { Account } from './account.ts'

/** OWASP's argon2id floor for a small machine: 19 MiB, two passes. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const SESSION_HOURS = 14
const FREE_FAILURES = 5
const MAX_LOCK_SECONDS = 900

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2ID)

const tokenHash = (token: string) => createHash('sha256').update(token).digest()

interface AccountRow {
  tenant: number
  id: string
  login: string
  name: string
  org: string
  roles: string[]
  password_hash: string
  disabled_at: string | null
  failed_count: number
  locked_until: string | null
  password_temporary: boolean
}

/** A hash of nothing anybody knows: an unknown login costs as long as a known one. */
let decoy: Promise<string> | undefined

/**
 * The account of this login and password. Five failures are free; after that each one locks the account for twice as
 * long, up to 15 minutes, and throws a Problem meanwhile. Undefined alike for an unknown login, a wrong password and a
 * disabled account.
 */
async function findByPassword(
  db: Database,
  login: string,
  password: string,
  now: Date,
): Promise<AccountRow | undefined> {
  const row = await db.outside(tx =>
    tx.first<AccountRow>(sql`SELECT * FROM account WHERE login = ${login.normalize('NFKC')}`),
  )
  const locked =
    row?.locked_until === null || row === undefined ? 0 : new Date(row.locked_until).getTime() - now.getTime()
  if (locked > 0) throw problems.tooMany(Math.ceil(locked / 1000))
  decoy ??= hashPassword(randomBytes(16).toString('hex'))
  const right = await verify(row?.password_hash ?? (await decoy), password)
  if (row !== undefined && right && row.disabled_at === null) return row
  if (row !== undefined) await countFailure(db, row, now)
  return undefined
}

/** Whether a password is the account's; a wrong one counts as at the log-in. */
export const checkPassword = async (db: Database, login: string, password: string, now: Date): Promise<boolean> =>
  (await findByPassword(db, login, password, now)) !== undefined

/** Checks login and password and begins a session. Throws the same Problem whatever was wrong. */
export async function logIn(
  db: Database,
  login: string,
  password: string,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const row = await findByPassword(db, login, password, now)
  if (row === undefined)
    throw problems.invalid('账号或密码不正确', 'The account or the password is wrong', ['login', 'password'])
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000)
  await db.outside(async tx => {
    await tx.run(sql`INSERT INTO session (token_hash, tenant, account, created_at, expires_at)
      VALUES (${tokenHash(token)}, ${row.tenant}, ${row.id}, ${now.toISOString()}, ${expiresAt.toISOString()})`)
    if (row.failed_count > 0)
      await tx.run(
        sql`UPDATE account SET failed_count = 0, locked_until = NULL WHERE tenant = ${row.tenant} AND id = ${row.id}`,
      )
  })
  return { token, expiresAt }
}

async function countFailure(db: Database, row: AccountRow, now: Date): Promise<void> {
  const seconds = Math.min(MAX_LOCK_SECONDS, 2 ** Math.max(0, row.failed_count + 1 - FREE_FAILURES))
  const until = row.failed_count + 1 >= FREE_FAILURES ? new Date(now.getTime() + seconds * 1000).toISOString() : null
  await db.outside(tx =>
    tx.run(
      sql`UPDATE account SET failed_count = failed_count + 1, locked_until = ${until} WHERE tenant = ${row.tenant} AND id = ${row.id}`,
    ),
  )
}

/** The account behind a token, with the posts it is on shift at now; undefined when the session is over or revoked. */
export async function accountOf(db: Database, token: string, now: Date): Promise<Account | undefined> {
  const at = now.toISOString()
  const row = await db.outside(tx => tx.first<SessionRow>(bySession(tokenHash(token), at)))
  if (row === undefined) return undefined
  const { tenant, id, login, name, org, roles, duties } = row
  return { tenant, id, login, name, org, roles, duties, passwordTemporary: row.password_temporary }
}

type SessionRow = Omit<AccountRow, 'password_hash'> & { duties: Account['duties'] }

/**
 * One statement, for it stands before every request. The tenant is known only from the session's own row; it is set for
 * this statement alone, before the shifts below ask for it. Were they read first, there would be none: no duty, no right.
 */
const bySession = (token: Buffer, at: string) => sql`
  WITH found AS MATERIALIZED (
    SELECT a.tenant, a.id, a.login, a.name, a.org, a.roles, a.password_temporary, set_config('app.tenant', a.tenant::text, true) AS sight
    FROM session s JOIN account a ON a.tenant = s.tenant AND a.id = s.account
    WHERE s.token_hash = ${token} AND s.revoked_at IS NULL AND s.expires_at > ${at} AND a.disabled_at IS NULL
  )
  SELECT f.*, (
    SELECT coalesce(json_agg(json_build_object('post', d.post, 'shift', d.id)), '[]') FROM shift d
    WHERE d.tenant = f.sight::int AND d.account = f.id AND d.starts_at <= ${at} AND d.ends_at > ${at}
  ) AS duties FROM found f`

export async function endSession(db: Database, token: string, now: Date): Promise<void> {
  await db.outside(tx =>
    tx.run(
      sql`UPDATE session SET revoked_at = ${now.toISOString()} WHERE token_hash = ${tokenHash(token)} AND revoked_at IS NULL`,
    ),
  )
}

/** Ends every session of an account; the next request of any of them is refused. */
export async function revokeSessions(db: Database, tenant: number, account: string, now: Date): Promise<number> {
  return db.outside(tx =>
    tx.run(
      sql`UPDATE session SET revoked_at = ${now.toISOString()} WHERE tenant = ${tenant} AND account = ${account} AND revoked_at IS NULL`,
    ),
  )
}
