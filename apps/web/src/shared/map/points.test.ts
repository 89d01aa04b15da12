import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boundsOf, byUrgency, type MapPoint, rankOf, toFeatures } from './points.ts'

const point = fc.record<MapPoint>({
  id: fc.uuid(),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  grade: fc.constantFrom('red', 'orange', 'yellow', 'blue', undefined),
  label: fc.string(),
})

it('holds every point within its bounds', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1 }), points => {
      const [west, south, east, north] = boundsOf(points)!
      for (const { lng, lat } of points) {
        expect(lng >= west && lng <= east && lat >= south && lat <= north).toBe(true)
      }
    }),
  )
  expect(boundsOf([])).toBeUndefined()
})

it('lists the worst first and loses nobody', () => {
  fc.assert(
    fc.property(fc.array(point), points => {
      const ranks = byUrgency(points).map(p => rankOf(p.grade))
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
      expect(toFeatures(points).features).toHaveLength(points.length)
    }),
  )
})
