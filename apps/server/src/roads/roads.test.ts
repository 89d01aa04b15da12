import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { buildRoads, openRoads, osmPbf, RoadsError } from './index.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'fangwei-roads-'))
afterAll(() => rm(dataDir, { recursive: true, force: true }))
const now = new Date('2026-03-02T00:00:00Z')

/** A grid of streets 200 m apart around 110° E 40° N, every one driven at 30 km/h. */
const STEP = { lng: 200 / 85_390, lat: 200 / 111_040 }
const side = 16
const at = (x: number, y: number) => ({ lng: 110 + x * STEP.lng, lat: 40 + y * STEP.lat })
const id = (x: number, y: number) => y * side + x + 1
const near6 = (degrees: number) => expect.closeTo(degrees, 4)
const span = Array.from({ length: side }, (_, i) => i)
const nodes = span.flatMap(y => span.map(x => ({ id: id(x, y), ...at(x, y) })))
const ways = span.flatMap(i => [
  { id: 2 * i + 1, refs: span.map(x => id(x, i)), tags: { highway: 'residential', maxspeed: '30', name: `东${i}街` } },
  { id: 2 * i + 2, refs: span.map(y => id(i, y)), tags: { highway: 'residential', maxspeed: '30' } },
])

describe('a road graph', () => {
  const file = join(dataDir, 'grid.osm.pbf')
  const roads = openRoads(dataDir, error => {
    throw error
  })
  afterAll(() => roads.close())

  it('is unknown before there is one, and says so', async () => {
    expect(await roads.minutesTo('vehicle', [at(0, 0)], at(5, 5))).toEqual([null])
    expect(await roads.isochrones('vehicle', at(0, 0), [1])).toBeUndefined()
  })

  it('is built from an OpenStreetMap file, once, and counts minutes by road', async () => {
    const bytes = osmPbf(nodes, ways)
    expect(osmPbf(nodes, ways).equals(bytes)).toBe(true)
    await writeFile(file, bytes)
    const built = await buildRoads(dataDir, file, 'grid', now)
    expect(await buildRoads(dataDir, file, 'grid again', new Date())).toEqual(built)
    const fresh = openRoads(dataDir, () => undefined)
    afterAll(() => fresh.close())
    const [far, near] = (await fresh.minutesTo('vehicle', [at(10, 8), at(2, 2)], at(2, 4))) as number[]
    // 2.4 km around corners at 30 km/h is 4.8 min; straight it would be 1.8 km.
    expect(far).toBeGreaterThan(4)
    expect(far).toBeLessThan(8)
    expect(near).toBeLessThan(far! / 2)
    const [afoot] = (await fresh.minutesTo('foot', [at(10, 8)], at(2, 4))) as number[]
    expect(afoot).toBeGreaterThan(24)
    const [riding] = (await fresh.minutesTo('bike', [at(10, 8)], at(2, 4))) as number[]
    expect(riding).toBeGreaterThan(far!)
    expect(riding).toBeLessThan(afoot! / 2)
    const contours = (await fresh.isochrones('vehicle', at(8, 8), [1, 3]))!
    expect(contours.map(c => c.minutes)).toEqual([1, 3])
    expect(contours.every(c => c.rings[0]!.length > 4)).toBe(true)
    expect(fresh.source()).toBe('grid')
    // Around a corner and back: each leg begins and ends at its place and is longer than the straight line.
    const places = [at(1, 1), at(4, 5), at(1, 1)]
    const legs = (await fresh.lines('vehicle', places))!
    expect(legs.map(line => [line[0], line.at(-1)])).toEqual(
      [0, 1].map(leg => [places[leg]!, places[leg + 1]!].map(({ lng, lat }) => [near6(lng), near6(lat)])),
    )
    expect(legs.every(line => line.length > 3)).toBe(true)
    expect(await fresh.lines('vehicle', [at(1, 1), { lng: 20, lat: 20 }])).toBeUndefined()
  })

  it('counts like a road: a start 80 m further along the street is no more than 80 m of driving away', async () => {
    const fresh = openRoads(dataDir, () => undefined)
    afterAll(() => fresh.close())
    const starts = Array.from({ length: 30 }, (_, i) => at(1.1 + i * 0.4, 8))
    const minutes = (await fresh.minutesTo('vehicle', starts, at(8.3, 3))) as number[]
    for (const [i, one] of minutes.entries())
      if (i > 0) expect(Math.abs(one - minutes[i - 1]!) * 60, `start ${i}`).toBeLessThan(25)
    const alone = await Promise.all(
      starts.map(async start => (await fresh.minutesTo('vehicle', [start], at(8.3, 3)))[0]!),
    )
    for (const [i, one] of alone.entries()) expect(one, `start ${i}`).toBeCloseTo(minutes[i]!, 1)
  })

  it('refuses what is no such file, in both languages, and keeps the one in use', async () => {
    const other = join(dataDir, 'other.osm.pbf')
    await writeFile(other, '<osm version="0.6"/>')
    await expect(buildRoads(dataDir, other, 'other', now)).rejects.toThrow(RoadsError)
    await expect(buildRoads(dataDir, join(dataDir, 'none'), 'none', now)).rejects.toMatchObject({
      label: { zh: expect.stringContaining('打不开'), en: expect.stringContaining('Cannot open') },
    })
  })
})
