import { describe, expect, it } from 'vitest'
import { fence, fenceShape, fenceWatches } from './fence.ts'
import { entryFaults } from './index.ts'

const square = 'POLYGON((110 40, 110.01 40, 110.01 40.01, 110 40))'
const fine = { name: '家', kind: 'stay-in', org: '159901990101', hears: 'device-unit', devices: ['W1'] }
const fields = (more: object) => entryFaults(fence, undefined, { ...fine, ...more }).map(f => f.field)

describe('a fence', () => {
  it('is one polygon or one circle, for somebody, within whole hours', () => {
    expect(fields({ area: square })).toEqual([])
    expect(fields({ lng: 110, lat: 40, radius: 300 })).toEqual([])
    expect(fields({})).toEqual(['area'])
    expect(fields({ area: square, lng: 110, lat: 40, radius: 300 })).toEqual(['area'])
    expect(fields({ lng: 110, lat: 40 })).toEqual(['radius'])
    expect(fields({ area: 'POLYGON((110 40, 110.01 40))' })).toEqual(['area'])
    expect(fields({ area: square, devices: [] })).toEqual(['devices'])
    expect(fields({ area: square, devices: [], deviceKinds: ['JT808'] })).toEqual([])
    expect(fields({ area: square, from: '22:00' })).toEqual(['to'])
    expect(fields({ area: square, devices: ['a/b'] })).toEqual(['devices'])
  })

  it('reads its shape, and knows its hours over midnight', () => {
    expect(fenceShape({ area: square })).toMatchObject({ kind: 'polygon' })
    expect(fenceShape({ lng: 110, lat: 40, radius: 300 })).toMatchObject({ kind: 'circle', radiusM: 300 })
    expect(fenceShape({})).toBeUndefined()
    const night = { from: '22:00', to: '06:00' }
    expect(['21:59', '22:00', '05:59', '06:00'].map(at => fenceWatches(night, at))).toEqual([false, true, true, false])
    expect(fenceWatches({}, '12:00')).toBe(true)
  })
})
