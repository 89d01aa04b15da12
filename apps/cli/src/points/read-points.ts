import type { Points } from '@fangwei/domain/places/hotspot/index.ts'
import { CommandFailed, WrongUse } from '../exit.ts'
import type { Label } from '../language.ts'
import { readLines } from '../lines.ts'
import { bar, type Terminal } from '../terminal.ts'
import { firstCells } from './csv-cells.ts'
import { joinDay, readDay } from './read-day.ts'

export type PointColumns = {
  /** One column, or year, month, day and perhaps hour and minute joined by commas. */
  readonly time: string
  readonly x: string
  readonly y: string
  /** Rows are taken when each of these columns holds one of its values. */
  readonly where: readonly { readonly column: string; readonly values: readonly string[] }[]
}

export type ReadPoints = {
  readonly points: Points
  readonly rows: number
  readonly broken: number
  readonly left: number
}

const mostFaultsTold = 20

/** Columns that double as they fill; a million rows cost 24 MB and no object each. */
const startColumns = () => {
  let [x, y, day, size] = [new Float64Array(1024), new Float64Array(1024), new Float64Array(1024), 0]
  const grown = (old: Float64Array) => {
    const next = new Float64Array(old.length * 2)
    next.set(old)
    return next
  }
  return {
    push(atX: number, atY: number, atDay: number) {
      if (size === x.length) [x, y, day] = [grown(x), grown(y), grown(day)]
      x[size] = atX
      y[size] = atY
      day[size] = atDay
      size += 1
    },
    points: (): Points => ({ x: x.subarray(0, size), y: y.subarray(0, size), day: day.subarray(0, size) }),
  }
}

type Plan = {
  readonly time: readonly number[]
  readonly x: number
  readonly y: number
  readonly where: readonly { readonly at: number; readonly values: ReadonlySet<string> }[]
  readonly width: number
}

const planOf = (header: string, columns: PointColumns): Plan => {
  const names = firstCells(header, 10_000).map(name => name.trim())
  const indexOf = (name: string): number => {
    const at = names.indexOf(name)
    if (at >= 0) return at
    throw new WrongUse({
      zh: `文件没有“${name}”列。有：${names.join('、')}`,
      en: `The file has no column "${name}". It has: ${names.join(', ')}`,
    })
  }
  const time = columns.time.split(',').map(indexOf)
  if (time.length === 2 || time.length > 5)
    throw new WrongUse({
      zh: '--time 为一列，或年,月,日[,时[,分]]',
      en: '--time is one column, or YEAR,MONTH,DAY[,HOUR[,MINUTE]]',
    })
  const where = columns.where.map(({ column, values }) => ({ at: indexOf(column), values: new Set(values) }))
  const [x, y] = [indexOf(columns.x), indexOf(columns.y)]
  return { time, x, y, where, width: Math.max(x, y, ...time, ...where.map(({ at }) => at)) + 1 }
}

type Row = { x: number; y: number; day: number } | { fault: Label } | 'left'

const number = (cell: string | undefined) => (cell === undefined || cell.trim() === '' ? Number.NaN : Number(cell))

const readRow = (text: string, plan: Plan): Row => {
  const cells = firstCells(text, plan.width)
  if (cells.length < plan.width)
    return { fault: { zh: `只有 ${cells.length} 列`, en: `has ${cells.length} columns only` } }
  for (const { at, values } of plan.where) if (!values.has(cells[at]!.trim())) return 'left'
  const [x, y] = [number(cells[plan.x]), number(cells[plan.y])]
  if (!Number.isFinite(x) || !Number.isFinite(y) || (x === 0 && y === 0))
    return { fault: { zh: '没有位置（坐标为空、0,0 或不是数字）', en: 'has no position (empty, 0,0 or no number)' } }
  const time = plan.time.length === 1 ? cells[plan.time[0]!]! : joinDay(plan.time.map(at => cells[at]!))
  const day = readDay(time)
  if (day === undefined)
    return {
      fault: {
        zh: `时间“${time.slice(0, 40)}”无法读取，应如 2016-05-31 或 2016-05-31 22:05`,
        en: `time "${time.slice(0, 40)}" is not read: write 2016-05-31 or 2016-05-31 22:05`,
      },
    }
  return { x, y, day }
}

/** Reads incident points of a CSV file. Broken rows are told with their line and passed over; all broken is a failure. */
export const readPoints = async (file: string, columns: PointColumns, terminal: Terminal): Promise<ReadPoints> => {
  const kept = startColumns()
  let plan: Plan | undefined
  const [count, tell] = [{ rows: 0, broken: 0, left: 0 }, faultTeller(terminal)]
  for await (const { lines, first, share } of readLines(file)) {
    for (const [i, text] of lines.entries()) {
      if (text !== null && text.trim() === '') continue
      if (plan === undefined) {
        plan = planOf(text ?? '', columns)
        continue
      }
      count.rows += 1
      const row: Row = text === null ? { fault: { zh: '行过长', en: 'is too long' } } : readRow(text, plan)
      if (row === 'left') count.left += 1
      else if ('fault' in row) tell(first + i, row.fault, ++count.broken)
      else kept.push(row.x, row.y, row.day)
    }
    terminal.progress({ zh: `读取 ${bar(share)}`, en: `reading ${bar(share)}` })
  }
  terminal.progress(null)
  if (count.rows === count.broken)
    throw new CommandFailed({
      zh: `${file} 没有可用的行：共 ${count.rows} 行`,
      en: `${file} holds no row that can be used: ${count.rows} rows`,
    })
  return { points: kept.points(), ...count }
}

const faultTeller = (terminal: Terminal) => (line: number, fault: Label, told: number) => {
  if (told > mostFaultsTold) return
  terminal.say({ zh: `第 ${line} 行：${fault.zh}，未采用`, en: `line ${line}: ${fault.en}; passed over` })
  if (told === mostFaultsTold) terminal.say({ zh: '其余只计数', en: 'further ones are only counted' })
}
