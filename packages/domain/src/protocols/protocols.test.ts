import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from './byte-reader.ts'
import { crcX25, xorOf } from './checksum.ts'
import { readFrame as readGt06 } from './gt06/index.ts'
import { type DecodedMessage, decodeFrame, type Protocol, protocols, splitFrames } from './index.ts'
import {
  authenticationCode,
  decodeJt808Frame,
  generalReply,
  generalResult,
  joinPart,
  noParts,
  readFrame,
  registrationReply,
} from './jt808/index.ts'
import { gt06Fix, h02Words, jt808Frame, jt808Location, watchWords } from './made-frames.ts'
import { watchReply } from './watch/index.ts'

const said = (protocol: Protocol, bytes: Uint8Array): DecodedMessage => {
  const decoded = decodeFrame(protocol, bytes)
  if (decoded.kind === 'error') throw new Error(decoded.reason)
  return decoded
}

const madeFrames: Readonly<Record<Protocol, readonly Uint8Array[]>> = {
  jt808: [
    jt808Frame({ type: 0x0200, body: jt808Location }),
    jt808Frame({
      type: 0x0704,
      body: `000201${len(jt808Location)}${jt808Location}${len(jt808Location)}${jt808Location}`,
      version: '2019',
    }),
    jt808Frame({ type: 0x0002, body: '' }),
  ],
  gt06: [gt06Fix],
  h02: [h02Words],
  watch: [watchWords],
}

function len(hex: string): string {
  return (hex.length / 2).toString(16).padStart(4, '0')
}

describe('checks', () => {
  it('are those of their standards', () => {
    expect(crcX25(Uint8Array.from('123456789', c => c.charCodeAt(0)))).toBe(0x906e)
    expect(xorOf(Uint8Array.of(1, 2, 4))).toBe(7)
  })
})

describe('JT/T 808', () => {
  it('reads place, time in Beijing, speed, alarm and items in both versions', () => {
    for (const version of ['2013', '2019'] as const) {
      const message = said('jt808', jt808Frame({ type: 0x0200, body: jt808Location, version }))
      expect(message).toMatchObject({ kind: 'position', sequence: 7, intact: true })
      expect(message.id).toBe('13900001234'.padStart(version === '2019' ? 20 : 12, '0'))
      expect(message.positions).toEqual([
        {
          at: '2026-11-22T06:05:09.000Z',
          lat: 39.681234,
          lng: 106.812409,
          valid: true,
          speed: 43.2,
          course: 270,
          altitude: 1090,
          attributes: { alarm: 'sos', status: 3, ignition: true, odometer: 100_000, rssi: 31, sat: 9 },
        },
      ])
    }
  })

  it('carries 7e and 7d through its escapes', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), body => {
        const frame = jt808Frame({ type: 0x0900, body: toHex(body) })
        expect(frame.subarray(1, -1)).not.toContain(0x7e)
        expect(readFrame(frame)).toMatchObject({ body, intact: true })
      }),
    ))

  it('reads a frame handed on unescaped, and tells a damaged one', () => {
    const body = jt808Location.replace('025d7cd2', '027d01d2')
    const escaped = jt808Frame({ type: 0x0200, body })
    const content = fromHex(`${toHex(escaped.subarray(1, -1)).replace('7d01', '7d')}`)!
    const unescaped = Uint8Array.from([0x7e, ...content, 0x7e])
    expect(said('jt808', unescaped)).toEqual(said('jt808', escaped))
    const damaged = escaped.slice()
    damaged[damaged.length - 2]! ^= 4
    expect(said('jt808', damaged).intact).toBe(false)
  })

  it('joins the parts of a message in whatever order they come, each counted once', () =>
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 1, 3], { minLength: 6, maxLength: 6 }), order => {
        const locations = `000401${(len(jt808Location) + jt808Location).repeat(4)}`
        const size = Math.ceil(locations.length / 2 / 4) * 2
        const frames = [0, 1, 2, 3].map(i =>
          readFrame(
            jt808Frame({
              type: 0x0704,
              body: locations.slice(i * size, (i + 1) * size),
              sequence: 20 + i,
              part: { total: 4, index: i + 1 },
            }),
          ),
        )
        let parts = noParts
        const wholes = []
        for (const i of order) {
          const step = joinPart(parts, frames[i]!)
          parts = step.parts
          if (step.whole !== undefined) wholes.push(decodeJt808Frame(step.whole))
        }
        expect(wholes[0]?.positions).toHaveLength(4)
      }),
    ))

  it('answers in the version it was asked in', () => {
    for (const version of ['2013', '2019'] as const) {
      const asked = readFrame(jt808Frame({ type: 0x0100, body: '00', version, sequence: 300 }))
      const general = readFrame(generalReply(asked, 1, generalResult.done))
      expect([general.type, general.version, toHex(general.body)]).toEqual([0x8001, version, '012c010000'])
      const registered = readFrame(registrationReply(asked, 2, 'secret'))
      expect([registered.phone, toHex(registered.body)]).toEqual([asked.phone, '012c00736563726574'])
      expect(toHex(readFrame(registrationReply(asked, 2, undefined)).body)).toBe('012c03')
    }
    const shown = readFrame(jt808Frame({ type: 0x0102, body: '06736563726574', version: '2019' }))
    expect(authenticationCode(shown)).toBe('secret')
  })
})

describe('trackers', () => {
  it('GT06: a fix with its cell and ignition', () => {
    expect(said('gt06', gt06Fix)).toMatchObject({
      kind: 'position',
      sequence: 5,
      intact: true,
      positions: [{ at: '2026-11-22T06:05:09.000Z', valid: true, speed: 43, course: 270 }],
      attributes: { sat: 9, cell: '460-0-10365-8049', ignition: true },
    })
    const [fix] = said('gt06', gt06Fix).positions
    expect(fix!.lat).toBeCloseTo(39.6812, 3)
    expect(fix!.lng).toBeCloseTo(106.8123, 3)
    const damaged = gt06Fix.slice()
    damaged[12]! ^= 1
    expect(said('gt06', damaged).intact).toBe(false)
    expect(readGt06(gt06Fix).sequence).toBe(5)
  })

  it('H02: degrees and minutes, knots, state', () => {
    expect(said('h02', h02Words)).toMatchObject({
      id: '4109170001',
      positions: [{ at: '2026-11-22T06:05:09.000Z', lat: 39.681233, lng: 106.812345, speed: 43.1516, course: 270 }],
    })
  })

  it('watch: the alarm of its state, and the answer it waits for', () => {
    expect(said('watch', watchWords)).toMatchObject({
      kind: 'position',
      id: '1234567890',
      attributes: { alarm: 'sos', batteryLevel: 55, steps: 1200 },
      positions: [{ lat: 39.681234, lng: 106.812345, valid: true, altitude: 1090 }],
    })
    expect(watchReply(String.fromCharCode(...watchWords))).toBe('[3G*1234567890*0002*AL]')
  })

  it('a report of voice or pictures is not read', () => {
    const voice = Uint8Array.from('[3G*1234567890*0008*TK,#!AMR]', c => c.charCodeAt(0))
    expect(said('watch', voice)).toEqual({
      kind: 'other',
      id: '1234567890',
      sequence: null,
      positions: [],
      attributes: {},
      intact: true,
    })
  })
})

/** Bytes nobody can foresee: noise, and good frames with bytes changed, cut and put twice. */
const mutated = (protocol: Protocol) =>
  fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .tuple(
        fc.constantFrom(...madeFrames[protocol]),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 12 }),
        fc.nat(400),
        fc.nat(60),
      )
      .map(([frame, changes, cut, more]) => {
        const bytes = Uint8Array.from([...frame.subarray(0, cut), ...frame.subarray(0, more), ...frame.subarray(cut)])
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
        return bytes
      }),
  )

describe.each(protocols)('%s', protocol => {
  it('never throws, and never gives a place that is not on earth', () =>
    fc.assert(
      fc.property(mutated(protocol), bytes => {
        const decoded = decodeFrame(protocol, bytes)
        if (decoded.kind === 'error') return
        for (const { lat, lng, speed, course, altitude } of decoded.positions) {
          expect(Math.abs(lat)).toBeLessThanOrEqual(90)
          expect(Math.abs(lng)).toBeLessThanOrEqual(180)
          expect([speed, course, altitude].every(Number.isFinite)).toBe(true)
        }
        expect(() => JSON.stringify(decoded)).not.toThrow()
      }),
      { numRuns: 3000 },
    ))

  it('cuts a stream alike however it is chopped', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...madeFrames[protocol]), { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }),
        (frames, sizes) => {
          const stream = Uint8Array.from(frames.flatMap(frame => [...frame]))
          const found: string[] = []
          let waiting: Uint8Array = new Uint8Array(0)
          for (let at = 0, i = 0; at < stream.length; i++) {
            const next = Math.min(at + sizes[i % sizes.length]!, stream.length)
            const { frames: cut, rest } = splitFrames(
              protocol,
              Uint8Array.from([...waiting, ...stream.subarray(at, next)]),
            )
            found.push(...cut.map(toHex))
            waiting = rest
            at = next
          }
          expect(found).toEqual(frames.map(toHex))
          expect(waiting).toHaveLength(0)
        },
      ),
    ))

  it('splits noise without losing its way or holding more than it was given', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), noise => {
        const { frames, rest } = splitFrames(protocol, noise)
        expect(frames.reduce((sum, frame) => sum + frame.length, rest.length)).toBeLessThanOrEqual(
          noise.length + frames.length,
        )
      }),
    ))
})

it('takes no course or speed out of an exponent', () => {
  const frame = '*HQ,4109170001,V1,060509,A,3940.8740,N,10648.7407,E,1e400,270e22112,221126,FFFFFBFF#'
  const decoded = decodeFrame('h02', new TextEncoder().encode(frame))
  expect(decoded.kind === 'error' ? [] : decoded.positions).toMatchObject([{ speed: 0, course: 0 }])
})
