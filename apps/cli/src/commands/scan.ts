import { readFile } from 'node:fs/promises'
import {
  type Analysis,
  type CoordinateKind,
  casePrecision,
  describeClusters,
  type Precision,
  prepareScan,
  readDate,
  ScanFault,
  type ScanModel,
  searchCylinders,
  windowsOf,
  zonesOf,
} from '@fangwei/domain/places/scan/index.ts'
import { defineCommand } from '../command.ts'
import { CommandFailed, exitCodes, WrongUse } from '../exit.ts'
import { runReplications } from '../scan/run-replications.ts'
import { bar, type Terminal } from '../terminal.ts'

type Values = {
  readonly model?: string
  readonly cases?: string
  readonly coords?: string
  readonly population?: string
  readonly controls?: string
  readonly start?: string
  readonly end?: string
  readonly 'max-radius'?: string
  readonly 'max-days'?: string
  readonly 'max-share'?: string
  readonly analysis?: string
  readonly coordinates?: string
  readonly unit?: string
  readonly length?: string
  readonly replications?: string
  readonly seed?: string
  readonly threads?: string
  readonly all?: boolean
}

const models = ['poisson', 'bernoulli', 'permutation'] as const
const analyses = ['spatial', 'retrospective', 'prospective'] as const
const units = ['year', 'month', 'day'] as const
const kinds = ['latlong', 'cartesian'] as const
const daysOfUnit: Record<Precision, number> = { year: 365, month: 30, day: 1 }

const oneOf = <T extends string>(name: keyof Values, text: string | undefined, known: readonly T[]): T | undefined => {
  if (text === undefined || known.includes(text as T)) return text as T | undefined
  throw new WrongUse({
    zh: `--${name} 可用：${known.join('、')}`,
    en: `--${name} is one of ${known.join(', ')}, not "${text}"`,
  })
}

const needed = (values: Values, name: 'model' | 'cases' | 'coords' | 'start' | 'end'): string => {
  const value = values[name]
  if (value !== undefined && value !== '') return value
  throw new WrongUse({ zh: `缺少 --${name}`, en: `--${name} is missing` })
}

const amount = (values: Values, name: keyof Values, low: number, high: number, whole = true): number | undefined => {
  const text = values[name]
  if (text === undefined) return undefined
  const value = Number(text)
  if (value >= low && value <= high && (!whole || Number.isInteger(value))) return value
  throw new WrongUse({
    zh: `--${name} 应在 ${low} 至 ${high} 之间`,
    en: `--${name} is ${whole ? 'a whole number' : 'a number'} from ${low} to ${high}`,
  })
}

const day = (values: Values, name: 'start' | 'end'): number => {
  const text = needed(values, name)
  const date = readDate(text)
  if (date === undefined)
    throw new WrongUse({ zh: `--${name} “${text}”应如 2001/11/1`, en: `--${name} "${text}": write 2001/11/1` })
  return name === 'start' ? date.first : date.last
}

const text = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8')
  } catch (fault) {
    const reason = (fault as NodeJS.ErrnoException).code ?? (fault as Error).message
    throw new CommandFailed({
      zh: `无法读取 ${file}（${reason}），请检查路径和权限`,
      en: `Cannot read ${file} (${reason}): check the path and its permissions`,
    })
  }
}

/** What the files and the model suggest, where nothing is said: no dates, no time; permutation watches the present. */
const analysisOf = (values: Values, model: ScanModel, precision: Precision | 'none'): Analysis =>
  oneOf('analysis', values.analysis, analyses) ??
  (precision === 'none' ? 'spatial' : model === 'permutation' ? 'prospective' : 'retrospective')

const readFiles = async (values: Values) => {
  const [cases, coordinates] = [await text(needed(values, 'cases')), await text(needed(values, 'coords'))]
  const population = values.population === undefined ? undefined : await text(values.population)
  const controls = values.controls === undefined ? undefined : await text(values.controls)
  return {
    cases,
    coordinates,
    ...(population === undefined ? {} : { population }),
    ...(controls === undefined ? {} : { controls }),
  }
}

const scan = async (values: Values, terminal: Terminal): Promise<void> => {
  const model = oneOf('model', needed(values, 'model'), models)!
  const [start, end] = [day(values, 'start'), day(values, 'end')]
  const [replications, seed] = [
    amount(values, 'replications', 0, 99_999) ?? 999,
    amount(values, 'seed', 0, 2 ** 31) ?? 1,
  ]
  const kind: CoordinateKind | undefined = oneOf('coordinates', values.coordinates, kinds)
  const [given, length] = [oneOf('unit', values.unit, units), amount(values, 'length', 1, 10_000) ?? 1]
  const [maxRadius, maxDays] = [amount(values, 'max-radius', 0, 1e12, false), amount(values, 'max-days', 1, 100_000)]
  const maxShare = (amount(values, 'max-share', 0.01, 50, false) ?? 50) / 100
  const threads = amount(values, 'threads', 1, 256)
  const files = await readFiles(values)
  const began = performance.now()
  const precision = casePrecision(files.cases)
  const analysis = analysisOf(values, model, precision)
  if (model === 'permutation' && analysis === 'spatial')
    throw new WrongUse({ zh: '置换模型需要时间', en: 'The permutation model needs times' })
  const unit = given ?? (precision === 'none' ? 'day' : precision)
  const data = prepareScan(files, {
    model,
    start,
    end,
    isSpatial: analysis === 'spatial',
    unit,
    length,
    ...(kind === undefined ? {} : { kind }),
  })
  const zones = zonesOf(data, { maxShare, ...(maxRadius === undefined ? {} : { maxRadius }) })
  const longest = maxDays === undefined ? undefined : Math.max(1, Math.floor(maxDays / (daysOfUnit[unit] * length)))
  const windows = windowsOf(analysis, data.intervals, longest)
  terminal.say({
    zh: `${data.ids.length} 处，${data.intervals} 个时段，${data.total} 起；${analysis}，坐标按${data.isOnSphere ? '经纬度' : '平面'}`,
    en: `${data.ids.length} locations, ${data.intervals} intervals, ${data.total} cases; ${analysis}, coordinates ${data.isOnSphere ? 'latitude and longitude' : 'cartesian'}`,
  })
  const cylinders = searchCylinders(data, zones, windows)
  const onShare = (share: number) => terminal.progress({ zh: `模拟 ${bar(share)}`, en: `replications ${bar(share)}` })
  const simulated = await runReplications({ task: { data, zones, windows, seed }, replications, threads, onShare })
  terminal.progress(null)
  const clusters = describeClusters(data, zones, cylinders, simulated, analysis === 'prospective')
  // What chance always beats is no finding; it stays out as long as there is something to measure chance by.
  for (const cluster of clusters) if (values.all === true || cluster.p !== 1) await terminal.json(cluster)
  const seconds = ((performance.now() - began) / 1000).toFixed(2)
  terminal.say({ zh: `${replications} 次模拟，用时 ${seconds} 秒`, en: `${replications} replications, ${seconds} s` })
}

export const command = defineCommand({
  path: ['scan'],
  summary: {
    zh: '时空扫描统计：何时何地聚集超出偶然',
    en: 'space-time scan statistic: where and when more than chance gathers',
  },
  options: {
    model: {
      type: 'string',
      value: 'poisson|bernoulli|permutation',
      help: { zh: '概率模型', en: 'probability model' },
    },
    cases: {
      type: 'string',
      value: 'F.cas',
      help: { zh: '事件：编号 数目 [日期] [类别…]', en: 'cases: id count [date] [category …]' },
    },
    coords: {
      type: 'string',
      value: 'F.geo',
      help: { zh: '坐标：编号 纬度 经度，或 编号 x y', en: 'coordinates: id latitude longitude, or id x y' },
    },
    population: {
      type: 'string',
      value: 'F.pop',
      help: { zh: '人口（poisson）：编号 日期 人数 [类别…]', en: 'population (poisson): id date people [category …]' },
    },
    controls: {
      type: 'string',
      value: 'F.ctl',
      help: { zh: '对照（bernoulli）：编号 数目 [日期]', en: 'controls (bernoulli): id count [date]' },
    },
    start: { type: 'string', value: '2001/11/1', help: { zh: '研究期第一日', en: 'first day of the study' } },
    end: { type: 'string', value: '2001/11/24', help: { zh: '研究期最后一日', en: 'last day of the study' } },
    'max-radius': {
      type: 'string',
      value: '3',
      help: { zh: '圆半径上限：经纬度时为公里', en: 'radius at most: kilometres with degrees' },
    },
    'max-days': {
      type: 'string',
      value: '7',
      help: { zh: '时长上限（默认研究期一半）', en: 'days at most (default: half of the study)' },
    },
    'max-share': {
      type: 'string',
      value: '50',
      help: { zh: '圆内应有事件占比上限 %', en: 'share of expected cases in a circle at most, %' },
    },
    analysis: {
      type: 'string',
      value: analyses.join('|'),
      help: {
        zh: '默认：无日期 spatial；permutation 为 prospective（至今仍在）；其余 retrospective',
        en: 'default: spatial without dates; prospective (alive at the end) for permutation; else retrospective',
      },
    },
    coordinates: {
      type: 'string',
      value: 'latlong|cartesian',
      help: { zh: '坐标种类（默认识别）', en: 'kind of coordinates (default: recognised)' },
    },
    unit: {
      type: 'string',
      value: 'year|month|day',
      help: { zh: '时段单位（默认同事件文件）', en: 'unit of intervals (default: as the case file writes)' },
    },
    length: { type: 'string', value: '1', help: { zh: '每时段几个单位', en: 'units an interval' } },
    replications: { type: 'string', value: '999', help: { zh: '模拟次数', en: 'Monte Carlo replications' } },
    seed: {
      type: 'string',
      value: '1',
      help: { zh: '随机种子；结果与线程数无关', en: 'seed; the answer does not depend on the number of threads' },
    },
    threads: {
      type: 'string',
      value: '2',
      help: { zh: '线程数（默认全部处理器）', en: 'worker threads (default: every processor)' },
    },
    all: { type: 'boolean', help: { zh: '也输出 p 为 1 的', en: 'also those with p 1' } },
  },
  help: {
    zh: `文件格式同 SaTScan：空格分隔，含空格的编号加引号；日期写 2001、2001/11 或 2001/11/22。
输出：每行一个聚集区 {llr,p,locations[],start,end,observed,expected,relativeRisk,centre,radius}，最可能的在前，互不共享地点。
p 为模拟名次；pGumbel 为按模拟值拟合的极值分布，名次到底时更细。只看偏多，至少 2 起。`,
    en: `Files are SaTScan's own: blanks between values, ids with blanks in quotation marks; dates 2001, 2001/11 or 2001/11/22.
Out: one cluster a line {llr,p,locations[],start,end,observed,expected,relativeRisk,centre,radius}, the most likely first, none
  sharing a location with a better one. p is the rank among replications; pGumbel is finer where the rank is at its floor.
  Only more than expected is looked for, of at least 2 cases.`,
  },
  example:
    'scan --model permutation --cases fever.cas --coords zip.geo --start 2001/11/1 --end 2001/11/24 --max-radius 3 --max-days 7 --replications 999 --seed 1',
  run: async ({ values, terminal }) => {
    try {
      await scan(values, terminal)
    } catch (fault) {
      throw fault instanceof ScanFault ? new CommandFailed(fault.label) : fault
    }
    return exitCodes.done
  },
})
