import { describe, expect, it } from 'vitest'
import { generateCity } from '../generate-city.ts'
import { householdAt, households } from './household.ts'
import { relationshipsOf } from './relationships.ts'
import { checkCharacter } from './resident-id.ts'

const city = generateCity({ seed: 3, population: 42_000, until: '2026-11-23T01:00:00Z' })
const all = [...households(city)]

describe('recorded people', () => {
  it('number about 2.7 to a household and scale with the population', () => {
    const people = all.reduce((sum, household) => sum + household.members.length, 0)
    expect(all.length).toBe(2200)
    expect(people / all.length).toBeGreaterThan(2.5)
    expect(people / all.length).toBeLessThan(2.95)
  })

  it('are the same whether streamed or asked for alone', () => {
    expect(householdAt(city, 1234)).toEqual(all[1234])
  })

  it('carry identity numbers that check and belong to no place, and numbers that reach nobody', () => {
    const wrong = all
      .flatMap(({ members }) => members)
      .filter(
        ({ residentId, birthYear, phone }) =>
          !/^1599\d{13}[\dX]$/.test(residentId) ||
          checkCharacter(residentId.slice(0, 17)) !== residentId[17] ||
          residentId.slice(6, 10) !== String(birthYear) ||
          (phone !== null && !/^1690\d{7}$/.test(phone)),
      )
    expect(wrong).toEqual([])
  })

  it("satisfies the standard's own congruence: the eighteen places weighted by powers of two leave 1 modulo 11", () => {
    const sum = (id: string) => [...id].reduce((total, c, i) => total + (c === 'X' ? 10 : Number(c)) * 2 ** (17 - i), 0)
    const numbers = all.flatMap(({ members }) => members.map(m => m.residentId))
    expect(numbers.filter(id => sum(id) % 11 !== 1)).toEqual([])
    expect(checkCharacter('11010519491231002')).toBe('X')
  })

  it('are tied only to recorded people, parents before their children', () => {
    const byId = new Map(all.flatMap(h => h.members.map(m => [m.id, m] as const)))
    const ties = all.flatMap(household => relationshipsOf(city, household))
    const wrong = ties.filter(({ kind, between: [one, other] }) => {
      const [a, b] = [byId.get(one)!, byId.get(other)!]
      return a === b || (kind === 'parent-child' && a.birthYear >= b.birthYear)
    })
    expect(wrong).toEqual([])
    expect([...new Set(ties.map(({ kind }) => kind))].sort()).toEqual([
      'cohabitant',
      'ex-spouse',
      'parent-child',
      'sibling',
      'spouse',
    ])
  })
})
