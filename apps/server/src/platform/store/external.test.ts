import { appendFileSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectionUrl } from './cluster.ts'
import { openCluster } from './embedded.ts'
import { withRole } from './external.ts'
import { migrate } from './migrate.ts'
import { openStore } from './open-store.ts'
import { portEndpoint } from './port-endpoint.ts'
import { keepSecret } from './secrets.ts'
import { query, temporaryCluster, temporaryFolder } from './testing-cluster.ts'
import { appRole, databaseName, ownerRole, type Store, systemRole } from './types.ts'

const endpoint = await portEndpoint(temporaryFolder())
const cluster = temporaryCluster(endpoint)
const ownerUrl = connectionUrl(cluster, ownerRole, databaseName)
const plainUrl = withRole(ownerUrl, 'plain', 'p:l@i n')
const first = temporaryFolder()
const second = temporaryFolder()
const secretOf = (dataDir: string) => join(dataDir, 'secrets', `${appRole}-password`)
let server: Store

beforeAll(async () => {
  server = await openCluster(cluster, () => undefined)
  appendFileSync(join(cluster.folder, 'pg_hba.conf'), 'host all plain 127.0.0.1/32 scram-sha-256\n')
  await query(ownerUrl, `SELECT pg_reload_conf(); DROP ROLE ${appRole}; CREATE ROLE plain LOGIN PASSWORD 'p:l@i n'`)
})

afterAll(() => server.close())

describe("a PostgreSQL of the operator's own", () => {
  it('tells the administrator what to run when the login may not make the role', async () => {
    const attempt = openStore({ dataDir: first, databaseUrl: plainUrl })
    await expect(attempt).rejects.toThrow(`CREATE ROLE ${appRole} LOGIN`)
    await expect(attempt).rejects.toThrow(secretOf(first))
  })

  it('works with the roles the administrator made as told, migrations included', async () => {
    const password = readFileSync(secretOf(first), 'utf8').trim()
    await query(
      ownerUrl,
      `CREATE ROLE ${systemRole} NOLOGIN; CREATE ROLE ${appRole} LOGIN NOINHERIT PASSWORD '${password}';
       GRANT ${systemRole} TO ${appRole}; ALTER DATABASE ${databaseName} OWNER TO plain`,
    )
    const store = await openStore({ dataDir: first, databaseUrl: plainUrl })
    await migrate(store.ownerUrl)
    expect(await query(store.appUrl, 'SELECT count(*)::int AS seen FROM matter')).toEqual([{ seen: 0 }])
    await query(ownerUrl, `DROP OWNED BY ${appRole}, ${systemRole}, plain`)
    await query(ownerUrl, `DROP ROLE ${appRole}; DROP ROLE ${systemRole}`)
    rmSync(secretOf(first))
  })

  it('gets the role with a password only its file and a verifier in the catalog know', async () => {
    const store = await openStore({ dataDir: first, databaseUrl: ownerUrl })
    expect(store).toMatchObject({ kind: 'external', ownerUrl })
    expect(await query(store.appUrl, 'SELECT current_user AS who')).toEqual([{ who: appRole }])
    expect(statSync(secretOf(first)).mode & 0o777).toBe(0o600)
    const kept = await query<{ kept: string }>(
      ownerUrl,
      `SELECT rolpassword AS kept FROM pg_authid WHERE rolname = '${appRole}'`,
    )
    expect(kept[0]?.kept).toMatch(/^SCRAM-SHA-256\$4096:/)
    expect(new URL(store.appUrl).password).toBe(readFileSync(secretOf(first), 'utf8').trim())
    await store.close()
  })

  it('opens again, and with a login that may not make roles', async () => {
    for (const databaseUrl of [ownerUrl, plainUrl]) {
      const store = await openStore({ dataDir: first, databaseUrl })
      expect(await query(store.appUrl, 'SELECT current_user AS who')).toEqual([{ who: appRole }])
    }
  })

  it("never takes an existing role away from another server: it asks for that server's file", async () => {
    await expect(openStore({ dataDir: second, databaseUrl: ownerUrl })).rejects.toThrow(
      `Copy the file ${secretOf(second)}`,
    )
    const wrong = temporaryFolder()
    keepSecret(secretOf(wrong), () => 'wrong')
    await expect(openStore({ dataDir: wrong, databaseUrl: ownerUrl })).rejects.toThrow(
      `check the password in ${secretOf(wrong)}`,
    )
  })

  it('says in both languages that an address does not answer, without its password', async () => {
    const attempt = openStore({ dataDir: first, databaseUrl: 'postgresql://u:secret@127.0.0.1:1/city' })
    await expect(attempt).rejects.toThrow(/无法连接 DATABASE_URL[\s\S]*Cannot connect to the database at DATABASE_URL/)
    await expect(attempt).rejects.not.toThrow(/secret/)
  })
})
