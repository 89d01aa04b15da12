import {
  type Backtest,
  backtest,
  type CellSize,
  hullArea,
  type Interval,
  type Points,
  rankCells,
} from '@fangwei/domain/places/hotspot/index.ts'
import { readArea, readLength } from '@fangwei/domain/places/units.ts'
import { defineCommand } from '../command.ts'
import { exitCodes, WrongUse } from '../exit.ts'
import { cellSizeOf } from '../points/cell-size.ts'
import { type HourBand, inHours, readHours } from '../points/hour-band.ts'
import { readDay } from '../points/read-day.ts'
import { type PointColumns, readPoints } from '../points/read-points.ts'
import type { Terminal } from '../terminal.ts'

/** Points the comparison may go through in all; large files are compared over fewer of the last windows. */
const compareBudget = 2_000_000
const [mostWindows, leastWindows] = [12, 1]

type Values = {
  readonly in?: string
  readonly time?: string
  readonly x?: string
  readonly y?: string
  readonly crs?: string
  readonly until?: string
  readonly cell?: string
  readonly area?: string
  readonly where?: readonly string[]
  readonly hours?: string
  readonly 'study-area'?: string
  readonly days?: string
  readonly 'no-compare'?: boolean
}

const needed = (values: Values, name: keyof Values): string => {
  const value = values[name]
  if (typeof value === 'string' && value !== '') return value
  throw new WrongUse({ zh: `缺少 --${name}`, en: `--${name} is missing` })
}

const length = (text: string) => {
  const read = readLength(text)
  if (read === undefined)
    throw new WrongUse({ zh: `长度“${text}”应如 600ft、200m`, en: `"${text}" is no length: write 600ft or 200m` })
  return read
}

const area = (text: string) => {
  const read = readArea(text)
  if (read === undefined)
    throw new WrongUse({ zh: `面积“${text}”应如 0.25mi2、1km2`, en: `"${text}" is no area: write 0.25mi2 or 1km2` })
  return read.metres
}

const untilDay = (text: string) => {
  const day = readDay(text)
  if (day === undefined)
    throw new WrongUse({ zh: `--until “${text}”应如 2016-06-01`, en: `--until "${text}": write 2016-06-01` })
  return day
}

const columnsOf = (values: Values): PointColumns => ({
  time: needed(values, 'time'),
  x: needed(values, 'x'),
  y: needed(values, 'y'),
  where: (values.where ?? []).map(text => {
    const at = text.indexOf('=')
    if (at < 1)
      throw new WrongUse({ zh: `--where 应如 来源=群众报警`, en: `--where is COLUMN=VALUE[,VALUE], not "${text}"` })
    return { column: text.slice(0, at), values: text.slice(at + 1).split(',') }
  }),
})

const daysOf = (values: Values): number => {
  const days = Number(values.days ?? '30')
  if (Number.isInteger(days) && days >= 1 && days <= 366) return days
  throw new WrongUse({ zh: '--days 为 1–366 的整数', en: '--days is a whole number from 1 to 366' })
}

/** Before the day and, with --hours, in the band; told how many were left out for it. */
const strictlyBefore = (points: Points, until: number, band: HourBand | undefined): Points => {
  const kept: number[] = []
  for (let i = 0; i < points.day.length; i += 1)
    if (points.day[i]! < until && (band === undefined || inHours(points.day[i]!, band))) kept.push(i)
  const take = (column: Float64Array) => Float64Array.from(kept, i => column[i]!)
  return { x: take(points.x), y: take(points.y), day: take(points.day) }
}

const firstDay = ({ day }: Points) => day.reduce((low, value) => Math.min(low, value), Infinity)

/** As many whole windows before the day as leave a window of history before the first of them. */
const windowsOf = (points: Points, until: number, days: number): number => {
  const history = Math.floor((until - firstDay(points)) / days) - 1
  const byBudget = Math.floor(compareBudget / Math.max(1, points.x.length))
  return Math.min(mostWindows, history, Math.max(leastWindows, byBudget))
}

const figure = ({ value, low, high }: Interval) => `${value.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`

const tellComparison = ({ pai, hits, incidents, windows, days }: Backtest, terminal: Terminal) =>
  terminal.say({
    zh: `此前 ${windows} 个 ${days} 日的滚动检验（每次只用当日之前的数据）：${incidents} 起，命中 ${hits.ours} / 简单计数 ${hits.rival}；PAI ${figure(pai.ours)}，简单计数 ${figure(pai.rival)}，差 ${figure(pai.difference)}（95% 自助区间）`,
    en: `Rolling check on the ${windows} × ${days} days before (each forecast from what was known by then): ${incidents} incidents, caught ${hits.ours}, naive count ${hits.rival}; PAI ${figure(pai.ours)}, naive count ${figure(pai.rival)}, difference ${figure(pai.difference)} (95 % bootstrap)`,
  })

type Shape = { readonly size: CellSize; readonly most: number; readonly share: number }

const compared = (points: Points, until: number, shape: Shape, days: number, terminal: Terminal) => {
  const windows = windowsOf(points, until, days)
  if (windows < 1) {
    terminal.say({ zh: '历史太短，未与简单计数比较', en: 'Too little history to compare with the naive count' })
    return undefined
  }
  const result = backtest({ points, until, cell: shape.size, most: shape.most, cellShare: shape.share, windows, days })
  tellComparison(result, terminal)
  return result
}

export const command = defineCommand({
  path: ['hotspot', 'rank'],
  summary: {
    zh: '按历史点位预判高发小格，并与简单计数比较',
    en: 'rank small cells by what is to be expected there, compared with the naive count',
  },
  options: {
    in: { type: 'string', value: 'P.csv', help: { zh: 'CSV 文件，- 为标准输入', en: 'CSV file, - for stdin' } },
    time: {
      type: 'string',
      value: 'column',
      help: { zh: '时间列，或 年,月,日[,时[,分]] 各列', en: 'time column, or YEAR,MONTH,DAY[,HOUR[,MINUTE]] columns' },
    },
    x: { type: 'string', value: 'column', help: { zh: '东向坐标或经度列', en: 'easting or longitude column' } },
    y: { type: 'string', value: 'column', help: { zh: '北向坐标或纬度列', en: 'northing or latitude column' } },
    crs: {
      type: 'string',
      value: 'EPSG:2913',
      help: {
        zh: '坐标系；不写时识别经纬度，其余按 --cell 的单位',
        en: 'coordinate system; without it degrees are recognised, others are in the unit of --cell',
      },
    },
    until: {
      type: 'string',
      value: '2016-06-01',
      help: { zh: '只用此日之前的数据', en: 'reads strictly before this day' },
    },
    cell: { type: 'string', value: '600ft', help: { zh: '小格边长', en: 'side of a cell' } },
    area: { type: 'string', value: '0.25mi2', help: { zh: '小格总面积上限', en: 'area of all cells at most' } },
    where: {
      type: 'string',
      multiple: true,
      value: 'column=value,…',
      help: {
        zh: '只取该列为这些值的行，如群众报警；可重复',
        en: "only rows with these values, for instance citizens' calls; repeatable",
      },
    },
    hours: {
      type: 'string',
      value: '22-6',
      help: { zh: '只取该时段，可跨零点', en: 'only these hours, may cross midnight' },
    },
    'study-area': {
      type: 'string',
      value: '147.7mi2',
      help: {
        zh: '全域面积，用于 PAI（默认：点位凸包）',
        en: 'area of the whole, for PAI (default: convex hull of the points)',
      },
    },
    days: {
      type: 'string',
      value: '30',
      help: { zh: '滚动检验每段天数', en: 'days of each window of the rolling check' },
    },
    'no-compare': { type: 'boolean', help: { zh: '不与简单计数比较', en: 'do not compare with the naive count' } },
  },
  help: {
    zh: `输出一行 JSON：{"cells":[{minX,minY,maxX,maxY,score}],…}，最高者在前，坐标为文件自己的坐标，互不重叠，总面积不超过 --area。
小格不固定在一张网格上。每次运行都用同一数据的最近几段时间与简单计数比较并给出 95% 自助区间（comparison，也写到标准错误）。
无法读取的行连同行号写到标准错误并跳过；坐标 0,0 视为没有位置。`,
    en: `Out: one JSON line {"cells":[{minX,minY,maxX,maxY,score}],…}, best first, in the file's own coordinates, none overlapping,
  together at most --area. Cells do not stand on one lattice. Each run is compared with the naive count on the latest windows
  of the same data, with 95 % bootstrap intervals (comparison, and on stderr).
  Rows that cannot be read are told on stderr with their line and passed over; 0,0 is taken for no position.`,
  },
  example:
    'hotspot rank --in thefts.csv --time occ_date --x x --y y --crs EPSG:2913 --until 2016-06-01 --cell 600ft --area 0.25mi2',
  run: async ({ values: given, terminal }) => {
    const values: Values = given
    const [cell, total] = [length(needed(values, 'cell')), area(needed(values, 'area'))]
    const [until, days, band] = [untilDay(needed(values, 'until')), daysOf(values), readHours(values.hours)]
    const studyArea = values['study-area'] === undefined ? undefined : area(values['study-area'])
    const most = Math.floor(total / cell.metres ** 2 + 1e-9)
    if (most < 1) throw new WrongUse({ zh: '--area 小于一个小格', en: '--area is smaller than one cell' })
    const read = await readPoints(needed(values, 'in'), columnsOf(values), terminal)
    const size = cellSizeOf(cell, values.crs, read.points)
    const points = strictlyBefore(read.points, until, band)
    if (points.x.length === 0)
      terminal.say({ zh: `${values.until} 之前没有点位`, en: `There is no point before ${values.until}` })
    const began = performance.now()
    const cells = rankCells({ points, until, cell: size, most })
    const seconds = (performance.now() - began) / 1000
    const whole = studyArea ?? hullArea(points) * size.squareMetresPerUnit
    const shape = { size, most, share: whole > 0 ? cell.metres ** 2 / whole : 1 }
    const comparison = values['no-compare'] === true ? undefined : compared(points, until, shape, days, terminal)
    const { rows, broken, left } = read
    await terminal.json({
      cells,
      until: values.until,
      unit: size.unit,
      rows: { read: rows, broken, leftOut: left, before: points.x.length },
      ...(comparison === undefined ? {} : { comparison }),
      seconds: Number(seconds.toFixed(3)),
    })
    return exitCodes.done
  },
})
