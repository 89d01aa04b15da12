import { describe, expect, it } from 'vitest'
import { placeOn, placesAt } from './places-at.ts'

const track = [
  [0, 110, 40],
  [10, 110.1, 40.1],
  [200, 111, 41],
]

describe('a unit in a replay', () => {
  it('is on the line between two near fixes, and nowhere before the first', () => {
    expect(placeOn(track, 5)).toEqual({ lng: 110.05, lat: 40.05 })
    expect(placeOn(track, -1)).toBeUndefined()
    expect(placeOn([], 5)).toBeUndefined()
  })
  it('stays where it was last seen while nothing is known, and after the last fix', () => {
    expect(placeOn(track, 100)).toEqual({ lng: 110.1, lat: 40.1 })
    expect(placeOn(track, 999)).toEqual({ lng: 111, lat: 41 })
  })
  it('is shown beside the scene', () => {
    const units = [{ id: 'A', name: '甲', dispatch: 'd', track }]
    expect(placesAt({ place: { lng: 1, lat: 2 }, units }, 0, '现场').map(p => p.label)).toEqual(['现场', '甲'])
  })
})
