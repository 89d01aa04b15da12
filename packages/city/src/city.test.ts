import { createHash } from 'node:crypto'
import { roles } from '@fangwei/domain/matters/roles.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generateCalls, generateCity, generateDisputes, generateFraudWarnings, households, mapLayers } from './index.ts'
import { contains, signedArea } from './plan/plane.ts'
import { toPlane } from './plan/projection.ts'

const until = '2026-11-23T01:00:00Z'
const city = generateCity({ seed: 1, population: 42_000, until, days: 20 })

const hashOf = (seed: number): string => {
  const small = generateCity({ seed, population: 8_000, until, days: 4 })
  const hash = createHash('sha256')
  const add = (value: unknown) => hash.update(JSON.stringify(value))
  add([small.organisations, small.staff, small.posts, small.sites, small.accounts, mapLayers(small)])
  for (const one of households(small)) add(one)
  for (const one of generateCalls(small, small.from, small.until)) add(one)
  for (const one of generateDisputes(small, small.from, small.until)) add(one)
  for (const one of generateFraudWarnings(small, small.from, small.until)) add(one)
  return hash.digest('hex')
}

describe('the simulated city', () => {
  it('is the same byte for byte from the same seed, and another from another', () => {
    const once = hashOf(7)
    expect(hashOf(7)).toBe(once)
    expect(hashOf(8)).not.toBe(once)
  }, 60_000)

  it('refuses a time without a zone and a population too small', () => {
    expect(() => generateCity({ seed: 1, until: '2026-11-23T01:00:00' })).toThrow(RangeError)
    expect(() => generateCity({ seed: 1, until, population: 10 })).toThrow(RangeError)
  })

  it('has an organisation tree of fictitious codes with one root and the wanted counts', () => {
    const codes = city.organisations.map(o => o.code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const { code, parent, divisionCode } of city.organisations) {
      expect(code).toMatch(/^1599[0-9A-Z]{8}$/)
      expect(divisionCode).toMatch(/^1599\d\d$/)
      if (parent !== null) expect(codes).toContain(parent)
    }
    const count = (kind: string) => city.organisations.filter(o => o.kind === kind).length
    expect(city.organisations.filter(o => o.parent === null && !o.serves).map(o => o.kind)).toEqual(['city-bureau'])
    expect([count('station'), count('community-room'), count('district-bureau'), count('banner-bureau')]).toEqual([
      12, 60, 2, 1,
    ])
  })

  it('mans every post with its own staff, in roles the product knows, and points demo logins at them', () => {
    const badges = new Map(city.staff.map(s => [s.badge, s]))
    expect(badges.size).toBe(city.staff.length)
    for (const { roles: held } of city.staff) for (const role of held) expect(roles).toHaveProperty(role)
    for (const { members, org } of city.posts) {
      expect(members.length).toBeGreaterThan(0)
      expect(city.organisationOf.has(org)).toBe(true)
      for (const badge of members) expect(badges.has(badge)).toBe(true)
    }
    for (const { badge } of city.accounts) expect(badges.has(badge)).toBe(true)
    const covered = new Set(city.accounts.flatMap(a => badges.get(a.badge)!.roles))
    expect([...covered].sort()).toEqual(Object.keys(roles).sort())
  })

  const planeArea = (code: string) => city.organisationOf.get(code)!.area!.slice(0, -1).map(toPlane)
  const level = (kind: string) => city.organisations.filter(o => o.kind === kind)

  it.each(['station', 'community-room'])('covers the land with the areas of each %s, overlapping nowhere', kind => {
    const whole = planeArea(level('city-bureau')[0]!.code)
    const areas = level(kind).map(o => planeArea(o.code))
    const sum = areas.reduce((total, ring) => total + signedArea(ring), 0)
    expect(Math.abs(sum / signedArea(whole) - 1)).toBeLessThan(1e-6)
    fc.assert(
      fc.property(
        fc.double({ min: -17000, max: 17000, noNaN: true }),
        fc.double({ min: -12000, max: 18000, noNaN: true }),
        (x, y) => {
          const holders = areas.filter(ring => contains(ring, [x, y])).length
          expect(holders).toBe(contains(whole, [x, y]) ? 1 : 0)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('puts every building, site and office inside the area that answers for it', () => {
    const offices = [...level('station'), ...level('community-room')]
    const areas = new Map(offices.map(({ code }) => [code, planeArea(code)]))
    const placed = [...city.buildings, ...city.sites]
    const lost = placed.filter(({ position, community }) => !contains(areas.get(community)!, toPlane(position)))
    expect(lost).toEqual([])
    expect(placed.filter(p => city.organisationOf.get(p.community)!.parent !== p.station)).toEqual([])
    expect(offices.filter(({ code, position }) => !contains(areas.get(code)!, toPlane(position)))).toEqual([])
  })

  it('joins all streets into one network', () => {
    const root = city.roads.nodes.map((_, i) => i)
    const find = (n: number): number => {
      let at = n
      while (root[at] !== at) at = root[at] = root[root[at]!]!
      return at
    }
    for (const { from, to } of city.roads.edges) root[find(from)] = find(to)
    const used = new Set(city.roads.edges.flatMap(({ from, to }) => [find(from), find(to)]))
    expect(used.size).toBe(1)
  })

  it('gives a map that is small enough to serve offline, for any seed', () => {
    for (const seed of [2, 3]) {
      const layers = mapLayers(generateCity({ seed, until, population: 8_000 }))
      expect(JSON.stringify(layers).length).toBeLessThan(3_100_000)
      for (const { features } of Object.values(layers)) expect(features.length).toBeGreaterThan(0)
    }
  }, 60_000)
})
