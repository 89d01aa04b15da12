import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** Width in px at a font of 14 px; columns without one share what is left. */
  readonly width?: number
  readonly align?: 'start' | 'end'
  readonly sortable?: boolean
  /** Where the cell goes when the screen is too narrow for a table; `meta` unless said. */
  readonly narrow?: 'leading' | 'title' | 'trailing' | 'meta' | 'hidden'
  readonly render: (row: Row) => ReactNode
}

export interface Sort {
  readonly key: string
  readonly direction: 'ascending' | 'descending'
}

/** The order after a press on a heading: first descending (newest, most), then ascending. */
export function nextSort(sort: Sort | undefined, key: string): Sort {
  return { key, direction: sort?.key === key && sort.direction === 'descending' ? 'ascending' : 'descending' }
}
