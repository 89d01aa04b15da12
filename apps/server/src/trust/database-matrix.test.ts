import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { orgs } from '../testing/small-city.ts'
import { openScene, tenantTables } from './scene.ts'

const scene = await openScene()
const { owner } = scene

/** Found by login or by token before it is known whose city it is: no policy, and no personal data of the public. */
const beforeTenant = ['account', 'session']

interface Eyes {
  readonly tenant: string
  readonly org: string
  readonly account: string
}
const nobody: Eyes = { tenant: '', org: '', account: '' }
const otherCity: Eyes = { tenant: '2', org: orgs.stationA, account: 'station-leader@own' }
const sibling: Eyes = { tenant: '1', org: orgs.stationB, account: 'station-leader@sibling' }

/** Tables of which station B may see nothing here: everything planted in them is station A's, or an account's own. */
const ofStationA = [
  'matter',
  'deadline',
  'fact',
  'fact_payload',
  'matter_link',
  'notification',
  'form_draft',
  'idempotency',
  'device_state',
  'device_test',
  'device_refusal',
  'camera_look',
  'camera_round_walk',
  'camera_round_mark',
  'fence_standing',
  'fence_crossing',
  'lone_watch',
]

/** Runs statements as the app role with these eyes; nothing stays. Undefined: refused. */
async function asApp<T>(eyes: Eyes, work: () => Promise<T>): Promise<T | undefined> {
  await owner.query('SAVEPOINT eyes')
  try {
    await owner.query(
      `SELECT set_config('role', 'fangwei_app', true), set_config('app.tenant', $1, true), set_config('app.org', $2, true),
         set_config('app.account', $3, true), set_config('app.auditor', 'off', true)`,
      [eyes.tenant, eyes.org, eyes.account],
    )
    return await work()
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    return undefined
  } finally {
    await owner.query('ROLLBACK TO SAVEPOINT eyes')
  }
}

const touched = async (text: string, values: unknown[] = []): Promise<number> =>
  (await owner.query(text, values)).rowCount ?? 0

/** Everything that leaks, by table and how. Runs inside the caller's transaction. */
async function leaks(tables: readonly string[], sample: ReadonlyMap<string, object>): Promise<string[]> {
  const found: string[] = []
  const probe = async (name: string, eyes: Eyes, text: string, values: unknown[] = []) => {
    const n = await asApp(eyes, () => touched(text, values)).catch((error: { code?: string }) =>
      // A key that is taken, a column that is missing: past the policy already.
      String(error.code).startsWith('23') ? 1 : Promise.reject(error),
    )
    if ((n ?? 0) > 0) found.push(name)
  }
  for (const table of tables) {
    // Without rows of its own, whatever the other city touches is not its own.
    await owner.query(`DELETE FROM ${table} WHERE tenant <> 1`)
    await probe(`${table}: another city reads`, otherCity, `SELECT 1 FROM ${table} WHERE tenant = 1`)
    await probe(`${table}: nobody reads`, nobody, `SELECT 1 FROM ${table}`)
    if (ofStationA.includes(table)) await probe(`${table}: station B reads`, sibling, `SELECT 1 FROM ${table}`)
    await probe(`${table}: another city deletes`, otherCity, `DELETE FROM ${table}`)
    await probe(`${table}: another city updates`, otherCity, await updateOf(table))
    await probe(`${table}: another city inserts`, otherCity, await insertOf(table), [sample.get(table) ?? {}])
  }
  for (const id of ['id = id', 'id = gen_random_uuid()'])
    await probe(`matter: station A writes by its lock`, { ...sibling, org: orgs.stationA }, `UPDATE matter SET ${id}`)
  return [...new Set(found)].sort()
}

const columns = async (table: string, may: 'INSERT' | 'UPDATE'): Promise<string[]> =>
  (
    await owner.query<{ name: string }>(
      `SELECT quote_ident(attname) AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
       AND attgenerated = '' AND attidentity = '' AND has_column_privilege('fangwei_app', attrelid, attnum, $2) ORDER BY attnum`,
      [table, may],
    )
  ).rows.map(r => r.name)

/** Without a condition, so that only the policy for updates stands between. */
async function updateOf(table: string): Promise<string> {
  const open = await columns(table, 'UPDATE')
  return open.length === 0
    ? `UPDATE ${table} SET tenant = 2`
    : `UPDATE ${table} SET ${open[0]} = DEFAULT`.replace('tenant = DEFAULT', 'tenant = 2')
}

async function insertOf(table: string): Promise<string> {
  const list = (await columns(table, 'INSERT')).join(', ')
  return list === ''
    ? `INSERT INTO ${table} (tenant) SELECT 1 WHERE $1::jsonb IS NOT NULL`
    : `INSERT INTO ${table} (${list}) SELECT ${list} FROM jsonb_populate_record(NULL::${table}, $1)`
}

async function within<T>(work: () => Promise<T>): Promise<T> {
  await owner.query('BEGIN')
  return work().finally(() => owner.query('ROLLBACK'))
}

let tables: string[] = []
const sample = new Map<string, object>()

beforeAll(async () => {
  await owner.query(
    readFileSync(new URL('./one-row-each.sql', import.meta.url), 'utf8').replaceAll('MATTER', scene.matter),
  )
  tables = (await tenantTables(owner)).filter(table => !beforeTenant.includes(table))
  for (const table of tables) {
    const { rows } = await owner.query<{ row: object }>(
      `SELECT to_jsonb(t) AS row FROM ${table} t WHERE tenant = 1 LIMIT 1`,
    )
    if (rows[0] !== undefined) sample.set(table, rows[0].row)
  }
})

describe('the database itself keeps cities and stations apart', () => {
  it('has a row of this city in every table, so that a leak would show', () => {
    expect(tables.filter(table => !sample.has(table))).toEqual([])
  })

  it('shows another city, another station, and nobody at all, not one row', async () => {
    expect(await within(() => leaks(tables, sample))).toEqual([])
  })

  it('puts row-level security, forced on the owner too, on every table but those that log-in reads', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE oid = ANY ($1::regclass[]) AND NOT (relrowsecurity AND relforcerowsecurity)`,
      [tables],
    )
    // Only the system role may read it.
    expect(rows.map(r => r.name)).toEqual(['sequencer'])
  })

  const policies = readPolicies()
  it('notices each policy that lets everybody through', { timeout: 300_000 }, async () => {
    const list = await policies
    expect(list.length).toBeGreaterThan(25)
    const unnoticed: string[] = []
    for (const { table, name, checked, used } of list) {
      const broken = [used ? 'USING (true)' : '', checked ? 'WITH CHECK (true)' : ''].join(' ')
      const found = await within(async () => {
        await owner.query(`ALTER POLICY ${name} ON ${table} ${broken}`)
        return leaks([table], sample)
      })
      if (found.length === 0) unnoticed.push(`${name} on ${table}`)
    }
    expect(unnoticed).toEqual([])
  })
})

interface Policy {
  readonly table: string
  readonly name: string
  readonly used: boolean
  readonly checked: boolean
}

/** Policies of the app role on what it may reach at all. */
async function readPolicies(): Promise<Policy[]> {
  const { rows } = await owner.query<Policy>(
    `SELECT tablename AS table, policyname AS name, qual IS NOT NULL AS used, with_check IS NOT NULL AS checked FROM pg_policies
     WHERE 'fangwei_app' = ANY (roles) AND has_any_column_privilege('fangwei_app', tablename::regclass, 'SELECT')
       AND (cmd <> 'DELETE' OR has_table_privilege('fangwei_app', tablename::regclass, 'DELETE'))
     ORDER BY 1, 2`,
  )
  return rows
}
