import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../platform/db/index.ts'
import { importEntries } from '../registers/index.ts'
import { orgs, type SmallCity, smallCity } from '../testing/small-city.ts'

/** What the gateway was asked for; and what lies outside of any stream. */
const asked: string[] = []
const PLAYLIST = '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nseg-1.ts\n'
const files: Readonly<Record<string, readonly [string, string]>> = {
  '/hls/cam-1/index.m3u8': ['application/vnd.apple.mpegurl', PLAYLIST],
  '/hls/cam-1/seg-1.ts': ['video/mp2t', 'picture'],
  '/hls/cam-1/notes.html': ['text/html', '<script>1</script>'],
  '/hls/cam-2/index.m3u8': ['application/vnd.apple.mpegurl', 'http://169.254.169.254/latest/meta-data'],
  '/secret': ['text/plain', 'secret'],
}
let gateway: Server
let city: SmallCity
type Headers = Record<string, string>
let officer: Headers
let other: Headers
let leader: Headers

beforeAll(async () => {
  gateway = createServer((request, reply) => {
    const path = request.url!.split('?')[0]!
    asked.push(path)
    if (path === '/hls/cam-1/away.ts') return void reply.writeHead(302, { location: '/secret' }).end()
    const file = files[path]
    if (file === undefined) return void reply.writeHead(404).end()
    reply.writeHead(200, { 'content-type': file[0] }).end(file[1])
  }).listen(0, '127.0.0.1')
  await once(gateway, 'listening')
  const { port } = gateway.address() as { port: number }
  city = await smallCity({ mediaGateway: `http://127.0.0.1:${port}/hls/` })
  const camera = (id: string, more: object) => ({
    id,
    values: {
      name: `摄像机 ${id}`,
      kind: 'CAMERA',
      org: orgs.stationA,
      place: 'outdoor',
      gateway: '站内网关',
      ...more,
    },
  })
  const { server, tenant, clock } = city
  await server.db.system(tenant, async tx => {
    const entries = [
      camera('C1', { stream: 'cam-1/index.m3u8', address: '人民公园东门', lng: 110, lat: 40 }),
      camera('C2', { stream: 'cam-2/index.m3u8' }),
      camera('C3', {}),
      camera('C4', { stream: 'cam-1/index.m3u8' }),
    ]
    const brought = await importEntries(tx, tenant, server.services.keys, 'device', entries, clock.now())
    expect(brought.rejected).toEqual([])
    // Entered before the rule was kept: refused all the same.
    await tx.run(
      sql`UPDATE register_entry SET data = data || '{"place": "private-room"}' WHERE tenant = ${tenant} AND id = 'C4'`,
    )
  })
  officer = await city.headersOf(await city.account('station-duty-officer', 'stationA'))
  other = await city.headersOf(await city.account('dispatcher', 'city'))
  leader = await city.headersOf(await city.account('station-leader', 'stationA'))
})
afterAll(() => gateway.close())

async function call(method: 'GET' | 'POST', url: string, headers: Headers, payload?: object) {
  const reply = await city.server.app.fastify.inject({
    method,
    url: url.startsWith('/api') ? url : `/api/v1${url}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: reply.statusCode, text: reply.body, headers: reply.headers }
}
const look = async (device: string, headers = officer, more: object = {}) => {
  const reply = await call('POST', '/video/looks', headers, {
    device,
    purpose: 'alarm',
    reason: '核实公园一键报警',
    ...more,
  })
  return { ...reply, body: JSON.parse(reply.text) as Record<string, string> }
}
const facts = () =>
  city.server.db.system(city.tenant, tx =>
    tx.rows<{ kind: string; actor: string }>(
      sql`SELECT kind, actor FROM fact WHERE tenant = ${city.tenant} AND kind LIKE 'video.%' ORDER BY id`,
    ),
  )

describe('a look at a camera', () => {
  it('asks for a purpose, leaves its fact, and comes through us for this session alone', async () => {
    for (const more of [{ reason: '' }, { reason: '看看' }, { purpose: 'curious' }])
      expect((await look('C1', officer, more)).status).toBe(400)
    expect(await facts()).toEqual([])
    const { body } = await look('C1')
    const playlist = await call('GET', body.playlist!, officer)
    expect([playlist.headers['content-type'], playlist.text]).toEqual(['application/vnd.apple.mpegurl', PLAYLIST])
    expect(playlist.headers['cache-control']).toBe('no-store')
    const folder = body.playlist!.replace('index.m3u8', '')
    expect((await call('GET', `${folder}seg-1.ts`, officer)).text).toBe('picture')
    expect((await call('GET', body.playlist!, other)).status).toBe(404)
    const again = await city.headersOf(await city.account('station-duty-officer', 'stationA'))
    expect((await call('GET', body.playlist!, again)).status).toBe(404)

    expect((await call('POST', `/video/looks/${body.id}/close`, officer)).status).toBe(200)
    expect((await call('GET', body.playlist!, officer)).status).toBe(404)
    expect(await facts()).toMatchObject([
      { kind: 'video.opened', actor: 'station-duty-officer@stationA' },
      { kind: 'video.closed', actor: 'station-duty-officer@stationA' },
    ])
    const { items } = JSON.parse((await call('GET', '/video/looks', leader)).text)
    expect(items).toMatchObject([
      { device: 'C1', purpose: 'alarm', reason: '核实公园一键报警', closedAt: expect.any(String) },
    ])
  })

  it('leads nowhere but to its own stream on our own gateway', async () => {
    const { body } = await look('C1')
    const folder = body.playlist!.replace('index.m3u8', '')
    const before = asked.length
    for (const out of ['..%2fcam-2%2findex.m3u8', '%2e%2e/cam-2/index.m3u8', 'http:%2f%2f127.0.0.1:1/x', '%2fsecret'])
      expect([out, (await call('GET', `${folder}${out}`, officer)).status]).toEqual([out, 404])
    expect(asked.slice(before)).toEqual([])
    // A redirect, a page, and a playlist that names another host are passed on by nobody.
    for (const bad of ['away.ts', 'notes.html'])
      expect((await call('GET', `${folder}${bad}`, officer)).status).toBe(502)
    expect(asked).not.toContain('/secret')
    const second = await look('C2')
    expect((await call('GET', second.body.playlist!, officer)).status).toBe(502)
  })

  it('is refused where no camera may be, where there is no stream, and where it is not ours to see', async () => {
    expect((await look('C4')).body).toMatchObject({ code: 'private-place' })
    expect((await look('C3')).body).toMatchObject({ code: 'no-stream' })
    const stranger = await city.headersOf(await city.account('station-duty-officer', 'stationB'))
    expect((await look('C1', stranger)).status).toBe(404)
  })

  it('never shows where a stream is: not in its list, not in the register, not in the device', async () => {
    for (const url of ['/video/cameras', '/registers/device', '/devices/C1', '/devices', '/video/looks'])
      expect([url, (await call('GET', url, leader)).text.includes('cam-1')]).toEqual([url, false])
  })

  it('gives nothing when its fact cannot be written', async () => {
    const owner = new pg.Client({ connectionString: city.database.ownerUrl })
    await owner.connect()
    const open = async () => (await owner.query('SELECT count(*)::int AS n FROM camera_look')).rows[0].n
    const before = await open()
    await owner.query('REVOKE INSERT ON fact FROM fangwei_app, fangwei_system')
    const refused = await look('C1').finally(() => owner.query('GRANT INSERT ON fact TO fangwei_app, fangwei_system'))
    expect(refused.status).toBeGreaterThanOrEqual(500)
    expect(refused.text).not.toContain('m3u8')
    expect(await open()).toBe(before)
    await owner.end()
  })

  it('ends by itself when nobody looks any more, and when its time is over', async () => {
    const { body } = await look('C1')
    city.clock.moveBy(50_000)
    expect((await call('GET', body.playlist!, officer)).status).toBe(200)
    city.clock.moveBy(50_000)
    await city.server.settle()
    expect((await call('GET', body.playlist!, officer)).status).toBe(200)
    city.clock.moveBy(70_000)
    await city.server.settle()
    expect((await call('GET', body.playlist!, officer)).status).toBe(404)
    const long = await look('C1')
    city.clock.moveBy(11 * 60_000)
    expect((await call('GET', long.body.playlist!, officer)).status).toBe(404)
  })
})

describe('a video patrol', () => {
  it('is due by its times; each camera is marked once, and what is wrong becomes a matter', async () => {
    const added = await call('POST', '/registers/camera-round', leader, {
      values: { name: '公园夜间巡查', org: orgs.stationA, cameras: ['C1', 'C2', 'C3'], times: ['00:00'] },
    })
    expect(added.status, added.text).toBe(200)
    const round = JSON.parse(added.text).id as string
    const rounds = JSON.parse((await call('GET', '/video/rounds', officer)).text)
    expect(rounds.items).toMatchObject([
      { name: '公园夜间巡查', dueSince: expect.any(String), cameras: [{ name: '摄像机 C1' }, {}, {}] },
    ])
    const walk = JSON.parse((await call('POST', `/video/rounds/${round}/walks`, officer)).text).id as string
    const mark = (payload: object) => call('POST', `/video/walks/${walk}/marks`, officer, payload)
    expect((await mark({ place: 0, result: 'normal' })).status).toBe(200)
    expect((await mark({ place: 0, result: 'abnormal', what: 'camera', note: '黑屏' })).status).toBe(409)
    expect((await mark({ place: 1, result: 'abnormal' })).status).toBe(400)
    expect((await mark({ place: 1, result: 'abnormal', what: 'camera', note: '镜头被遮挡' })).status).toBe(200)
    expect((await mark({ place: 2, result: 'abnormal', what: 'scene', note: '有人落水' })).status).toBe(200)
    expect((await mark({ place: 3, result: 'normal' })).status).toBe(404)
    const done = JSON.parse((await call('POST', `/video/walks/${walk}/end`, officer)).text)
    expect(done).toMatchObject({
      endedAt: expect.any(String),
      cameras: [{ result: 'normal', matter: null }, { result: 'abnormal' }, { result: 'abnormal' }],
    })
    const opened = await city.server.db.system(city.tenant, tx =>
      tx.rows(
        sql`SELECT type FROM matter WHERE tenant = ${city.tenant} AND id = ANY (${done.cameras.flatMap((c: { matter: string | null }) => c.matter ?? [])}::uuid[]) ORDER BY type`,
      ),
    )
    expect(opened).toEqual([{ type: 'device-fault' }, { type: 'incident' }])
    const after = JSON.parse((await call('GET', '/video/rounds', officer)).text)
    expect(after.items).toMatchObject([{ dueSince: null }])
  })
})
