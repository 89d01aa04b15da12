import { type Counted, intervalOf, precisionOf, readCounts, type Study } from './cases.ts'
import { type CoordinateKind, readCoordinates } from './coordinates.ts'
import type { ScanData, ScanModel } from './data.ts'
import { intervalStarts, type Precision } from './dates.ts'
import { at, ScanFault } from './fault.ts'
import { type Population, readPopulation, weightsOf } from './population.ts'

const caseFile = { zh: '病例（事件）文件', en: 'case file' }
const controlFile = { zh: '对照文件', en: 'control file' }

export type ScanFiles = {
  readonly cases: string
  readonly coordinates: string
  readonly population?: string
  readonly controls?: string
}

export type ScanShape = Study & {
  readonly model: ScanModel
  /** Whether time is looked at; without it there is one interval, the whole study. */
  readonly isSpatial?: boolean
  readonly kind?: CoordinateKind
  readonly unit?: Precision
  readonly length?: number
}

/** How the case file writes its times, before anything else is decided. */
export const casePrecision = (cases: string): Precision | 'none' => precisionOf(cases, caseFile)

/** Reads the files into what is scanned. Throws ScanFault with file, line and what to do. */
export const prepareScan = (files: ScanFiles, shape: ScanShape): ScanData => {
  if (shape.end < shape.start) throw new ScanFault('结束日期早于开始日期', 'The end date is before the start date')
  const places = readCoordinates(files.coordinates, shape.kind)
  const precision = casePrecision(files.cases)
  if (precision === 'none' && shape.isSpatial !== true)
    throw new ScanFault(
      '病例文件第三列不是日期：请补日期，或用 --analysis spatial 只看空间',
      'The third column of the case file is no date: add dates, or look at space only with --analysis spatial',
    )
  const unit = shape.unit ?? (precision === 'none' ? 'day' : precision)
  const starts =
    shape.isSpatial === true
      ? [shape.start, shape.end + 1]
      : intervalStarts(shape.start, shape.end, unit, shape.length ?? 1)
  const how = { indexOf: places.indexOf, isDated: precision !== 'none', study: shape }
  const counted = readCounts(files.cases, caseFile, how)
  const [locations, intervals] = [places.ids.length, starts.length - 1]
  const cases = summed(counted, starts, locations)
  const total = cases.reduce((sum, n) => sum + n, 0)
  if (total < 2) throw new ScanFault('事件少于 2 起，无法扫描', 'Fewer than two cases: there is nothing to scan')
  const base = {
    model: shape.model,
    ids: places.ids,
    points: places.points,
    written: places.written,
    isOnSphere: places.kind === 'latlong',
    intervals,
    starts,
    cases,
    total,
  }
  if (shape.model === 'permutation') return { ...base, expected: marginal(cases, locations, intervals, total) }
  if (shape.model === 'bernoulli') {
    const controls = readCounts(needed(files.controls, controlFile), controlFile, {
      ...how,
      isDated: precisionOf(needed(files.controls, controlFile), controlFile) !== 'none' && precision !== 'none',
    })
    const people = summed(controls, starts, locations)
    for (let i = 0; i < people.length; i += 1) people[i]! += cases[i]!
    const totalPeople = people.reduce((sum, n) => sum + n, 0)
    if (totalPeople === total) throw new ScanFault('没有对照', 'There are no controls')
    return { ...base, people, totalPeople, expected: Float64Array.from(people, n => (n * total) / totalPeople) }
  }
  const population = readPopulation(
    needed(files.population, { zh: '人口文件', en: 'population file' }),
    places.indexOf,
    locations,
  )
  return { ...base, expected: standardised(counted, population, starts, locations) }
}

const needed = (text: string | undefined, file: { zh: string; en: string }): string => {
  if (text !== undefined) return text
  throw new ScanFault(`此模型需要${file.zh}`, `This model needs a ${file.en}`)
}

const summed = (counted: readonly Counted[], starts: readonly number[], locations: number): Int32Array => {
  const intervals = starts.length - 1
  const sums = new Int32Array(locations * intervals)
  for (const { location, count, date } of counted) sums[location * intervals + intervalOf(date, starts)]! += count
  return sums
}

/** Space-time permutation: what each cell would hold if place and time had nothing to do with each other. */
const marginal = (cases: Int32Array, locations: number, intervals: number, total: number): Float64Array => {
  const [byPlace, byTime] = [new Float64Array(locations), new Float64Array(intervals)]
  for (let place = 0; place < locations; place += 1)
    for (let time = 0; time < intervals; time += 1) {
      byPlace[place]! += cases[place * intervals + time]!
      byTime[time]! += cases[place * intervals + time]!
    }
  return Float64Array.from(cases, (_, i) => (byPlace[Math.floor(i / intervals)]! * byTime[i % intervals]!) / total)
}

/** Indirect standardisation: each category's own rate over the whole study, applied to its people in every cell. */
const standardised = (
  counted: readonly Counted[],
  { days, byCategory }: Population,
  starts: readonly number[],
  locations: number,
): Float64Array => {
  const intervals = starts.length - 1
  const whole = weightsOf(days, starts[0]!, starts.at(-1)!)
  const each = Array.from({ length: intervals }, (_, i) => weightsOf(days, starts[i]!, starts[i + 1]!))
  const casesOf = new Map<string, { count: number; line: number }>()
  for (const { category, count, line } of counted)
    casesOf.set(category, {
      count: (casesOf.get(category)?.count ?? 0) + count,
      line: casesOf.get(category)?.line ?? line,
    })
  const expected = new Float64Array(locations * intervals)
  for (const [category, { count, line }] of casesOf) {
    const people = byCategory.get(category)
    const sum = people?.reduce((total, value, i) => total + value * whole[i % days.length]!, 0) ?? 0
    if (people === undefined || sum === 0) {
      const where = at(caseFile, line)
      throw new ScanFault(
        `${where.zh}：人口文件里没有类别“${category}”的人口`,
        `${where.en}: the population file has no people of category "${category}"`,
      )
    }
    for (let place = 0; place < locations; place += 1)
      for (let time = 0; time < intervals; time += 1)
        for (let i = 0; i < days.length; i += 1)
          expected[place * intervals + time]! += (count / sum) * people[place * days.length + i]! * each[time]![i]!
  }
  return expected
}
