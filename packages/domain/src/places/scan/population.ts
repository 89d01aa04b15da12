import { readDate } from './dates.ts'
import { at, ScanFault } from './fault.ts'
import { rowsOf } from './rows.ts'

const file = { zh: '人口文件', en: 'population file' }

/** Population of one location and category at the dates of the file, in the order of `days`. */
export type Population = {
  readonly days: readonly number[]
  readonly byCategory: ReadonlyMap<string, Float64Array>
}

/** A year stands for its 1 July, a month for its first day. */
const dayOf = (text: string): number | undefined => {
  const date = readDate(text)
  if (date === undefined) return undefined
  return date.precision === 'year' ? date.first + 181 + (date.last - date.first === 365 ? 1 : 0) : date.first
}

/** `id date population [category …]`; the values of a category by location, then date. */
export const readPopulation = (text: string, indexOf: ReadonlyMap<string, number>, locations: number): Population => {
  const rows = rowsOf(text, file, 3).map(row => {
    const where = at(file, row.line)
    const location = indexOf.get(row.cells[0]!)
    if (location === undefined)
      throw new ScanFault(
        `${where.zh}：坐标文件里没有“${row.cells[0]}”，请补上或去掉此行`,
        `${where.en}: "${row.cells[0]}" is not in the coordinates file: add it there or take the row out`,
      )
    const day = dayOf(row.cells[1]!)
    if (day === undefined)
      throw new ScanFault(
        `${where.zh}：时间“${row.cells[1]}”无法读取，应如 1973 或 1973/7/1`,
        `${where.en}: "${row.cells[1]}" is no date: write 1973 or 1973/7/1`,
      )
    const people = Number(row.cells[2])
    if (!(people >= 0 && people < 1e12))
      throw new ScanFault(`${where.zh}：“${row.cells[2]}”不是人数`, `${where.en}: "${row.cells[2]}" is no population`)
    return { location, day, people, category: row.cells.slice(3).join(' ') }
  })
  const days = [...new Set(rows.map(row => row.day))].sort((a, b) => a - b)
  const place = new Map(days.map((day, i) => [day, i]))
  const byCategory = new Map<string, Float64Array>()
  for (const { location, day, people, category } of rows) {
    let values = byCategory.get(category)
    if (values === undefined) {
      values = new Float64Array(locations * days.length)
      byCategory.set(category, values)
    }
    values[location * days.length + place.get(day)!]! += people
  }
  return { days, byCategory }
}

/** The part of [from, to) that each population date stands for, in days: linear between dates, level beyond them. */
export const weightsOf = (days: readonly number[], from: number, to: number): Float64Array => {
  const weights = new Float64Array(days.length)
  const [first, last] = [days[0]!, days.at(-1)!]
  weights[0]! += Math.max(0, Math.min(to, first) - from)
  weights[days.length - 1]! += Math.max(0, to - Math.max(from, last))
  for (let i = 0; i + 1 < days.length; i += 1) {
    const [a, b] = [days[i]!, days[i + 1]!]
    const [low, high] = [Math.max(from, a), Math.min(to, b)]
    if (high <= low) continue
    const share = ((low + high) / 2 - a) / (b - a)
    weights[i]! += (high - low) * (1 - share)
    weights[i + 1]! += (high - low) * share
  }
  return weights
}
