import { cellSizeOf } from '../../apps/cli/src/points/cell-size.ts'
import { readPoints } from '../../apps/cli/src/points/read-points.ts'
import type { Terminal } from '../../apps/cli/src/terminal.ts'
import {
  hullArea,
  type Interval,
  naiveCount,
  type Points,
  rankCells,
} from '../../packages/domain/src/places/hotspot/index.ts'
import { readArea, readLength } from '../../packages/domain/src/places/units.ts'
import { type Bench, type BenchRun, sized } from '../bench.ts'
import type { Figure } from '../figures/figure.ts'
import { realData } from '../real-data.ts'
import { type City, cities } from './cities.ts'
import { lastMonths, runContest } from './contest.ts'

const CELL = readLength('600ft')!
const AREA = readArea('0.25mi2')!
const MOST = Math.floor(AREA.metres / CELL.metres ** 2)
const SQUARE_MILE = 1609.344 ** 2

const silent: Terminal = {
  language: 'en',
  isInteractive: false,
  json: async () => undefined,
  lines: async () => undefined,
  say: () => undefined,
  progress: () => undefined,
}

const shown = ({ value, low, high }: Interval) => `${value.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`

async function cityFigures(city: City, path: string): Promise<Figure[]> {
  const { points } = await readPoints(path, { time: city.time, x: city.x, y: city.y, where: [] }, silent)
  const cell = cellSizeOf(CELL, city.crs, points)
  const whole = (city.squareMiles ?? 0) * SQUARE_MILE || hullArea(points) * cell.squareMetresPerUnit
  const months = lastMonths(points, city.months)
  const result = runContest({ points, cell, most: MOST, cellShare: CELL.metres ** 2 / whole, months })
  const { ours, rival, difference } = result.naive.result.pai
  const days = Number.isFinite(result.naive.days) ? `${result.naive.days} days` : 'all time'
  const pai = (name: string, { value, low, high }: Interval, more: Partial<Figure> = {}): Figure => ({
    name: `${city.name}: PAI of ${name}`,
    value,
    unit: '',
    note: `95 % [${low.toFixed(2)}, ${high.toFixed(2)}]`,
    ...more,
  })
  return [
    pai('the ranking', ours, {
      bar: { atLeast: city.paiAtLeast ?? rival.value },
      limit: { name: 'oracle', value: result.ideal.pai.rival.value },
      note: `${shown(ours)}; ${result.naive.result.hits.ours} of ${result.naive.result.incidents} in ${city.months} months; over the count ${shown(difference)}`,
    }),
    pai(`the best naive count (${days})`, rival),
    pai('the oracle', result.ideal.pai.rival),
    pai('random cells', result.chance.pai.rival, {
      bar: { atMost: rival.low },
      note: `${shown(result.chance.pai.rival)}: fails, as it must`,
    }),
  ]
}

/** A million points of a made-up city, some places busier than others. */
function madePoints(count: number): Points {
  const [x, y, day] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  for (let i = 0; i < count; i += 1) {
    const place = (i * 7919) % 20_011
    x[i] = ((place * 104_729) % 84_000) + (i % 97)
    y[i] = ((place * 15_485_863) % 72_000) + (i % 89)
    day[i] = (i * 31) % 1500
  }
  return { x, y, day }
}

function speed(run: BenchRun): Figure {
  const points = madePoints(sized(run, 1_000_000, 2000))
  const request = { points, cell: { width: 600, height: 600 }, until: 1500, most: MOST }
  const seconds = (work: () => unknown) => {
    const began = performance.now()
    work()
    return (performance.now() - began) / 1000
  }
  const best = Math.min(...[1, 2, 3].map(() => seconds(() => rankCells(request))))
  return {
    name: `ranking of ${points.x.length.toLocaleString('en-US')} points`,
    value: best,
    unit: 's',
    bar: { atMost: 2 },
    limit: { name: 'counting them on a lattice', value: seconds(() => naiveCount(request)) },
    note: 'best of three, reading the file not included',
  }
}

export const hotspot: Bench = {
  name: 'hotspot',
  summary: 'cells ranked at 0.25 square miles beside the naive count, the oracle and random cells, on four open cities',
  run: async run => {
    const figures: Figure[] = [speed(run)]
    for (const city of cities) {
      const path = realData(run, city.file)
      if (path === undefined) continue
      run.say(city.name)
      figures.push(...(await cityFigures(city, path)))
    }
    return figures
  },
}
