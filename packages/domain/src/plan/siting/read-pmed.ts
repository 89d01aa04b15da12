import { countOf, MOST_POINTS, numbersOf, PlanFileFault } from '../plan-file-fault.ts'
import type { Graph } from './distances.ts'

export interface PmedFile {
  readonly vertices: number
  readonly count: number
  readonly graph: Graph
}

/**
 * OR-Library p-median (Beasley 1985): "vertices edges p", then "from to length" an edge. An edge named twice has its
 * later length, as the library's own page says. Throws PlanFileFault with the line.
 */
export function readPmed(text: string): PmedFile {
  const lines = text.split('\n').map((line, i) => ({ line: i + 1, words: line.trim() }))
  const [head, ...rows] = lines.filter(({ words }) => words !== '')
  if (head === undefined) throw new PlanFileFault(1, '文件是空的', 'the file is empty')
  const [n, edges, p, ...more] = numbersOf(head.words, head.line)
  const vertices = countOf(n, head.line, MOST_POINTS, '顶点数', 'the number of vertices')
  const count = countOf(p, head.line, vertices, '设点数', 'the number of sites')
  if (more.length > 0) throw new PlanFileFault(head.line, '应为三个数', 'there must be three numbers')
  if (edges !== rows.length)
    throw new PlanFileFault(
      rows.at(-1)?.line ?? head.line,
      `首行写 ${edges} 条边，实有 ${rows.length} 条`,
      `the first line promises ${edges} edges, there are ${rows.length}`,
    )
  const lengths = new Map<number, number>()
  for (const { line, words } of rows) {
    const [a, b, length, ...rest] = numbersOf(words, line)
    const from = countOf(a, line, vertices, '顶点', 'a vertex') - 1
    const to = countOf(b, line, vertices, '顶点', 'a vertex') - 1
    if (length === undefined || length < 0 || rest.length > 0)
      throw new PlanFileFault(line, '应为“起点 终点 长度”，长度不小于 0', 'must be "from to length", length at least 0')
    lengths.set(Math.min(from, to) * vertices + Math.max(from, to), length)
  }
  return { vertices, count, graph: inRows(vertices, lengths) }
}

function inRows(vertices: number, lengths: ReadonlyMap<number, number>): Graph {
  const starts = new Int32Array(vertices + 1)
  const ends = [...lengths.keys()].map(key => [Math.floor(key / vertices), key % vertices] as const)
  for (const [a, b] of ends) {
    starts[a + 1]! += 1
    starts[b + 1]! += 1
  }
  for (let v = 0; v < vertices; v += 1) starts[v + 1]! += starts[v]!
  const fill = starts.slice()
  const to = new Int32Array(2 * lengths.size)
  const length = new Float64Array(2 * lengths.size)
  const put = (from: number, end: number, value: number) => {
    const e = fill[from]!
    fill[from] = e + 1
    to[e] = end
    length[e] = value
  }
  for (const [key, value] of lengths) {
    const [a, b] = [Math.floor(key / vertices), key % vertices]
    put(a, b, value)
    put(b, a, value)
  }
  return { starts, to, length }
}
