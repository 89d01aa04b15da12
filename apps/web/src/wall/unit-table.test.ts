import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Dot, GLIDE_MS, mercatorX, mercatorY, openUnitTable, progress } from './unit-table.ts'

const near = fc.tuple(
  fc.double({ min: 106.8, max: 106.81, noNaN: true }),
  fc.double({ min: 39.6, max: 39.61, noNaN: true }),
)

describe('units on the wall', () => {
  it('stand where they are said to be once they have glided there, whatever came between', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(near, fc.nat(3000)), { minLength: 1, maxLength: 30 }), moves => {
        let at = 0
        const table = openUnitTable(() => at)
        for (const [[lng, lat], wait] of moves) {
          table.change([['u', lng, lat, null, 'available']], [])
          at += wait
        }
        const [unit] = [...table.all()]
        const [[lng, lat]] = moves.at(-1)!
        expect([unit!.toX, unit!.toY]).toEqual([mercatorX(lng), mercatorY(lat)])
        expect(progress(unit!, at + GLIDE_MS)).toBe(1)
        expect(table.restsAt()).toBeLessThanOrEqual(at + GLIDE_MS)
      }),
    ))

  it('never grow: who has left is gone, and a new view replaces the old', () => {
    const table = openUnitTable(() => 0)
    const dots = (from: number): Dot[] =>
      Array.from({ length: 100 }, (_, i) => [`u${from + i}`, 106.8, 39.6, 90, 'available'])
    for (let turn = 0; turn < 50; turn++) table.reset(dots(turn * 100))
    table.change(
      dots(5000),
      dots(4900).map(([id]) => id),
    )
    expect(table.count()).toBe(100)
    expect(table.states()).toEqual(new Map([['available', 100]]))
  })

  it('a jump across the city is shown at once', () => {
    const table = openUnitTable(() => 0)
    table.change([['u', 106.8, 39.6, null, 'available']], [])
    table.change([['u', 107.2, 39.9, null, 'available']], [])
    const [unit] = [...table.all()]
    expect(unit!.fromX).toBe(unit!.toX)
  })
})
