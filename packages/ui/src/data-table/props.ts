import type { ReactNode } from 'react'
import type { Column, Sort } from './column.ts'

export interface DataTableProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** Undefined while the first page is on its way. */
  readonly rows: readonly Row[] | undefined
  readonly rowId: (row: Row) => string
  readonly selected?: string | undefined
  readonly onSelect?: ((id: string) => void) | undefined
  readonly onOpen?: ((id: string) => void) | undefined
  readonly keyLabels: { readonly next: string; readonly previous: string; readonly open: string }
  readonly sort?: Sort | undefined
  readonly onSort?: ((sort: Sort) => void) | undefined
  /** The next page by key, when there is one. */
  readonly more?: { readonly loading: boolean; readonly load: () => void } | undefined
  /** What to say when there is nothing. */
  readonly empty: ReactNode
}
