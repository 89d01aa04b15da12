import { expect, it } from 'vitest'
import { precisionOf } from './precision.ts'

it('is a share with its Wilson interval, and nothing before anybody decided', () => {
  expect(precisionOf(0, 0)).toBeNull()
  const { share, low, high } = precisionOf(8, 2)!
  expect([share, low, high].map(n => Number(n.toFixed(4)))).toEqual([0.8, 0.4902, 0.9433])
  expect(precisionOf(3, 0)).toMatchObject({ share: 1, high: 1 })
  expect(precisionOf(0, 3)!.low).toBe(0)
})
