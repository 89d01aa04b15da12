import fc from 'fast-check'
import proj4 from 'proj4'
import { describe, expect, test } from 'vitest'
import { crsMark, crsTable, detectCrs, distanceMetres, findCrs, makeConverter, toGcj02, toWgs84 } from './index.ts'

const inChina = fc.record({
  lng: fc.double({ min: 98, max: 125, noNaN: true }),
  lat: fc.double({ min: 22, max: 50, noNaN: true }),
})

describe('to WGS-84', () => {
  test('the EPSG guidance note 7-2 example of Lambert conic: feet in, degrees out', () => {
    // Worked example for EPSG:32040 (Texas South Central, US feet, Clarke 1866): 28°30'N 96°W.
    const converter = makeConverter({
      crs: 'own',
      proj4:
        '+proj=lcc +lat_0=27.8333333333333 +lon_0=-99 +lat_1=28.3833333333333 +lat_2=30.2833333333333 +x_0=609601.2192024384 +y_0=0 +ellps=clrk66 +units=us-ft +no_defs',
    })
    if (typeof converter === 'string') throw new Error(converter)
    const result = converter(2963503.91, 254759.8)
    if (!result.ok) throw new Error(result.fault)
    expect(result.position.lng).toBeCloseTo(-96, 6)
    expect(result.position.lat).toBeCloseTo(28.5, 6)
  })

  test('Oregon North feet are international feet', () => {
    const origin = toWgs84({ x: 2500000.0001424 / 0.3048, y: 700000, crs: 'EPSG:2913' })
    if (!origin.ok) throw new Error(origin.fault)
    expect(origin.position.lng).toBeCloseTo(-120.5, 9)
    const north = toWgs84({ x: 2500000.0001424 / 0.3048, y: 700000 + 5280, crs: '2913' })
    if (!north.ok) throw new Error(north.fault)
    expect(distanceMetres(origin.position, north.position)).toBeCloseTo(1609.344, -1.5)
  })

  test('every system in the table takes the middle of its area there and back', () => {
    for (const crs of crsTable) {
      const middle = { lng: (crs.area.west + crs.area.east) / 2, lat: (crs.area.south + crs.area.north) / 2 }
      const [x, y] = crs.proj4
        ? (proj4('EPSG:4326', crs.proj4).forward([middle.lng, middle.lat]) as [number, number])
        : [middle.lng, middle.lat]
      const back = toWgs84({ x, y, crs: crs.code })
      if (!back.ok) throw new Error(`${crs.code}: ${back.fault}`)
      expect(distanceMetres(back.position, middle), crs.code).toBeLessThan(crs.shift ? 2000 : 0.01)
    }
  })

  test('zone numbers of the Chinese grids stand before the easting', () => {
    expect(findCrs('EPSG:4499')?.proj4).toContain('+lon_0=123 +k=1 +x_0=21500000')
    expect(findCrs('EPSG:4527')?.proj4).toContain('+lon_0=117 +k=1 +x_0=39500000')
    expect(findCrs('EPSG:4545')?.proj4).toContain('+lon_0=108 +k=1 +x_0=500000')
  })

  test('GCJ-02 there and back is within a metre', () => {
    fc.assert(
      fc.property(inChina, point => {
        const shifted = toGcj02(point)
        const back = toWgs84({ x: shifted.lng, y: shifted.lat, crs: 'gcj02' })
        return back.ok && distanceMetres(back.position, point) < 1 && distanceMetres(shifted, point) > 20
      }),
    )
  })

  test.each([
    ['swapped degrees', { x: 40.8, y: 111.7, crs: 'EPSG:4326' }, 'swapped'],
    ['swapped feet', { x: 683854, y: 7685048, crs: 'EPSG:2913' }, 'swapped'],
    ['metres given as feet', { x: 7685048 * 0.3048, y: 683854 * 0.3048, crs: 'EPSG:2913' }, 'outside-area'],
    ['not a number', { x: Number.NaN, y: 1, crs: 'EPSG:4326' }, 'not-a-number'],
    ['endless', { x: Number.POSITIVE_INFINITY, y: 1, crs: 'EPSG:2913' }, 'not-a-number'],
    ['unknown system', { x: 1, y: 1, crs: 'EPSG:999999' }, 'unknown-crs'],
  ])('%s is refused by name', (_, input, fault) => {
    expect(toWgs84(input)).toEqual({ ok: false, fault })
  })

  test('an own projection text is checked, and never throws', () => {
    expect(makeConverter({ crs: 'x', proj4: 'GEOGCS["a"]' })).toBe('bad-projection-text')
    expect(makeConverter({ crs: 'x', proj4: '+proj=nothing +x_0=1' })).toBe('bad-projection-text')
    fc.assert(fc.property(fc.string(), text => makeConverter({ crs: 'x', proj4: text }) !== undefined))
    fc.assert(
      fc.property(fc.double(), fc.double(), (x, y) => typeof toWgs84({ x, y, crs: 'EPSG:4527' }).ok === 'boolean'),
    )
  })
})

describe('the system of a batch', () => {
  test('is read off a column mark', () => {
    expect(['经度(GCJ02)', 'bd09_lng', '高德纬度', '经度ＣＧＣＳ２０００', 'lng'].map(crsMark)).toEqual([
      'GCJ-02',
      'BD-09',
      'GCJ-02',
      'EPSG:4490',
      undefined,
    ])
  })

  test('is found from known places, and a batch far from all of them stays undecided', () => {
    fc.assert(
      fc.property(fc.array(inChina, { minLength: 3, maxLength: 20 }), points => {
        const shifted = detectCrs(points.map(known => ({ known, given: toGcj02(known) })))
        const plain = detectCrs(points.map(known => ({ known, given: known })))
        const far = detectCrs(points.map(known => ({ known, given: { lng: known.lng + 1, lat: known.lat } })))
        return (
          shifted.basis === 'detected' &&
          shifted.crs === 'GCJ-02' &&
          plain.basis === 'detected' &&
          plain.crs === 'EPSG:4326' &&
          far.basis === 'undecided'
        )
      }),
    )
    expect(detectCrs([])).toEqual({ basis: 'undecided', points: 0 })
  })
})
