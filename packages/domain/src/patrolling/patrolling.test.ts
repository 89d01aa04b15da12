import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  backAt,
  coverageOf,
  mustPatrolStops,
  type PatrolSetting,
  planNight,
  type Stop,
  timesOf,
  windowIn,
} from './index.ts'

const word = { zh: '点', en: 'point' }
const stop = (id: string, x: number, y: number, extra: Partial<Stop> = {}): Stop => ({
  id,
  reason: 'hotspot',
  source: id,
  kind: 'other',
  name: word,
  lng: x,
  lat: y,
  earliest: 0,
  latest: 480,
  stay: 5,
  worth: 10,
  indoor: false,
  radiusMetres: 30,
  ...extra,
})

const settingOf = (stops: readonly Stop[], minutes = 480, crews = 2): PatrolSetting => {
  const places = [{ lng: 0, lat: 0 }, ...stops]
  return {
    base: { lng: 0, lat: 0 },
    minutes,
    crews: Array.from({ length: crews }, (_, i) => ({
      id: `C${i + 1}`,
      name: word,
      mode: 'vehicle' as const,
      from: 0,
      to: minutes,
    })),
    stops,
    ways: { vehicle: places.flatMap(a => places.map(b => Math.hypot(a.lng - b.lng, a.lat - b.lat))) },
    byRoad: true,
  }
}

const city = settingOf(
  [
    ...Array.from({ length: 24 }, (_, i) =>
      stop(`H${i}`, ((i * 13) % 41) - 20, ((i * 29) % 37) - 18, { worth: 1 + (i % 9) }),
    ),
    ...Array.from({ length: 4 }, (_, i) =>
      stop(`M${i}`, 12 - i * 9, i * 8 - 10, { reason: 'must-patrol', worth: 1000 }),
    ),
  ],
  120,
)

const planned = (seed: number) => planNight({ setting: city }, { seed, budget: { steps: 600 } })

describe('a night', () => {
  test('makes every must-patrol point it can, in time, and is the same for the same seed', () => {
    const plan = planned(7)
    expect(planned(7)).toEqual(plan)
    const times = timesOf(city, plan.routes)
    for (const route of times) {
      expect(route.stops.every(s => s.lateBy === 0)).toBe(true)
      expect(backAt(city, route).lateBy).toBe(0)
    }
    expect(coverageOf(city, plan.routes, new Set()).must).toEqual({ of: 4, covered: 4 })
  })

  test('cannot be foretold: another seed, another order', () => {
    const orders = new Set([1, 2, 3, 4, 5].map(seed => JSON.stringify(planned(seed).routes)))
    expect(orders.size).toBeGreaterThan(2)
  })

  test('gives every crew its part by how it moves, not all to the nearest', () => {
    const near = settingOf(
      Array.from({ length: 20 }, (_, i) => stop(`N${i}`, (i % 5) - 2, Math.floor(i / 5) - 2)),
      480,
      4,
    )
    const slow = near.ways.vehicle!.map(way => way * 8)
    const setting: PatrolSetting = {
      ...near,
      crews: near.crews.map((crew, i) => ({ ...crew, mode: i === 3 ? ('foot' as const) : crew.mode })),
      ways: { ...near.ways, foot: slow },
    }
    const { routes } = planNight({ setting }, { seed: 1, budget: { steps: 2000 } })
    const counts = routes.map(r => r.stops.length)
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(20)
    expect(Math.max(...counts)).toBeLessThanOrEqual(8)
    expect(counts[3]).toBeGreaterThan(0)
    expect(counts[3]).toBeLessThanOrEqual(Math.min(...counts.slice(0, 3)))
  })

  test('planned again keeps what is locked with its crew and time, and leaves out what was dropped', () => {
    const first = timesOf(city, planned(1).routes)
    const kept = first[0]!.stops[1]!
    const dropped = first[1]!.stops[0]!.stop
    const before = first.map((r, i) => ({ ...r, stops: r.stops.map((s, n) => ({ ...s, locked: i === 0 && n === 1 })) }))
    for (const seed of [2, 3, 4]) {
      const again = timesOf(
        city,
        planNight({ setting: city, before, dropped: [dropped] }, { seed, budget: { steps: 600 } }).routes,
      )
      const found = again[0]!.stops.find(s => s.stop === kept.stop)
      expect(found?.locked).toBe(true)
      expect(Math.abs(found!.at - kept.at)).toBeLessThanOrEqual(5)
      expect(again.flatMap(r => r.stops.map(s => s.stop))).not.toContain(dropped)
    }
  })

  test('an order made by hand is timed as it is, lateness included', () => {
    const setting = settingOf([stop('A', 30, 0, { latest: 10 }), stop('B', 0, 40)], 60, 1)
    const [route] = timesOf(setting, [
      {
        crew: 'C1',
        stops: [
          { stop: 'B', locked: false },
          { stop: 'A', locked: false },
        ],
      },
    ])
    expect(route!.stops.map(s => [s.stop, s.at, s.lateBy])).toEqual([
      ['B', 40, 0],
      ['A', 95, 85],
    ])
    expect(backAt(setting, route!)).toEqual({ at: 130, lateBy: 70 })
  })
})

describe('must-patrol points', () => {
  const point = { id: 'P1', name: word, kind: 'garage', lng: 1, lat: 1, visits: 3, from: '22:00', to: '04:00' }

  test('are spread over their window, which may run over midnight', () => {
    const stops = mustPatrolStops(point, { minutes: 720, startsAtMinute: 20 * 60 })
    expect(stops.map(s => [s.id, s.earliest, s.latest])).toEqual([
      ['P1.1', 120, 240],
      ['P1.2', 240, 360],
      ['P1.3', 360, 480],
    ])
  })

  test('are asked for only where window and shift meet', () => {
    expect(mustPatrolStops(point, { minutes: 480, startsAtMinute: 8 * 60 })).toEqual([])
    expect(windowIn({ from: '07:00', to: '08:00' }, { minutes: 600, startsAtMinute: 22 * 60 })).toEqual([540, 600])
    expect(windowIn({}, { minutes: 600, startsAtMinute: 0 })).toEqual([0, 600])
  })

  test('a window never leaves the span', () => {
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
    fc.assert(
      fc.property(
        clock,
        clock,
        fc.integer({ min: 1, max: 1440 }),
        fc.integer({ min: 0, max: 1439 }),
        (from, to, minutes, start) => {
          const window = windowIn({ from, to }, { minutes, startsAtMinute: start })
          if (window === undefined) return
          expect(window[0]).toBeGreaterThanOrEqual(0)
          expect(window[1]).toBeLessThanOrEqual(minutes)
          expect(window[1]).toBeGreaterThan(window[0])
        },
      ),
    )
  })
})
