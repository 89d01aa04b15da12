import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random.ts'
import { intervalStarts } from './dates.ts'
import {
  type Analysis,
  describeClusters,
  likelihoodOf,
  prepareScan,
  readDate,
  replicator,
  type ScanData,
  type ScanModel,
  searchCylinders,
  windowsOf,
  withoutOverlap,
  zonesOf,
} from './index.ts'
import { weightsOf } from './population.ts'
import { distanceOf } from './zones.ts'

const day = (text: string) => readDate(text)!.first
const study = { start: day('2024/1/1'), end: day('2024/1/12') }
const places = ['A', 'B', 'C', 'D', 'E', 'F']
const coordinates = 'A 0 0\nB 1000 0\nC 0 1100\nD 5000 5200\nE 5900 5100\nF 9000 400'

const caseRows = fc.array(
  fc.record({
    place: fc.constantFrom(...places),
    count: fc.integer({ min: 1, max: 3 }),
    on: fc.integer({ min: 1, max: 12 }),
  }),
  { minLength: 3, maxLength: 30 },
)
const fileOf = (rows: readonly { place: string; count: number; on: number }[]) =>
  rows.map(({ place, count, on }) => `${place} ${count} 2024/1/${on}`).join('\n')
const population = places.map((id, i) => `${id} 2024 ${(i + 1) * 40}`).join('\n')
const controls = places.flatMap((id, i) => [`${id} ${i + 2} 2024/1/3`, `${id} 4 2024/1/9`]).join('\n')

const prepared = (rows: Parameters<typeof fileOf>[0], model: ScanModel): ScanData =>
  prepareScan({ cases: fileOf(rows), coordinates, population, controls }, { model, ...study })

/** Written out the long way: every circle, every span, the formula as it stands in the papers. */
const byHand = (data: ScanData, analysis: Analysis) => {
  const dist = (a: number, b: number) => distanceOf(data, a, b)
  const at = (values: ArrayLike<number>, members: number[], from: number, to: number) => {
    let sum = 0
    for (const place of members) for (let t = from; t < to; t += 1) sum += values[place * data.intervals + t]!
    return sum
  }
  const xlogy = (x: number, y: number) => (x <= 0 ? 0 : x * Math.log(y))
  let best = 0
  for (const centre of places.keys())
    for (let size = 1; size <= places.length; size += 1) {
      const members = [...places.keys()].sort((a, b) => dist(centre, a) - dist(centre, b)).slice(0, size)
      if (at(data.expected, members, 0, data.intervals) > data.total / 2 + 1e-9) break
      for (let from = 0; from < data.intervals; from += 1)
        for (let to = from + 1; to <= data.intervals && to - from <= data.intervals / 2; to += 1) {
          if (analysis === 'prospective' && to !== data.intervals) continue
          const [n, mu, C] = [at(data.cases, members, from, to), at(data.expected, members, from, to), data.total]
          if (n < 2 || n <= mu) continue
          if (data.model === 'bernoulli') {
            const [inside, N] = [at(data.people!, members, from, to), data.totalPeople!]
            const llr =
              xlogy(n, n / inside) +
              xlogy(inside - n, 1 - n / inside) +
              xlogy(C - n, (C - n) / (N - inside)) +
              xlogy(N - inside - C + n, 1 - (C - n) / (N - inside)) -
              xlogy(C, C / N) -
              xlogy(N - C, 1 - C / N)
            best = Math.max(best, llr)
          } else best = Math.max(best, xlogy(n, n / mu) + xlogy(C - n, (C - n) / (C - mu)))
        }
    }
  return best
}

describe('the scan', () => {
  it.each(
    (['poisson', 'bernoulli', 'permutation'] as const).flatMap(model =>
      (['retrospective', 'prospective'] as const).map(analysis => [model, analysis] as const),
    ),
  )('of %s, %s, finds what the formula finds written out', (model, analysis) => {
    fc.assert(
      fc.property(caseRows, rows => {
        const data = prepared(rows, model)
        const zones = zonesOf(data, { maxShare: 0.5 })
        const [best] = searchCylinders(data, zones, windowsOf(analysis, data.intervals))
        expect(best?.llr ?? 0).toBeCloseTo(byHand(data, analysis), 9)
      }),
      { numRuns: 60 },
    )
  })

  it('replicates by the same search: the data themselves give their own best ratio', () => {
    fc.assert(
      fc.property(caseRows, rows => {
        const data = prepared(rows, 'permutation')
        const [zones, windows] = [zonesOf(data, { maxShare: 0.5 }), windowsOf('retrospective', data.intervals)]
        const replicate = replicator(data, zones, windows, 5)
        const again = replicator(data, zones, windows, 5)
        const forwards = [1, 2, 3, 4].map(replicate)
        const backwards = [4, 3, 2, 1].map(again).toReversed()
        expect(backwards).toEqual(forwards)
      }),
      { numRuns: 40 },
    )
  })

  it('expects as many as there are, in every model', () => {
    fc.assert(
      fc.property(caseRows, fc.constantFrom('poisson', 'bernoulli', 'permutation'), (rows, model) => {
        const data = prepared(rows, model)
        expect(data.expected.reduce((sum, value) => sum + value, 0)).toBeCloseTo(data.total, 8)
      }),
    )
  })

  it('gives p values that are even under chance, and small for a planted cluster', () => {
    const random = seededRandom(2)
    const chance = (planted: number) => {
      const rows = Array.from({ length: 60 }, () => ({
        place: places[Math.floor(random() * 6)]!,
        count: 1,
        on: 1 + Math.floor(random() * 12),
      }))
      for (let n = 0; n < planted; n += 1) rows.push({ place: 'D', count: 1, on: 11 + (n % 2) })
      const data = prepared(rows, 'permutation')
      const [zones, windows] = [zonesOf(data, { maxShare: 0.5 }), windowsOf('prospective', data.intervals)]
      const replicate = replicator(data, zones, windows, 3)
      const simulated = Array.from({ length: 99 }, (_, n) => replicate(n + 1))
      return describeClusters(data, zones, searchCylinders(data, zones, windows), simulated, true)
    }
    const even = Array.from({ length: 60 }, () => chance(0)[0]?.p ?? 1)
    expect(even.filter(p => p <= 0.5).length).toBeGreaterThan(18)
    expect(even.filter(p => p <= 0.5).length).toBeLessThan(44)
    const [found] = chance(14)
    expect(found).toMatchObject({ locations: expect.arrayContaining(['D']), end: '2024-01-12', p: 0.01 })
    expect(found!.pGumbel!).toBeLessThan(0.01)
    expect(found!.recurrenceIntervals).toBe(100)
  })

  it('lets no location stand in two clusters', () => {
    fc.assert(
      fc.property(caseRows, rows => {
        const data = prepared(rows, 'permutation')
        const zones = zonesOf(data, { maxShare: 0.5 })
        const clusters = withoutOverlap(searchCylinders(data, zones, windowsOf('retrospective', 12)), zones)
        const members = clusters.flatMap(({ centre, size }) => [...zones[centre]!.subarray(0, size)])
        expect(new Set(members).size).toBe(members.length)
        expect(clusters.map(c => c.llr)).toEqual(clusters.map(c => c.llr).toSorted((a, b) => b - a))
      }),
    )
  })

  it('keeps circles within half of what is expected and within the radius', () => {
    const data = prepared(
      [
        { place: 'A', count: 3, on: 1 },
        { place: 'B', count: 3, on: 2 },
        { place: 'F', count: 3, on: 3 },
      ],
      'permutation',
    )
    expect(zonesOf(data, { maxShare: 0.5 }).every(zone => zone.length < 6)).toBe(true)
    const near = zonesOf(data, { maxShare: 0.5, maxRadius: 950 })
    expect(near[3]!.length).toBe(2)
    expect([...near[5]!]).toEqual([5])
  })

  it('measures kilometres along the sphere', () => {
    const data = prepareScan(
      { cases: 'A 2 2024/1/1\nB 2 2024/1/2', coordinates: 'A 40 110\nB 41 110' },
      { model: 'permutation', ...study },
    )
    expect(distanceOf(data, 0, 1)).toBeCloseTo((6367 * Math.PI) / 180, 6)
  })

  it('is 0 where there are no more than expected', () => {
    const likelihood = likelihoodOf({ model: 'poisson', total: 10 })
    expect([likelihood(2, 2), likelihood(1, 3), likelihood(0, 0.1)]).toEqual([0, 0, 0])
    expect(likelihood(4, 2)).toBeCloseTo(4 * Math.log(2) + 6 * Math.log(6 / 8), 12)
    expect(likelihood(10, 9)).toBeCloseTo(10 * Math.log(10 / 9), 12)
  })
})

describe('dates and populations', () => {
  it.each([
    ['1977', 'year', '1977-01-01', '1977-12-31'],
    ['77', 'year', '1977-01-01', '1977-12-31'],
    ['2024/2', 'month', '2024-02-01', '2024-02-29'],
    ['2001/11/2', 'day', '2001-11-02', '2001-11-02'],
    ['2001-11-02', 'day', '2001-11-02', '2001-11-02'],
  ])('reads %s', (text, precision, first, last) => {
    const iso = (value: number) => new Date(value * 86_400_000).toISOString().slice(0, 10)
    const date = readDate(text)!
    expect([date.precision, iso(date.first), iso(date.last)]).toEqual([precision, first, last])
  })

  it.each(['', '2001/13', '2001/2/29', 'x', '20011122', '1/2/2001', '2001/11/22/1'])('refuses %j', text =>
    expect(readDate(text)).toBeUndefined(),
  )

  it('lays intervals from the end, so that the latest is whole', () => {
    expect(intervalStarts(0, 9, 'day', 3)).toEqual([0, 1, 4, 7, 10])
    const years = intervalStarts(day('1973'), readDate('1991/12/31')!.last, 'year', 1)
    expect([years.length, years[0], years.at(-1)]).toEqual([20, day('1973'), day('1992')])
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.nat(3000),
        fc.constantFrom('year', 'month', 'day'),
        fc.integer({ min: 1, max: 9 }),
        (start, days, unit, length) => {
          const starts = intervalStarts(start, start + days, unit, length)
          expect([starts[0], starts.at(-1)]).toEqual([start, start + days + 1])
          expect(starts.every((value, i) => i === 0 || value > starts[i - 1]!)).toBe(true)
        },
      ),
    )
  })

  it('splits every span of days among the population dates, none lost', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: -100, max: 1000 }),
        fc.integer({ min: 0, max: 600 }),
        (dates, from, length) => {
          const weights = weightsOf(
            dates.toSorted((a, b) => a - b),
            from,
            from + length,
          )
          expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(length, 8)
          expect(weights.every(w => w >= -1e-9)).toBe(true)
        },
      ),
    )
  })

  it('applies each category its own rate', () => {
    const data = prepareScan(
      {
        cases: 'A 8 2024 old\nA 1 2024 young\nB 2 2024 old',
        coordinates,
        population: 'A 2024 100 old\nA 2024 900 young\nB 2024 100 old\nB 2024 100 young',
      },
      { model: 'poisson', ...study, isSpatial: true },
    )
    expect(data.expected[0]).toBeCloseTo(5 + 0.9, 9)
    expect(data.expected[1]).toBeCloseTo(5 + 0.1, 9)
  })
})

describe('files that cannot be scanned say which row and what to do', () => {
  const good = { cases: 'A 2 2024/1/1\nB 1 2024/1/2', coordinates, population, controls }
  it.each([
    [{ cases: 'A 2 2024/1/1\nZ 1 2024/1/2' }, 'permutation', 'case file, line 2: "Z" is not in the coordinates file'],
    [{ cases: 'A two 2024/1/1' }, 'permutation', 'case file, line 1: "two" is no count'],
    [{ cases: 'A 2 2024/1/1\nB 2 2025/1/1' }, 'permutation', 'case file, line 2: 2025/1/1 is outside 2024-01-01'],
    [{ cases: 'A' }, 'permutation', 'case file, line 1: 1 values, at least 2'],
    [{ cases: '\n\n' }, 'permutation', 'The case file is empty'],
    [{ cases: 'A 1 2024/1/1' }, 'permutation', 'Fewer than two cases'],
    [{ cases: 'A 2\nB 2' }, 'permutation', 'no date'],
    [{ coordinates: 'A 0 0\nB x 1' }, 'permutation', 'coordinates file, line 2: "x" is no coordinate'],
    [{ coordinates: 'A 0 0\nA 1 1' }, 'permutation', 'coordinates file, line 2: "A" already has other'],
    [{ population: 'A 2024 -4' }, 'poisson', 'population file, line 1: "-4" is no population'],
    [{ population: 'A soon 4' }, 'poisson', 'population file, line 1: "soon" is no date'],
    [{ population: 'Q 2024 4' }, 'poisson', 'population file, line 1: "Q" is not in the coordinates file'],
    [{ population: 'A 2024 4 women' }, 'poisson', 'no people of category ""'],
    [{ controls: 'A 0 2024/1/1' }, 'bernoulli', 'no controls'],
  ] as const)('%j', (bad, model, said) => {
    expect(() => prepareScan({ ...good, ...bad }, { model, ...study })).toThrow(said)
  })

  it('asks for the file a model needs', () => {
    const { cases } = good
    expect(() => prepareScan({ cases, coordinates }, { model: 'poisson', ...study })).toThrow('needs a population file')
    expect(() => prepareScan({ cases, coordinates }, { model: 'bernoulli', ...study })).toThrow('needs a control file')
  })

  it('takes quoted ids, CRLF, tabs and a byte order mark', () => {
    const data = prepareScan(
      { cases: '\ufeff"New Town"\t2\t2024/1/1\r\n\r\nB\t1\t2024/1/2\r\n', coordinates: '"New Town" 0 0\nB 100000 9' },
      { model: 'permutation', ...study },
    )
    expect([data.total, data.ids[0]]).toEqual([3, ['New Town']])
  })
})
