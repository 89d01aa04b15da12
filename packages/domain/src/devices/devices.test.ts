import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DeviceFold,
  type Envelope,
  FairQueue,
  falseRate,
  healthOf,
  hear,
  nothingHeard,
  pour,
  readEnvelope,
  refusedContent,
  signedBytes,
} from './index.ts'

const base = { device: 'P1', epoch: 1, at: '2026-03-02T01:00:00Z' }
const press = (sequence: number, more: object = {}) =>
  ({ ...base, sequence, kind: 'alarm', data: { scene: 'press' }, ...more }) as Envelope
const hashOf = (envelope: Envelope) => createHash('sha256').update(signedBytes(envelope)).digest('hex')

describe('an envelope', () => {
  test('is read, and nobody speaks for another', () => {
    expect(readEnvelope('P1', press(1))).toMatchObject({ ok: true })
    expect(readEnvelope('P2', press(1))).toMatchObject({ ok: false, because: 'other-device' })
    expect(readEnvelope('P1', press(1, { data: { scene: 'press', face: 'x' } }))).toMatchObject({ because: 'content' })
    expect(readEnvelope('P1', press(1, { data: { scene: 'ufo' } }))).toMatchObject({ because: 'scene' })
    expect(readEnvelope('P1', press(1, { at: '2026-03-02 01:00' }))).toMatchObject({ because: 'shape' })
    expect(readEnvelope('P1', press(1, { sequence: -1 }))).toMatchObject({ because: 'shape' })
    expect(readEnvelope('P1', [])).toMatchObject({ ok: false })
    expect(readEnvelope('P1', null)).toMatchObject({ because: 'not-json' })
  })

  test.each([
    { audio: 'x' },
    { clip: { wav: 'x' } },
    { transcript: '救命' },
    { words: ['a'] },
    { level: { snapshot: 'x' } },
    { note: `data:image/png;base64,AAAA` },
    { band: 'A'.repeat(200) },
    { 录音: 'x' },
  ])('with sound, picture or words is refused for that: %j', data => {
    expect(readEnvelope('P1', press(1, { data: { scene: 'quarrel-sound', ...data } }))).toMatchObject({
      ok: false,
      because: 'content',
    })
  })

  test('nothing makes the reader throw', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 8 }), given => void readEnvelope('P1', given)),
      { numRuns: 2000 },
    )
    const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)
    expect(refusedContent(deep)).toBeUndefined()
    expect(readEnvelope('P1', deep).ok).toBe(false)
  })
})

/** One device's week as it happened: what it said, each once, in order, by a clock that is wrong by a constant. */
const saying = fc.record({
  skewMinutes: fc.integer({ min: -24 * 60, max: 24 * 60 }),
  said: fc.array(
    fc.oneof(
      fc.constantFrom('press', 'smoke').map(scene => ({ kind: 'alarm' as const, data: { scene } })),
      fc.integer({ min: 0, max: 100 }).map(battery => ({ kind: 'heartbeat' as const, data: { battery } })),
      fc
        .tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 900 }))
        .map(([minute, step]) => ({ kind: 'position' as const, data: { minute, lng: 106 + step / 1000, lat: 39 } })),
    ),
    { minLength: 1, maxLength: 30 },
  ),
})
const START = Date.parse('2026-03-02T00:00:00Z')

function envelopesOf({ skewMinutes, said }: typeof saying extends fc.Arbitrary<infer T> ? T : never): Envelope[] {
  return said.map((one, index) => {
    const at = new Date(START + (index + skewMinutes) * 60_000).toISOString()
    const head = { device: 'P1', epoch: Math.floor(index / 7), sequence: index % 7, at }
    if (one.kind !== 'position') return { ...head, ...one } as Envelope
    const { minute, ...place } = one.data
    return { ...head, kind: 'position', data: { ...place, fixAt: new Date(START + minute * 60_000).toISOString() } }
  })
}

const told = (messages: readonly Envelope[]): DeviceFold =>
  messages.reduce((fold, one) => hear(fold, one, hashOf(one)).fold, nothingHeard)

/** The fold without the order in which it was heard. */
const stateOf = (fold: DeviceFold) => ({
  hashes: [...fold.hashes].sort(),
  conflicts: [...fold.conflicts].sort(),
  scenes: [...fold.scenes].sort(),
  fix: fold.fix,
  battery: fold.battery,
})

test('a fifth doubled, a fifth out of order, clocks a day off, a week late: the same final state', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(saying, fc.array(fc.nat(99), { minLength: 90, maxLength: 90 }), (device, dice) => {
      const clean = envelopesOf(device)
      let die = 0
      const roll = () => dice[die++ % dice.length]!
      const doubled = clean.flatMap(one => (roll() < 20 ? [one, one] : [one]))
      const shuffled = doubled.map((one, index) => ({ one, at: roll() < 20 ? index + roll() : index }))
      const late = shuffled.map(({ one, at }) => ({ one, at: roll() < 10 ? at + 10_000 : at }))
      const delivered = late.sort((a, b) => a.at - b.at).map(l => l.one)
      expect(stateOf(told([...delivered, ...clean]))).toEqual(stateOf(told(clean)))
    }),
    { numRuns: 10_000 },
  )
})

test('another payload under a taken key is flagged, once, and never applied', () => {
  const fold = told([press(1), press(1, { data: { scene: 'smoke' } }), press(1, { data: { scene: 'smoke' } })])
  expect([...fold.scenes.keys()]).toEqual(['press'])
  expect(fold.conflicts.size).toBe(1)
})

test('one flooding device delays another by one item at most, and keeps its own order', () => {
  const queue = new FairQueue<string>()
  for (let n = 0; n < 10_000; n += 1) queue.push('flood', `flood-${n}`)
  queue.push('quiet', 'quiet-0')
  const first = queue.take(100, 8)
  expect(first.indexOf('quiet-0')).toBeLessThanOrEqual(1)
  expect(first.filter(i => i !== 'quiet-0')).toEqual(Array.from({ length: 8 }, (_, n) => `flood-${n}`))
  expect(queue.size).toBe(10_000 - 8)
})

test('every lane is served in turn and nothing is lost, however many take from it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.nat(3))),
      fc.integer({ min: 1, max: 7 }),
      fc.array(fc.nat(5), { maxLength: 60 }),
      (pushes, most, turns) => {
        const queue = new FairQueue<string>()
        const all = pushes.map(([device], index) => `${device}:${index}`)
        for (const [index, [device]] of pushes.entries()) queue.push(String(device), all[index]!)
        const out: string[] = []
        const atWork: string[][] = []
        const finish = (which: number) => queue.handled(atWork.splice(which, 1).flat().map(deviceOf))
        for (const turn of turns) {
          if (turn < atWork.length) finish(turn)
          const taken = queue.take(most, 2)
          const others = new Set(atWork.flat().map(deviceOf))
          expect(taken.filter(i => others.has(deviceOf(i)))).toEqual([])
          out.push(...taken)
          atWork.push(taken)
        }
        while (atWork.length > 0) finish(0)
        for (let taken = queue.take(most, 2); taken.length > 0; taken = queue.take(most, 2)) {
          out.push(...taken)
          queue.handled(taken.map(deviceOf))
        }
        expect([...out].sort()).toEqual([...all].sort())
        for (let d = 0; d < 10; d += 1)
          expect(out.filter(i => i.startsWith(`${d}:`))).toEqual(all.filter(i => i.startsWith(`${d}:`)))
      },
    ),
  )
})
const deviceOf = (item: string) => item.slice(0, item.indexOf(':'))

test('a device may speak in bursts, not without end', () => {
  let bucket: ReturnType<typeof pour>['bucket'] | undefined
  let over = 0
  for (let n = 0; n < 100; n += 1) {
    const poured = pour(bucket, n * 10, 5)
    bucket = poured.bucket
    over += poured.over ? 1 : 0
  }
  expect(over).toBeGreaterThan(40)
  expect(pour(bucket, 60_000, 5).over).toBe(false)
})

test('a silent device is never counted as covering', () => {
  const limits = { silentMinutes: 30, batteryPercent: 15 }
  const now = new Date('2026-03-02T10:00:00Z')
  const sound = { battery: 80, tamper: false, testFailed: false }
  const health = (lastSeenAt: string | null, more = {}) => healthOf({ ...sound, lastSeenAt, ...more }, now, limits)
  expect(health('2026-03-02T09:45:00Z')).toBe('working')
  expect(health('2026-03-02T09:00:00Z')).toBe('silent')
  expect(health(null)).toBe('never')
  expect(health('2026-03-02T09:45:00Z', { battery: 3 })).toBe('faulty')
  expect(falseRate({ false: 9, real: 1 })).toBe(0.9)
  expect(falseRate({ false: 0, real: 0 })).toBeNull()
})
