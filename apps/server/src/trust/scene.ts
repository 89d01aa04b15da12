import { createHash, randomBytes } from 'node:crypto'
import { type Role, roles } from '@fangwei/domain/matters/roles.ts'
import pg from 'pg'
import { afterAll } from 'vitest'
import type { Account } from '../access/index.ts'
import { sql } from '../platform/db/index.ts'
import { importEntries } from '../registers/index.ts'
import { orgs, type SmallCity, START, smallCity } from '../testing/small-city.ts'

/** Where an account sits, seen from station A, whose things are asked for. */
export const seats = {
  own: { tenant: 1, org: orgs.stationA },
  sibling: { tenant: 1, org: orgs.stationB },
  parent: { tenant: 1, org: orgs.district },
  otherCounty: { tenant: 1, org: orgs.stationC },
  top: { tenant: 1, org: orgs.city },
  /** Topmost organisation of another city, under the very code of station A: only the tenant keeps them apart. */
  otherCity: { tenant: 2, org: orgs.stationA },
} as const
export type Seat = keyof typeof seats
export const allRoles = Object.keys(roles) as Role[]

/** Words of station A's things: none may stand in an answer to anybody who must not see them. */
export const marks = { address: '玛瑙巷 77 号', phone: '13877770001', person: '欧阳某测' } as const

export interface Scene extends SmallCity {
  /** One open incident at station A, with marked address and phone. */
  readonly matter: string
  readonly number: string
  /** File of a public notice that has left. */
  readonly notice: string
  /** A connection as the owner of the tables, whom no policy holds. */
  readonly owner: pg.Client
  /** The same for statements that may run at once. */
  readonly owners: pg.Pool
  seated(role: Role, seat: Seat): Account
  /** A cookie of a new session, entered straight into its table. */
  sessionOf(account: Account, state?: 'live' | 'revoked'): Promise<Record<string, string>>
}

export async function openScene(): Promise<Scene> {
  const city = await smallCity()
  const owner = new pg.Client({ connectionString: city.database.ownerUrl })
  owner.on('error', () => undefined)
  await owner.connect()
  afterAll(() => owner.end())
  const owners = new pg.Pool({ connectionString: city.database.ownerUrl, max: 3 })
  owners.on('error', () => undefined)
  afterAll(() => owners.end())
  await plantNeighbour(owner)
  await plantAccounts(owner)
  await plantRegisters(city)
  const sessionOf: Scene['sessionOf'] = async (account, state = 'live') => {
    const token = randomBytes(32).toString('base64url')
    const hash = createHash('sha256').update(token).digest()
    await owners.query('INSERT INTO session VALUES ($1, $2, $3, $4, $5, $6)', [
      hash,
      account.tenant,
      account.id,
      START,
      new Date('2028-01-01'),
      state === 'revoked' ? START : null,
    ])
    return { cookie: `fangwei_session=${token}`, 'x-fangwei': '1' }
  }
  const { id, number } = await openMarked(city, await sessionOf(seated('station-duty-officer', 'own')))
  const notice = await publishNotice(
    city,
    await sessionOf(seated('station-duty-officer', 'own')),
    await sessionOf(seated('station-leader', 'own')),
  )
  return { ...city, matter: id, number, notice, owner, owners, seated, sessionOf }
}

export const incidentFields = {
  content: '楼下有人争吵',
  category: '040300',
  grade: 2,
  channel: '0101',
  reportedAt: START.toISOString(),
  callerPhone: marks.phone,
  address: marks.address,
} as const

async function openMarked(city: SmallCity, headers: Record<string, string>) {
  const reply = await city.server.app.fastify.inject({
    method: 'POST',
    url: '/api/v1/matters',
    headers,
    payload: { type: 'incident', unit: orgs.stationA, fields: incidentFields },
  })
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return reply.json() as { id: string; number: string }
}

/** One notice of station A, worded by an officer and let out by its leader. */
async function publishNotice({ server }: SmallCity, officer: Record<string, string>, leader: Record<string, string>) {
  const { fastify } = server.app
  const post = async (url: string, headers: Record<string, string>, payload: object) => {
    const reply = await fastify.inject({ method: 'POST', url: `/api/v1${url}`, headers, payload })
    if (reply.statusCode !== 200) throw new Error(reply.body)
    return reply.json() as { id: string }
  }
  const { id } = await post('/matters', officer, {
    type: 'public-notice',
    unit: orgs.stationA,
    fields: { event: 'road-closed', areaDesc: '测试路口' },
  })
  const words = { headline: '测试路口封闭', description: '请绕行', areaDesc: '测试路口', hours: 72 }
  const codes = { response: 'Avoid', urgency: 'Immediate', severity: 'Minor', certainty: 'Observed' }
  await post(`/matters/${id}/actions`, officer, { action: 'submit', input: { ...words, ...codes } })
  await post(`/matters/${id}/actions`, leader, { action: 'publish', input: {} })
  const feed = await fastify.inject({ url: '/cap/feed.atom' })
  return /\/cap\/(FW-[^"]+)"/.exec(feed.body)![1]!
}

function seated(role: Role, seat: Seat): Account {
  const { tenant, org } = seats[seat]
  const id = idOf(role, seat)
  return {
    tenant,
    id,
    login: `${id}.${tenant}`,
    name: id,
    org,
    roles: [role],
    duties: [{ post: `desk-${org}`, shift: id }],
  }
}

/** The other city's accounts bear the ids of station A's. */
const idOf = (role: Role, seat: Seat) => `${role}@${seat === 'otherCity' ? 'own' : seat}`

async function plantNeighbour(owner: pg.Client): Promise<void> {
  await owner.query(`INSERT INTO tenant (id, name_zh, name_en, created_at) VALUES (2, '邻市', 'Next City', $1)`, [
    START,
  ])
  await owner.query('INSERT INTO sequencer (tenant) VALUES (2)')
  for (const register of ['org', 'post'])
    await owner.query(
      `INSERT INTO register_entry (tenant, register, id, org, path, name, data, valid_from, changed_at)
       VALUES (2, $1, $2, $3, ARRAY[$3], '邻市公安局', $4, '2020-01-01', $5)`,
      [
        register,
        register === 'org' ? orgs.stationA : 'desk-2',
        orgs.stationA,
        { kind: register === 'org' ? 'city-bureau' : 'duty-desk', nameEn: 'Next', lng: 111, lat: 41 },
        START,
      ],
    )
}

async function plantAccounts(owner: pg.Client): Promise<void> {
  const rows = (Object.keys(seats) as Seat[]).flatMap(seat =>
    allRoles.map(role => {
      const { tenant, id, login, org } = seated(role, seat)
      return { tenant, id, login, org, role, post: tenant === 1 ? deskOf(org) : 'desk-2' }
    }),
  )
  const target = { tenant: 1, id: 'target', login: 'target', org: orgs.stationA, role: 'auxiliary', post: 'none' }
  await owner.query(
    `WITH i AS (SELECT * FROM jsonb_to_recordset($1) AS i(tenant int, id text, login text, org text, role text, post text)),
     made AS (INSERT INTO account (tenant, id, login, password_hash, name, org, roles)
       SELECT tenant, id, login, 'none', id, org, ARRAY[role] FROM i)
     INSERT INTO shift (tenant, id, post, account, org, leads, starts_at, ends_at)
       SELECT tenant, id, post, id, org, role = 'station-leader', '2026-01-01T00:00:00Z', '2028-01-01T00:00:00Z' FROM i`,
    [JSON.stringify([...rows, target])],
  )
}

const deskOf = (org: string) => `desk-${Object.entries(orgs).find(([, code]) => code === org)![0]}`

async function plantRegisters({ server, tenant, clock }: SmallCity): Promise<void> {
  await server.db.system(tenant, async tx => {
    const bring = (register: string, entries: Parameters<typeof importEntries>[4]) =>
      importEntries(tx, tenant, server.services.keys, register, entries, clock.now(), { facts: 'one' })
    await bring('household', [{ id: 'HA', values: { address: marks.address, org: orgs.stationA } }])
    await bring('unit', [
      { id: 'UA', values: { name: '甲一号车', kind: 'car', org: orgs.stationA, lng: 110, lat: 40 } },
    ])
    await bring('device', [
      { id: 'D1', values: { name: '测试按钮', kind: 'ONE_KEY_BTN', org: orgs.stationA, lng: 110, lat: 40 } },
    ])
    const seen = { kind: 'CAMERA', place: 'outdoor', gateway: '网关', stream: 'k-1/index.m3u8' }
    await bring('device', [{ id: 'K1', values: { ...seen, name: '测试摄像机', org: orgs.stationA } }])
    await bring('camera-round', [
      { id: 'RA', values: { name: '测试巡查', org: orgs.stationA, cameras: ['D1'], times: ['08:00'] } },
    ])
    const round = { org: orgs.stationA, lng: 110, lat: 40, radius: 300 }
    await bring('fence', [
      { id: 'FA', values: { ...round, name: '测试围栏', kind: 'stay-in', hears: 'device-unit', devices: ['D1'] } },
    ])
    await bring('patrol-point', [
      { id: 'PPA', values: { name: '地下车库', kind: 'garage', org: orgs.stationA, lng: 110, lat: 40, visits: 1 } },
    ])
    await tx.run(sql`INSERT INTO patrol_plan (tenant, id, org, path, kind, starts_at, ends_at, made_by, made_at)
      VALUES (${tenant}, '00000000-0000-4000-8000-0000000000aa', ${orgs.stationA}, ${[orgs.city, orgs.district, orgs.stationA]}, 'patrol', '2026-04-01T00:00:00Z',
        '2026-04-01T08:00:00Z', 'target', ${clock.now().toISOString()})`)
    await bring('resident', [{ id: 'PA', values: { name: marks.person, household: 'HA', phone: marks.phone } }])
  })
}

/** One line for each table that holds rows of this tenant: how many, and a hash over all of them. */
export async function fingerprint(
  owner: pg.Client,
  tenant: number,
  without: readonly string[] = [],
): Promise<Record<string, string>> {
  const lines: Record<string, string> = {}
  for (const table of await tenantTables(owner)) {
    if (without.includes(table)) continue
    const { rows } = await owner.query<{ print: string }>(
      `SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text COLLATE "C"), '')) AS print FROM ${table} t WHERE tenant = $1`,
      [tenant],
    )
    lines[table] = rows[0]!.print
  }
  return lines
}

/** Every table with a tenant column, partitions left out. */
export async function tenantTables(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant'
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
  )
  return rows.map(r => r.name)
}
