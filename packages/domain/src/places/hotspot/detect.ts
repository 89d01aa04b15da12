import { metresOfDegree } from '../units.ts'
import { type Backtest, backtest } from './backtest.ts'
import { hullArea } from './hull.ts'
import { type CellSize, holds, type Points, type RankedCell } from './points.ts'
import { rankCells } from './rank.ts'

/** Incidents in columns: WGS-84 degrees, local days since 1970 with the hour as a fraction, and small codes. */
export type IncidentColumns = Points & {
  /** Index into the caller's lists. */
  readonly category: Int32Array
  readonly unit: Int32Array
  /** 1 where police found it themselves: such incidents say where police were, and are never ranked by. */
  readonly byPolice: Uint8Array
}

export type DetectSettings = {
  readonly until: number
  readonly cellMetres: number
  readonly most: number
  /** What counts as recent, and the length of the windows of the check. */
  readonly recentDays: number
  readonly hours?: { readonly from: number; readonly to: number }
}

/** Why a cell is on the list, in counts a person can check. No person and no address is in it. */
export type Hotspot = {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  readonly score: number
  /** Citizens' calls in the recent days, and how many there would be at the pace of the year before them. */
  readonly incidents: number
  readonly expected: number
  /** Citizens' calls in as many days before the recent ones. */
  readonly before: number
  readonly byPolice: number
  /** Of a year, by hour of the day. */
  readonly byHour: readonly number[]
  /** The four hours in a row that hold most. */
  readonly peakFrom: number
  readonly category: number
  readonly unit: number
}

export type Detection = {
  readonly hotspots: readonly Hotspot[]
  readonly check: Backtest | null
  readonly read: number
}

/** A place is a hotspot only when something has happened there lately, more than once or twice. */
export const fewestRecent = 3
const yearDays = 365
const peakHours = 4

const hourOf = (day: number) => Math.floor(((day - Math.floor(day)) * 1440 + 0.5) / 60) % 24

const within = (hour: number, band: DetectSettings['hours']) =>
  band === undefined ||
  (band.from < band.to ? hour >= band.from && hour < band.to : hour >= band.from || hour < band.to)

const chosen = (points: IncidentColumns, keep: (i: number) => boolean): IncidentColumns => {
  const kept: number[] = []
  for (let i = 0; i < points.x.length; i += 1) if (keep(i)) kept.push(i)
  const reals = (column: Float64Array) => Float64Array.from(kept, i => column[i]!)
  const whole = (column: Int32Array) => Int32Array.from(kept, i => column[i]!)
  return {
    x: reals(points.x),
    y: reals(points.y),
    day: reals(points.day),
    category: whole(points.category),
    unit: whole(points.unit),
    byPolice: Uint8Array.from(kept, i => points.byPolice[i]!),
  }
}

const middle = (values: Float64Array) => values.toSorted()[Math.floor(values.length / 2)] ?? 0

const mostOf = (counts: ReadonlyMap<number, number>): number =>
  [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [-1, 0] as [number, number])[0]

const peakOf = (byHour: readonly number[]): number => {
  const sums = byHour.map((_, from) =>
    Array.from({ length: peakHours }, (_, i) => byHour[(from + i) % 24]!).reduce((sum, n) => sum + n, 0),
  )
  return sums.indexOf(Math.max(...sums))
}

const describe = (cell: RankedCell, points: IncidentColumns, { until, recentDays }: DetectSettings): Hotspot => {
  const byHour = new Array<number>(24).fill(0)
  const [categories, units] = [new Map<number, number>(), new Map<number, number>()]
  let [incidents, before, base, byPolice] = [0, 0, 0, 0]
  let first = until
  for (let i = 0; i < points.x.length; i += 1) {
    const age = until - points.day[i]!
    if (points.day[i]! < first) first = points.day[i]!
    if (!holds(cell, points.x[i]!, points.y[i]!) || age > yearDays + recentDays) continue
    if (points.byPolice[i] === 1) {
      if (age <= recentDays) byPolice += 1
      continue
    }
    if (age <= recentDays) incidents += 1
    else base += 1
    if (age > recentDays && age <= 2 * recentDays) before += 1
    byHour[hourOf(points.day[i]!)]! += 1
    categories.set(points.category[i]!, (categories.get(points.category[i]!) ?? 0) + 1)
    units.set(points.unit[i]!, (units.get(points.unit[i]!) ?? 0) + 1)
  }
  const baseDays = Math.min(yearDays, Math.max(1, until - first - recentDays))
  const { minX, minY, maxX, maxY, score } = cell
  return {
    minX,
    minY,
    maxX,
    maxY,
    score,
    incidents,
    expected: (base * recentDays) / baseDays,
    before,
    byPolice,
    byHour,
    peakFrom: peakOf(byHour),
    category: mostOf(categories),
    unit: mostOf(units),
  }
}

const checkOf = (citizens: Points, cell: CellSize, { until, most, recentDays, cellMetres }: DetectSettings) => {
  const first = citizens.day.reduce((low, day) => Math.min(low, day), until)
  const windows = Math.min(6, Math.floor((until - first) / recentDays) - 1)
  const squareMetres = (cellMetres * cellMetres) / (cell.width * cell.height)
  const whole = hullArea(citizens) * squareMetres
  if (windows < 1 || whole <= 0) return null
  return backtest({
    points: citizens,
    until,
    cell,
    most,
    cellShare: cellMetres ** 2 / whole,
    windows,
    days: recentDays,
  })
}

/** Hotspots of citizens' calls, best first, with what a person needs to judge each; police-initiated ones only counted. */
export const detectHotspots = (all: IncidentColumns, settings: DetectSettings): Detection => {
  const { until, most, cellMetres, hours } = settings
  const points = chosen(all, i => all.day[i]! < until && within(hourOf(all.day[i]!), hours))
  const citizens = chosen(points, i => points.byPolice[i] === 0)
  if (citizens.x.length === 0) return { hotspots: [], check: null, read: points.x.length }
  const degree = metresOfDegree(middle(citizens.y))
  const cell = { width: cellMetres / degree.lng, height: cellMetres / degree.lat }
  const hotspots = rankCells({ points: citizens, until, cell, most })
    .map(ranked => describe(ranked, points, settings))
    .filter(({ incidents }) => incidents >= fewestRecent)
  return { hotspots, check: checkOf(citizens, cell, settings), read: points.x.length }
}
