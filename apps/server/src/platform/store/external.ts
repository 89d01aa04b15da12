import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { scramVerifier } from './scram.ts'
import { findSecret, keepSecret } from './secrets.ts'
import { appRole, type Store, StoreError, type StoreSettings, systemRole } from './types.ts'

const oldestVersion = 150_000

/** Opens a PostgreSQL of the operator's own; makes the role `fangwei_app` when permitted. */
export async function openExternal(settings: StoreSettings & { databaseUrl: string }): Promise<Store> {
  const { databaseUrl, dataDir } = settings
  const owner = await connect(databaseUrl)
  try {
    const version = await serverVersion(owner)
    const appUrl = withRole(databaseUrl, appRole, await appPassword(owner, dataDir))
    await (await connectAsApp(appUrl, secretFile(dataDir))).end()
    return { kind: 'external', ownerUrl: databaseUrl, appUrl, version, close: async () => undefined }
  } finally {
    await owner.end()
  }
}

const secretFile = (dataDir: string) => join(dataDir, 'secrets', `${appRole}-password`)

/** The same address with another role and password. */
export function withRole(databaseUrl: string, role: string, password: string): string {
  const hostless = databaseUrl
    .replace(/^(\w+:\/\/[^/?#]*@)(?=\/)/, '$1hostless')
    .replace(/^(\w+:\/\/)(?=\/)/, '$1hostless')
  const url = new URL(hostless)
  url.username = role
  url.password = encodeURIComponent(password)
  url.searchParams.delete('user')
  url.searchParams.delete('password')
  return url.href.replace('@hostless', '@')
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: 'fangwei store' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (cause) {
    await client.end().catch(() => undefined)
    const reason = (cause as Error).message
    throw new StoreError(
      `无法连接 DATABASE_URL 指向的数据库:${reason}`,
      `Cannot connect to the database at DATABASE_URL: ${reason}`,
      { cause },
    )
  }
}

async function serverVersion(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  )
  const { version } = rows[0]!
  if (version >= oldestVersion) return version
  throw new StoreError(
    `需要 PostgreSQL 15 或更高版本,现为 ${Math.floor(version / 10_000)}。`,
    `PostgreSQL 15 or newer is needed, this is ${Math.floor(version / 10_000)}.`,
  )
}

/** The application's password: kept, or made together with the role. An existing role's password is never changed. */
async function appPassword(owner: pg.Client, dataDir: string): Promise<string> {
  const file = secretFile(dataDir)
  const { rows } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [appRole])
  if (rows.length > 0) return findSecret(file) ?? refuseUnknownPassword(file)
  const password = keepSecret(file, () => randomBytes(24).toString('hex'))
  try {
    await owner.query(`CREATE ROLE ${appRole} LOGIN NOINHERIT PASSWORD '${scramVerifier(password)}'`)
    return password
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === '42710' || code === '23505') return password
    if (code !== '42501') throw error
    const statements = [
      `CREATE ROLE ${systemRole} NOLOGIN;`,
      `CREATE ROLE ${appRole} LOGIN NOINHERIT PASSWORD '…';`,
      `GRANT ${systemRole} TO ${appRole};`,
    ].join(' ')
    throw new StoreError(
      `当前账号无权建立角色。请管理员执行:${statements} 密码取自文件 ${file},然后重新启动。`,
      `This login may not create roles. Ask the administrator to run: ${statements} The password is in the file ${file}. Then start again.`,
    )
  }
}

function refuseUnknownPassword(file: string): never {
  throw new StoreError(
    `角色 ${appRole} 已存在,但不知道它的密码。请从另一台服务器复制文件 ${file},或由管理员重设密码后写入该文件(权限 0600)。`,
    `The role ${appRole} exists but its password is not known here. Copy the file ${file} from the other server, or have the administrator set a new password and write it into that file (mode 0600).`,
  )
}

async function connectAsApp(appUrl: string, file: string): Promise<pg.Client> {
  try {
    return await connect(appUrl)
  } catch (cause) {
    throw new StoreError(
      `角色 ${appRole} 无法登录:请核对文件 ${file} 中的密码、pg_hba.conf 以及该数据库的 CONNECT 权限。${(cause as StoreError).zh}`,
      `The role ${appRole} cannot log in: check the password in ${file}, pg_hba.conf and the CONNECT privilege of this database. ${(cause as StoreError).en}`,
      { cause },
    )
  }
}
