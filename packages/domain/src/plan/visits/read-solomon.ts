import { countOf, MOST_POINTS, numbersOf, PlanFileFault } from '../plan-file-fault.ts'
import type { VisitsProblem } from './problem.ts'

interface Row {
  readonly line: number
  readonly values: readonly number[]
}

/**
 * Solomon (1987): a name, VEHICLE with number and capacity, CUSTOMER with a row each: number, x, y, demand, ready time,
 * due date, service time; customer 0 is the depot. Ways are Euclidean distances in double precision, and take as long
 * as they are. Throws PlanFileFault with the line.
 */
export function readSolomon(text: string): VisitsProblem {
  const lines = text.split('\n')
  const numeric = lines.flatMap((words, i) => {
    const line = i + 1
    if (words.trim() === '' || !/^\s*[-+.\d]/.test(words) || /[a-z]{2}/i.test(words)) return []
    return i === 0 ? [] : [{ line, values: numbersOf(words, line) }]
  })
  const [fleet, ...rows] = numeric
  const heading = (word: string) => lines.findIndex(words => words.trim().toUpperCase().startsWith(word)) + 1
  if (fleet === undefined || heading('VEHICLE') === 0 || fleet.values.length !== 2)
    throw new PlanFileFault(
      fleet?.line ?? 1,
      '缺少 VEHICLE 及车辆数、载量',
      'VEHICLE with number and capacity is missing',
    )
  if (heading('CUSTOMER') === 0 || rows.length === 0)
    throw new PlanFileFault(lines.length, '缺少 CUSTOMER 及各行', 'CUSTOMER with its rows is missing')
  const number = countOf(fleet.values[0], fleet.line, MOST_POINTS, '车辆数', 'the number of vehicles')
  const capacity = fleet.values[1]!
  for (const [i, row] of rows.entries()) checkRow(row, i, capacity)
  if (rows.length > MOST_POINTS)
    throw new PlanFileFault(rows[MOST_POINTS]!.line, `最多 ${MOST_POINTS} 行`, `at most ${MOST_POINTS} rows`)
  const column = (i: number) => Float64Array.from(rows, row => row.values[i]!)
  const [x, y] = [column(1), column(2)]
  const points = rows.length
  const travel = new Float64Array(points * points)
  for (let a = 0; a < points; a += 1)
    for (let b = 0; b < points; b += 1) travel[a * points + b] = Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!)
  const crew = { from: rows[0]!.values[4]!, to: rows[0]!.values[5]!, capacity }
  return {
    visits: points - 1,
    travel,
    earliest: column(4),
    latest: column(5),
    duration: column(6),
    demand: column(3),
    crews: Array.from({ length: Math.min(number, Math.max(1, points - 1)) }, () => crew),
  }
}

function checkRow({ line, values }: Row, index: number, capacity: number): void {
  if (values.length !== 7) throw new PlanFileFault(line, '应有七个数', 'there must be seven numbers')
  const [number, , , demand, ready, due, service] = values as [number, number, number, number, number, number, number]
  if (number !== index) throw new PlanFileFault(line, `编号应为 ${index}`, `its number must be ${index}`)
  if (demand < 0 || service < 0)
    throw new PlanFileFault(line, '需求和服务时间不能小于 0', 'demand and service time must not be below 0')
  if (demand > capacity) throw new PlanFileFault(line, '需求大于车辆载量', 'its demand is more than a vehicle carries')
  if (due < ready) throw new PlanFileFault(line, '时间窗的结束早于开始', 'its window ends before it begins')
}
