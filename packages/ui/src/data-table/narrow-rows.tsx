import { Fragment, type ReactNode } from 'react'
import { List, ListRow } from '../list.tsx'
import type { Column } from './column.ts'
import type { DataTableProps } from './props.ts'

/** The same rows for a narrow screen: each cell goes to the place its column names. */
export function NarrowRows<Row>({
  label,
  columns,
  rows,
  rowId,
  selected,
  onSelect,
  onOpen,
  foot,
}: DataTableProps<Row> & { rows: readonly Row[]; foot: ReactNode }) {
  const title = columns.find(column => column.narrow === 'title') ?? columns[0]
  const at = (place: Column<Row>['narrow']) =>
    columns.filter(column => column !== title && (column.narrow ?? 'meta') === place)
  const cells = (place: Column<Row>['narrow'], row: Row) =>
    at(place).map(column => <Fragment key={column.key}>{column.render(row)}</Fragment>)
  return (
    <div className="fw-table-scroll fw-table-narrow">
      <List label={label}>
        {rows.map(row => {
          const id = rowId(row)
          return (
            <ListRow
              key={id}
              leading={cells('leading', row)}
              title={title?.render(row)}
              trailing={cells('trailing', row)}
              meta={at('meta').map(column => <span key={column.key}>{column.render(row)}</span>)}
              selected={id === selected}
              onSelect={() => (onOpen ?? onSelect)?.(id)}
            />
          )
        })}
      </List>
      {foot}
    </div>
  )
}
