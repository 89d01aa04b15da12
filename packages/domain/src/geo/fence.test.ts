import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  advanceFence,
  type Crossing,
  type FencePolicy,
  type FenceShape,
  type Fix,
  isInFence,
  noFenceState,
} from './index.ts'

const square: FenceShape = {
  kind: 'polygon',
  ring: [
    { lng: 106.8, lat: 39.6 },
    { lng: 106.81, lat: 39.6 },
    { lng: 106.81, lat: 39.61 },
    { lng: 106.8, lat: 39.61 },
  ],
}
const atOnce: FencePolicy = { dwellSeconds: 0, worstAccuracyM: 50 }
const patient: FencePolicy = { dwellSeconds: 60, worstAccuracyM: 50 }
const inside = { lng: 106.805, lat: 39.605 }
const outside = { lng: 106.815, lat: 39.605 }

const run = (fixes: readonly Fix[], policy: FencePolicy, shape = square): Crossing[] => {
  let state = noFenceState
  return fixes.flatMap(fix => {
    const step = advanceFence(state, fix, shape, policy)
    state = step.state
    return step.crossing ?? []
  })
}

const walk = fc
  .array(
    fc.record({
      lng: fc.double({ min: 106.795, max: 106.815, noNaN: true }),
      lat: fc.double({ min: 39.595, max: 39.615, noNaN: true }),
      wait: fc.integer({ min: 1, max: 90_000 }),
    }),
    { minLength: 2, maxLength: 60 },
  )
  .map(steps => {
    let at = 0
    return steps.map(({ lng, lat, wait }) => {
      at += wait
      return { lng, lat, at }
    })
  })

describe('a fence', () => {
  it('without dwell crosses exactly where the side changes', () =>
    fc.assert(
      fc.property(walk, fixes => {
        const sides = fixes.map(fix => isInFence(fix, square))
        const changes = fixes.flatMap((fix, i) =>
          i > 0 && sides[i] !== sides[i - 1]
            ? [{ kind: sides[i] ? 'enter' : 'exit', at: fix.at, knownAt: fix.at }]
            : [],
        )
        expect(run(fixes, atOnce)).toEqual(changes)
      }),
    ))

  it('with dwell tells no more crossings, alternating, each after its time', () =>
    fc.assert(
      fc.property(walk, fixes => {
        const told = run(fixes, patient)
        expect(told.length).toBeLessThanOrEqual(run(fixes, atOnce).length)
        for (const [i, { kind, at, knownAt }] of told.entries()) {
          expect(knownAt - at).toBeGreaterThanOrEqual(60_000)
          if (i > 0) expect(kind).not.toBe(told[i - 1]!.kind)
        }
      }),
    ))

  it('is not fooled by one stray fix, and tells when the subject left, not when it was sure', () => {
    const stray = [
      { ...inside, at: 0 },
      { ...outside, at: 10_000 },
      { ...inside, at: 20_000 },
    ]
    expect(run(stray, patient)).toEqual([])
    const left = [...stray, { ...outside, at: 30_000 }, { ...outside, at: 95_000 }]
    expect(run(left, patient)).toEqual([{ kind: 'exit', at: 30_000, knownAt: 95_000 }])
  })

  it('hears neither late fixes nor those that do not know their place', () => {
    const fixes = [
      { ...inside, at: 100_000 },
      { ...outside, at: 50_000 },
      { ...outside, at: 110_000, accuracyM: 300 },
    ]
    expect(run(fixes, atOnce)).toEqual([])
  })

  it('a circle measures metres', () => {
    const circle: FenceShape = { kind: 'circle', centre: inside, radiusM: 500 }
    expect([isInFence(inside, circle), isInFence(outside, circle)]).toEqual([true, false])
  })
})
