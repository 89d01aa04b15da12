import type { deskRoutes } from '@fangwei/contract/desk.ts'
import type { Reply } from '@fangwei/contract/index.ts'
import { findMatterType, matterTypes } from '@fangwei/domain/matters/index.ts'

export type Board = Reply<typeof deskRoutes.getBoard>
type Row = Board['rows'][number]

export interface Cell {
  readonly open: number
  readonly lapsed: number
  readonly oldest: string | null
}

/** Where matters stand: one row for each organisation, one column for each type or, within a type, each state. */
export interface Matrix {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly org: string; readonly cells: ReadonlyMap<string, Cell>; readonly total: Cell }[]
  readonly totals: ReadonlyMap<string, Cell>
  readonly total: Cell
}

const nothing: Cell = { open: 0, lapsed: 0, oldest: null }

/** Within a type the states in the order of their declaration; otherwise the types in theirs. Most late first. */
export function matrixOf(rows: readonly Row[], type: string | undefined): Matrix {
  const keyOf = (row: Row) => (type === undefined ? row.type : row.state)
  const order = type === undefined ? matterTypes.map(one => one.type) : Object.keys(findMatterType(type)?.states ?? {})
  const present = new Set(rows.map(keyOf))
  const columns = order.filter(key => present.has(key))
  const sum = (some: readonly Row[]) => some.reduce(add, nothing)
  const byColumn = (some: readonly Row[]) =>
    new Map(columns.map(key => [key, sum(some.filter(row => keyOf(row) === key))]))
  const orgs = [...new Set(rows.map(row => row.org))]
  return {
    columns,
    rows: orgs
      .map(org => {
        const own = rows.filter(row => row.org === org)
        return { org, cells: byColumn(own), total: sum(own) }
      })
      .sort((a, b) => b.total.lapsed - a.total.lapsed || b.total.open - a.total.open || a.org.localeCompare(b.org)),
    totals: byColumn(rows),
    total: sum(rows),
  }
}

const add = (cell: Cell, row: Row): Cell => ({
  open: cell.open + row.open,
  lapsed: cell.lapsed + row.lapsed,
  oldest: earliest(cell.oldest, row.oldest),
})

const earliest = (a: string | null, b: string | null) => (a === null ? b : b === null || a < b ? a : b)
