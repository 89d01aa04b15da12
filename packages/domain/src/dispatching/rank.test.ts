import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, estimateMinutes, rankUnits, type Scene, unsuitable } from './index.ts'

const scene: Scene = { grade: 1, category: '010100', tags: ['blade-or-weapon'], weapon: true }
const car: Candidate = {
  unit: 'U1',
  kind: 'car',
  state: 'available',
  skills: [],
  equipment: [],
  fixAgeSeconds: 5,
  minutes: 4,
  estimate: false,
}

describe('the order of units', () => {
  it('puts minutes first, and says what else weighs', () => {
    const armed: Candidate = { ...car, unit: 'U2', kind: 'ptu', skills: ['armed'], minutes: 5 }
    const ranked = rankUnits(scene, [car, armed], 2)
    expect(ranked.map(r => r.unit)).toEqual(['U2', 'U1'])
    expect(ranked[1]!.reasons.map(r => r.code)).toEqual(['road', 'lacks-skill'])
    expect(ranked[1]!.weight).toBe(6)
  })

  it('is the sum of its reasons, whatever comes in, and the same whatever the order', () => {
    const candidate = fc.record({
      unit: fc.string({ minLength: 1, maxLength: 6 }),
      kind: fc.constantFrom('car', 'foot', 'ptu') as fc.Arbitrary<Candidate['kind']>,
      state: fc.constantFrom('available', 'returning') as fc.Arbitrary<Candidate['state']>,
      skills: fc.subarray(['armed', 'negotiation', 'traffic']),
      equipment: fc.subarray(['shield']),
      fixAgeSeconds: fc.option(fc.nat(900)),
      minutes: fc.double({ min: 0, max: 90, noNaN: true }),
      estimate: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.uniqueArray(candidate, { selector: c => c.unit, maxLength: 12 }), fc.nat(), (all, turn) => {
        const ranked = rankUnits(scene, all, 2)
        for (const one of ranked)
          expect(one.weight).toBeCloseTo(
            one.reasons.reduce((s, r) => s + r.minutes, 0),
            9,
          )
        const turned = all.length === 0 ? [] : [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)]
        expect(rankUnits(scene, turned, 2)).toEqual(ranked)
      }),
    )
  })

  it('never sends volunteers to weapons, nor a drone alone', () => {
    expect(unsuitable('volunteers', scene)).toBeDefined()
    expect(unsuitable('volunteers', { grade: 3, category: '110000', tags: [], weapon: false })).toBeUndefined()
    expect(unsuitable('drone', { grade: 3, category: '110000', tags: [], weapon: false })).toBeDefined()
  })

  it('estimates a kilometre by car as 1.4 km at 40 km/h', () => {
    const speeds = { vehicleKmh: 40, bikeKmh: 18, footKmh: 5, detour: 1.4 }
    const north = { lng: 110, lat: 40 + 1000 / 111_195 }
    expect(estimateMinutes('vehicle', { lng: 110, lat: 40 }, north, speeds)).toBeCloseTo(2.1, 1)
    expect(estimateMinutes('foot', { lng: 110, lat: 40 }, north, speeds)).toBeCloseTo(16.8, 0)
    expect(estimateMinutes('bike', { lng: 110, lat: 40 }, north, speeds)).toBeCloseTo(4.7, 1)
  })
})
