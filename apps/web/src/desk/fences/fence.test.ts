import { distanceMetres } from '@fangwei/domain/geo/index.ts'
import { describe, expect, it } from 'vitest'
import { draftOf, type Fence, type FenceDraft, isDrawn, outlineOf, ringOf, withCorner } from './fence.ts'

const of = (shape: Fence['shape']) => ({ shape, kind: 'stay-in' }) as Fence

describe('drawing a fence', () => {
  it('takes corners of a polygon one by one, of a circle only the centre', () => {
    let draft = draftOf(undefined)
    for (const lng of [110, 110.1, 110.2]) draft = withCorner(draft, [lng, 40])
    expect([draft.corners.length, isDrawn(draft)]).toEqual([3, true])
    let circle: FenceDraft = { ...draftOf(undefined), shape: 'circle' }
    for (const lng of [110, 110.1]) circle = withCorner(circle, [lng, 40])
    expect(circle.corners).toEqual([[110.1, 40]])
  })

  it('draws a circle whose every point is its radius away', () => {
    const centre = { lng: 110, lat: 40 }
    for (const [lng, lat] of ringOf(of({ kind: 'circle', centre, radiusM: 500 })))
      expect(Math.abs(distanceMetres(centre, { lng, lat }) - 500)).toBeLessThan(3)
  })

  it('begins from the fence as it is, without the corner that closes it', () => {
    const ring = [
      { lng: 110, lat: 40 },
      { lng: 110.1, lat: 40 },
      { lng: 110.1, lat: 40.1 },
      { lng: 110, lat: 40 },
    ]
    expect(draftOf(of({ kind: 'polygon', ring })).corners).toHaveLength(3)
    const round = draftOf(of({ kind: 'circle', centre: ring[0]!, radiusM: 80 }))
    expect([round.shape, round.radiusM, outlineOf(round).length]).toEqual(['circle', 80, 49])
  })
})
