import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { orgs } from '../testing/small-city.ts'
import { fingerprint, incidentFields, marks, openScene } from './scene.ts'

const scene = await openScene()
// Every broken step is reported to the operator; here they are meant.
vi.spyOn(console, 'error').mockImplementation(() => undefined)
const { owner } = scene
const { seated } = scene
const officer = seated('station-duty-officer', 'own')
const written = ['matter', 'deadline', 'matter_partner', 'matter_link'] as const
const source = join(import.meta.dirname, '..')

async function send(method: 'GET' | 'POST', url: string, payload?: object, account = officer) {
  const headers = await scene.sessionOf(account)
  const reply = await scene.server.app.fastify.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...headers, ...(method === 'POST' ? { 'idempotency-key': `key-${Math.random()}` } : {}) },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: reply.statusCode, text: reply.body }
}

/** Program text that writes a table of the loop, by file. */
function writers(folder: string): string[] {
  const writes = new RegExp(
    `(INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|TRUNCATE|COPY|MERGE\\s+INTO)\\s+(ONLY\\s+)?(public\\.)?"?(${written.join('|')})\\b`,
    'i',
  )
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(f => f.isFile() && /\.tsx?$/.test(f.name) && !f.name.endsWith('.test.ts'))
    .map(f => join(f.parentPath, f.name))
    .filter(path => writes.test(readFileSync(path, 'utf8')))
    .map(path => relative(source, path))
}

describe("the loop's tables have one door", () => {
  it('is the only program text that writes them', () => {
    const found = writers(source)
    expect(found).toContain('loop/write-decision.ts')
    expect(found.filter(path => !path.startsWith('loop/'))).toEqual([])
  })

  it.each(
    written.flatMap(table => [
      [`INSERT INTO ${table} (tenant) VALUES (1)`],
      [`UPDATE ${table} SET tenant = tenant`],
      [`DELETE FROM ${table}`],
      [`TRUNCATE ${table}`],
    ]),
  )('refuses the app role: %s', async text => {
    expect(await refusal('fangwei_app', text)).toMatchObject({ code: '42501' })
  })

  it('lets the app role lock a matter it sees, and never change the one column that this takes', async () => {
    expect(await refusal('fangwei_app', `SELECT 1 FROM matter WHERE id = '${scene.matter}' FOR UPDATE`)).toBeUndefined()
    expect(await refusal('fangwei_app', `UPDATE matter SET id = id WHERE id = '${scene.matter}'`)).toMatchObject({
      code: '42501',
    })
  })

  it.each(
    ['fangwei_app', 'fangwei_system'].flatMap(role =>
      ['fact', 'fact_order'].flatMap(table => [
        [role, `UPDATE ${table} SET tenant = tenant`],
        [role, `DELETE FROM ${table}`],
        [role, `TRUNCATE ${table}`],
      ]),
    ),
  )('keeps history from %s: %s', async (role, text) => {
    expect(await refusal(role, text)).toMatchObject({ code: '42501' })
  })
})

/** How PostgreSQL refuses a statement of this role, in sight of station A; nothing stays. */
async function refusal(role: string, text: string): Promise<{ code?: string } | undefined> {
  await owner.query('BEGIN')
  try {
    await owner.query(
      `SELECT set_config('role', $1, true), set_config('app.tenant', '1', true), set_config('app.org', $2, true)`,
      [role, orgs.stationA],
    )
    await owner.query(text)
    return undefined
  } catch (error) {
    return error as { code?: string }
  } finally {
    await owner.query('ROLLBACK')
  }
}

describe('a failure at any write step leaves nothing', () => {
  const steps = [
    ['matter', 'INSERT OR UPDATE'],
    ['deadline', 'INSERT OR UPDATE'],
    ['fact', 'INSERT'],
    ['fact_payload', 'INSERT'],
    ['fact_pending', 'INSERT'],
    ['notification', 'INSERT'],
    ['term', 'INSERT'],
    ['idempotency', 'INSERT OR UPDATE'],
  ] as const
  type Act = () => Promise<{ status: number; text: string }>
  const acts: Record<'opening' | 'dispatching', Act> = {
    // From the city, so that the station's shift is notified.
    opening: () =>
      send(
        'POST',
        '/matters',
        { type: 'incident', unit: orgs.stationA, fields: incidentFields },
        seated('dispatcher', 'top'),
      ),
    dispatching: () =>
      send('POST', `/matters/${scene.matter}/actions`, { action: 'dispatch', input: { dispatchTo: orgs.stationA } }),
  }
  const onlyOpening: readonly string[] = ['notification', 'term']
  const cases = steps.flatMap(([table, when]) =>
    (['opening', 'dispatching'] as const).flatMap(act =>
      act === 'dispatching' && onlyOpening.includes(table) ? [] : [[table, when, act] as const],
    ),
  )

  it.each(cases)('at %s (%s) when %s', async (table, when, act) => {
    const before = await fingerprint(owner, 1, ['session'])
    await owner.query(`CREATE OR REPLACE FUNCTION broken_step() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'broken step'; END $$`)
    await owner.query(
      `CREATE TRIGGER broken AFTER ${when} ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION broken_step()`,
    )
    const reply = await acts[act]().finally(() => owner.query(`DROP TRIGGER broken ON ${table}`))
    expect(await fingerprint(owner, 1, ['session'])).toEqual(before)
    expect(reply.status).toBe(500)
    expect(reply.text).not.toContain('broken step')
  })

  it('and without the broken step the same acts go through', async () => {
    for (const [name, run] of Object.entries(acts)) expect([name, (await run()).status]).toEqual([name, 200])
  })
})

describe('personal data is shown only when its reading is recorded', () => {
  it('refuses every clear read while facts cannot be written', async () => {
    const leader = await scene.sessionOf(seated('station-leader', 'own'))
    const get = (url: string) => scene.server.app.fastify.inject({ url: `/api/v1${url}`, headers: leader })
    const reason = encodeURIComponent('核对当事人身份，警情一号')
    const clear = [
      `/matters/${scene.matter}`,
      `/registers/resident/entries/PA?reason=${reason}`,
      `/registers/resident?q=${encodeURIComponent(marks.person)}&reason=${reason}`,
    ]
    const search = () => send('POST', '/people-search', { by: 'phone', value: marks.phone, reason: '核对报警人' })
    const shown = [(await send('GET', clear[0]!)).text, (await get(clear[1]!)).body]
    expect(shown[0]).toContain(marks.phone)
    expect(shown[1]).toContain(marks.person)

    for (const table of ['fact', 'fact_payload', 'fact_pending']) {
      const roles = 'fangwei_app, fangwei_system'
      await owner.query(`REVOKE INSERT ON ${table} FROM ${roles}`)
      const replies = [
        await send('GET', clear[0]!),
        ...(await Promise.all(clear.map(async url => get(url).then(r => ({ status: r.statusCode, text: r.body }))))),
        await search(),
      ].filter(r => !(r.status === 200 && r.text.includes('"clearBecause":null')))
      await owner.query(`GRANT INSERT ON ${table} TO ${roles}`)
      expect(replies.length).toBeGreaterThanOrEqual(4)
      for (const reply of replies) {
        expect(reply.status).toBe(500)
        expect(reply.text).not.toContain(marks.phone)
        expect(reply.text).not.toContain(marks.person)
        expect(reply.text).not.toContain('permission denied')
      }
    }
  })

  it('writes the read of a whole view as a fact of its matter', async () => {
    const reads = () =>
      owner
        .query<{ n: number }>(
          `SELECT count(*)::int AS n FROM fact WHERE tenant = 1 AND matter = $1 AND kind = 'personal-data.read' AND actor = $2`,
          [scene.matter, officer.id],
        )
        .then(r => r.rows[0]!.n)
    const before = await reads()
    await send('GET', `/matters/${scene.matter}`)
    expect(await reads()).toBe(before + 1)
  })
})
