import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { toHex } from '@fangwei/domain/protocols/index.ts'
import { splitFrames } from '@fangwei/domain/protocols/jt808/frame.ts'
import { gt06Fix, h02Words, jt808Frame, jt808Location, watchWords } from '@fangwei/domain/protocols/made-frames.ts'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../platform/db/index.ts'
import { importEntries } from '../registers/index.ts'
import { orgs, type SmallCity, smallCity } from '../testing/small-city.ts'

// After the moment that the made frames tell.
const city: SmallCity = await smallCity({ start: new Date('2026-11-22T06:06:00Z') })
const { server, tenant, clock } = city
const sockets: Socket[] = []
let headers: Record<string, string>

beforeAll(async () => {
  headers = await city.headersOf(await city.account('station-leader', 'stationA'))
  const device = (id: string, serial: string, kind: string, more: object = {}) => ({
    id,
    values: { name: `终端 ${id}`, kind, org: orgs.stationA, serial, ...more },
  })
  const brought = await server.db.system(tenant, async tx => {
    await importEntries(
      tx,
      tenant,
      server.services.keys,
      'unit',
      [{ id: 'U1', values: { name: '甲一号车', kind: 'car', org: orgs.stationA, lng: 110, lat: 40 } }],
      clock.now(),
      { facts: 'one' },
    )
    await tx.run(sql`INSERT INTO unit_state (tenant, unit, path, state, since, changed_by) VALUES (${tenant}, 'U1', ${[orgs.city, orgs.district, orgs.stationA]}, 'available', ${clock.now().toISOString()}, 'test')
      ON CONFLICT (tenant, unit) DO UPDATE SET state = 'available'`)
    return importEntries(
      tx,
      tenant,
      server.services.keys,
      'device',
      [
        device('CAR-1', '13900001234', 'JT808', { unit: 'U1' }),
        device('GT-1', '353419033000001', 'OTHER'),
        device('H02-1', '4109170001', 'OTHER'),
        device('WATCH-1', '1234567890', 'WATCH', { consent: 'guardian' }),
      ],
      clock.now(),
      { facts: 'one' },
    )
  })
  expect(brought.rejected).toEqual([])
  await server.listenDevices('127.0.0.1', { gatewayPort: 0 })
  await server.app.fastify.inject({ method: 'POST', url: '/api/v1/devices/CAR-1/key', headers })
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
})

async function dial() {
  const socket = connect(server.devices.endpoints().gateway!, '127.0.0.1')
  sockets.push(socket)
  await once(socket, 'connect')
  let heard = Buffer.alloc(0)
  const wake: (() => void)[] = []
  socket.on('data', data => {
    heard = Buffer.concat([heard, data as Buffer])
    for (const w of wake.splice(0)) w()
  })
  socket.on('close', () => {
    for (const w of wake.splice(0)) w()
  })
  return {
    socket,
    send: (bytes: Uint8Array) => socket.write(bytes),
    /** The next whole frame of JT/T 808, in hex. */
    frame: async (): Promise<string> => {
      for (;;) {
        const { frames } = splitFrames(heard)
        if (frames[0] !== undefined) {
          heard = heard.subarray(heard.indexOf(frames[0]) + frames[0].length)
          return toHex(frames[0])
        }
        if (socket.destroyed) return 'closed'
        await new Promise<void>(resolve => wake.push(resolve))
      }
    },
    bytes: async (): Promise<Buffer> => {
      while (heard.length === 0 && !socket.destroyed) await new Promise<void>(resolve => wake.push(resolve))
      const got = heard
      heard = Buffer.alloc(0)
      return got
    },
  }
}

const stateOf = (device: string) =>
  server.db.system(tenant, tx =>
    tx.first<{ lng: number; lat: number; fix_at: string; battery: number | null }>(
      sql`SELECT lng, lat, fix_at, battery FROM device_state WHERE tenant = ${tenant} AND device = ${device}`,
    ),
  )
const alarmsOf = (device: string) =>
  server.db.system(tenant, tx =>
    tx.rows<{ data: { scene: string; occurrences: number } }>(
      sql`SELECT data FROM matter WHERE tenant = ${tenant} AND type = 'alarm' AND data ->> 'device' = ${device} ORDER BY opened_at`,
    ),
  )

/** Body of a registration: province, city, maker, model, terminal, colour, plate. */
const registration = (version: '2013' | '2019') =>
  version === '2013'
    ? `002c012c${'00'.repeat(5)}${'00'.repeat(20)}${'00'.repeat(7)}00`
    : `002c012c${'00'.repeat(11)}${'00'.repeat(30)}${'00'.repeat(30)}00`

async function logIn(line: Awaited<ReturnType<typeof dial>>, version: '2013' | '2019') {
  line.send(jt808Frame({ type: 0x0100, body: registration(version), version, sequence: 1 }))
  const reply = await line.frame()
  expect(reply.slice(2, 6)).toBe('8100')
  const body = reply.slice(version === '2013' ? 26 : 36, -4)
  expect(body.slice(0, 6)).toBe('000100')
  const code = body.slice(6)
  const shown =
    version === '2013' ? code : `${(code.length / 2).toString(16).padStart(2, '0')}${code}${'00'.repeat(35)}`
  line.send(jt808Frame({ type: 0x0102, body: shown, version, sequence: 2 }))
  const result = await line.frame()
  expect([result.slice(2, 6), result.slice(version === '2013' ? 26 : 36, -4)]).toEqual(['8001', '0002010200'])
}
const locationAt = (clockBcd: string, alarm = '00000000', lat = '025d7cd2') =>
  `${alarm}00000003${lat}065dd3f9044201b0010e${clockBcd}`
const resultOf = (frame: string, version: '2013' | '2019' = '2013') => frame.slice(version === '2013' ? 26 : 36, -4)

describe.each(['2013', '2019'] as const)('a vehicle terminal of JT/T 808-%s', version => {
  it('registers, shows its code, beats, reports, and is answered after the commit', async () => {
    const line = await dial()
    await logIn(line, version)
    line.send(jt808Frame({ type: 0x0002, body: '', version, sequence: 3 }))
    expect(resultOf(await line.frame(), version)).toBe('0003000200')
    line.send(jt808Frame({ type: 0x0200, body: jt808Location, version, sequence: 4 }))
    expect(resultOf(await line.frame(), version)).toBe('0004020004')
    expect(await stateOf('CAR-1')).toMatchObject({ lat: 39.681234, lng: 0x065dd3f9 / 1e6 })
    expect((await alarmsOf('CAR-1')).map(a => a.data.scene)).toEqual(['vehicle-sos'])
  })

  it('is refused what it says before its code, and with a wrong one', async () => {
    const line = await dial()
    line.send(jt808Frame({ type: 0x0200, body: jt808Location, version, sequence: 4 }))
    expect(resultOf(await line.frame(), version)).toBe('0004020001')
    line.send(jt808Frame({ type: 0x0102, body: version === '2013' ? '3132' : '023132', version, sequence: 5 }))
    expect(resultOf(await line.frame(), version)).toBe('0005010201')
    expect(await line.frame()).toBe('closed')
  })
})

describe('the gateway', () => {
  it('takes a batch, keeps the newest fix whatever the order, and passes the unit its position', async () => {
    const line = await dial()
    await logIn(line, '2013')
    const [older, newer] = [locationAt('261122140510'), locationAt('261122140540', '00000000', '025d7d00')]
    const batch = [newer, older].map(l => `${(l.length / 2).toString(16).padStart(4, '0')}${l}`).join('')
    line.send(jt808Frame({ type: 0x0704, body: `000201${batch}`, sequence: 9 }))
    expect(resultOf(await line.frame())).toBe('0009070400')
    expect(await stateOf('CAR-1')).toMatchObject({ lat: 39.68128, fix_at: '2026-11-22T06:05:40.000Z' })
    const unit = await server.db.system(tenant, tx =>
      tx.first<{ lat: number }>(sql`SELECT lat FROM unit_position WHERE tenant = ${tenant} AND unit = 'U1'`),
    )
    expect(unit?.lat).toBe(39.68128)
  })

  it('puts parts together in any order, split anywhere in the stream', async () => {
    const line = await dial()
    await logIn(line, '2013')
    const place = locationAt('261122140550', '00000000', '025d7e00')
    const body = `000101${(place.length / 2).toString(16).padStart(4, '0')}${place}`
    const half = 20
    const parts = [body.slice(0, half), body.slice(half)].map((piece, index) =>
      jt808Frame({ type: 0x0704, body: piece, sequence: 20 + index, part: { total: 2, index: index + 1 } }),
    )
    const stream = Buffer.concat([parts[1]!, parts[0]!])
    for (const byte of stream) line.send(Uint8Array.from([byte]))
    await line.frame()
    await line.frame()
    expect(await stateOf('CAR-1')).toMatchObject({ fix_at: '2026-11-22T06:05:50.000Z' })
  })

  it('applies a report sent twice once', async () => {
    const line = await dial()
    await logIn(line, '2013')
    const before = (await alarmsOf('CAR-1'))[0]!.data.occurrences
    const report = locationAt('261122140555', '00000001')
    for (const sequence of [30, 31, 65535]) {
      line.send(jt808Frame({ type: 0x0200, body: report, sequence }))
      await line.frame()
    }
    expect((await alarmsOf('CAR-1'))[0]!.data.occurrences).toBe(before + 1)
  })

  it('believes nothing under a key that was revoked', async () => {
    const line = await dial()
    await logIn(line, '2013')
    await server.app.fastify.inject({ method: 'DELETE', url: '/api/v1/devices/CAR-1/key', headers })
    line.send(jt808Frame({ type: 0x0200, body: locationAt('261122140559', '00000001'), sequence: 40 }))
    expect(await line.frame()).toBe('closed')
    const again = await dial()
    again.send(jt808Frame({ type: 0x0100, body: registration('2013'), sequence: 1 }))
    expect(resultOf(await again.frame())).toBe('000103')
  })

  it('hears H02 and a watch, whose call for help rings', async () => {
    const h02 = await dial()
    h02.send(h02Words)
    const watch = await dial()
    watch.send(watchWords)
    expect((await watch.bytes()).toString()).toBe('[3G*1234567890*0002*AL]')
    expect((await alarmsOf('WATCH-1')).map(a => a.data.scene)).toEqual(['sos'])
    expect(await stateOf('WATCH-1')).toMatchObject({ lat: 39.681234, battery: 55 })
    await expect.poll(() => stateOf('H02-1')).toMatchObject({ lng: expect.closeTo(106.812345, 5) })
  })

  it('hears GT06 after its log-in, and answers each report', async () => {
    const line = await dial()
    // Log-in of IMEI 353419033000001 under sequence 1.
    line.send(gt06LogIn('0353419033000001'))
    const reply = await line.bytes()
    expect(reply.subarray(0, 4).toString('hex')).toBe('78780501')
    line.send(gt06Fix)
    await line.bytes()
    expect(await stateOf('GT-1')).toMatchObject({ lat: expect.closeTo(39.681234, 4) })
  })

  it.each([
    ['nothing we know', '474554202f20485454502f312e31'],
    ['an endless frame', `7e${'00'.repeat(70_000)}`],
  ])('ends a connection that speaks %s, and serves the next', async (_, hex) => {
    const line = await dial()
    line.send(Buffer.from(hex, 'hex'))
    expect(await line.frame()).toBe('closed')
    const next = await dial()
    next.send(watchWords)
    expect((await next.bytes()).length).toBeGreaterThan(0)
  })
})

function gt06LogIn(imei: string): Uint8Array {
  const checked = Buffer.from(`0d01${imei}0001`, 'hex')
  let crc = 0xffff
  for (const byte of checked) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0x8408 : crc >> 1
  }
  crc = ~crc & 0xffff
  return Buffer.concat([Buffer.from([0x78, 0x78]), checked, Buffer.from([crc >> 8, crc & 255, 0x0d, 0x0a])])
}
