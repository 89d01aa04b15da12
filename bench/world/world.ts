import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Account, hashPassword } from '@fangwei/server/access/index.ts'
import { openDirectories } from '@fangwei/server/directory/index.ts'
import { systemClock } from '@fangwei/server/platform/clock/index.ts'
import { openDatabase, sql } from '@fangwei/server/platform/db/index.ts'
import { readKeys } from '@fangwei/server/platform/secrets/index.ts'
import { migrate, openStore } from '@fangwei/server/platform/store/index.ts'
import { noRoads } from '@fangwei/server/roads/index.ts'
import type { Services } from '@fangwei/server/services.ts'
import { openLiveUnits } from '@fangwei/server/units/index.ts'
import pg from 'pg'
import type { BenchRun } from '../bench.ts'
import { type BenchOrg, benchOrgs, officer, stationsOf } from './orgs.ts'

export const TENANT = 1
export const PASSWORD = randomBytes(9).toString('base64url')

/** An embedded store of its own in a temporary folder, with organisations, desks and officers on shift. */
export interface World {
  readonly services: Services
  readonly dataDir: string
  readonly appUrl: string
  readonly orgs: readonly BenchOrg[]
  readonly officers: readonly Account[]
  readonly city: Account
  readonly county: Account
  /** Of the first officer's station: who may see its board. */
  readonly leader: Account
  /** Statements as the owner of the tables: set-based filling, ANALYZE, plans. */
  owner<T extends object>(text: string, values?: readonly unknown[]): Promise<T[]>
}

/** Opens a world, hands it to `work`, and removes every trace of it. */
export async function withWorld<T>(
  run: BenchRun,
  work: (world: World) => Promise<T>,
  options: { officers?: number; poolSize?: number } = {},
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fangwei-bench-'))
  await chmod(dataDir, 0o755)
  const store = await openStore({ dataDir })
  run.onEngine(store.version)
  try {
    await migrate(store.ownerUrl)
    const db = openDatabase(store.appUrl, { max: options.poolSize ?? 16 })
    const owner = new pg.Client({ connectionString: store.ownerUrl })
    await owner.connect()
    try {
      const orgs = benchOrgs()
      const officers = stationOfficers(orgs, options.officers ?? 4)
      const city = officer(TENANT, 9001, orgs[0]!.code, 'city-analyst')
      const county = officer(TENANT, 9002, orgs[1]!.code, 'county-supervisor')
      const leader = officer(TENANT, 9003, officers[0]!.org, 'station-leader')
      await plant(db, orgs, [...officers, city, county, leader])
      return await work({
        services: {
          db,
          clock: systemClock,
          keys: readKeys(dataDir),
          directories: openDirectories(db),
          dataDir,
          roads: noRoads,
          units: openLiveUnits(db),
        },
        dataDir,
        appUrl: store.appUrl,
        orgs,
        officers,
        city,
        county,
        leader,
        owner: async <R extends object>(text: string, values: readonly unknown[] = []) =>
          (await owner.query<R>(text, [...values])).rows,
      })
    } finally {
      await owner.end()
      await db.close()
    }
  } finally {
    await store.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const stationOfficers = (orgs: readonly BenchOrg[], count: number): Account[] => {
  const stations = stationsOf(orgs)
  return Array.from({ length: count }, (_, i) =>
    officer(TENANT, i + 1, stations[i % stations.length]!.code, 'station-duty-officer'),
  )
}

async function plant(db: Services['db'], orgs: readonly BenchOrg[], accounts: readonly Account[]): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD)
  const entries = orgs.flatMap(o => [
    { register: 'org', id: o.code, org: o.code, path: o.path, name: o.code, data: { kind: o.kind, lng: 110, lat: 40 } },
    { register: 'post', id: `desk-${o.code}`, org: o.code, path: o.path, name: 'desk', data: { kind: 'duty-desk' } },
  ])
  await db.system(TENANT, async tx => {
    // Marked as filled, so that the server started on it does not build the simulated city.
    await tx.run(sql`INSERT INTO tenant (id, name_zh, name_en, created_at, filled_at)
      VALUES (${TENANT}, '测量市', 'Bench City', now(), now())`)
    await tx.run(sql`INSERT INTO sequencer (tenant) VALUES (${TENANT})`)
    await tx.run(sql`INSERT INTO register_entry (tenant, register, id, org, path, name, data, valid_from, changed_at)
      SELECT ${TENANT}, i.register, i.id, i.org, i.path, i.name, i.data, date '2020-01-01', now()
      FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS i(register text, id text, org text, path text[], name text, data jsonb)`)
    await tx.run(sql`INSERT INTO account (tenant, id, login, password_hash, name, org, roles)
      SELECT ${TENANT}, i.id, i.login, ${passwordHash}, i.name, i.org, i.roles
      FROM jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) AS i(id text, login text, name text, org text, roles text[])`)
    await tx.run(sql`INSERT INTO shift (tenant, id, post, account, org, starts_at, ends_at)
      SELECT ${TENANT}, i.duties -> 0 ->> 'shift', i.duties -> 0 ->> 'post', i.id, i.org, now() - interval '1 day', now() + interval '1 day'
      FROM jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) AS i(id text, org text, duties jsonb)`)
  })
}
