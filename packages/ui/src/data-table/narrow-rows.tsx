import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react'
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
  const { shown, end } = useShownSoFar(rows)
  return (
    <div className="fw-table-scroll fw-table-narrow">
      <List label={label}>
        {shown.map(row => {
          const id = rowId(row)
          return (
            <ListRow
              key={id}
              leading={at('leading').length === 0 ? undefined : cells('leading', row)}
              title={title?.render(row)}
              trailing={cells('trailing', row)}
              meta={at('meta').map(column => <span key={column.key}>{column.render(row)}</span>)}
              selected={id === selected}
              onSelect={() => (onOpen ?? onSelect)?.(id)}
            />
          )
        })}
      </List>
      {shown.length < rows.length ? <div ref={end} className="fw-table-more" /> : foot}
    </div>
  )
}

const portion = 60

/** Rows are added as their end comes into view: on a phone their heights differ, so none can be left out in between. */
function useShownSoFar<Row>(rows: readonly Row[]) {
  const end = useRef<HTMLDivElement>(null)
  const [count, setCount] = useState(portion)
  const shown = rows.slice(0, count)
  useEffect(() => {
    if (end.current === null || count >= rows.length) return
    const watcher = new IntersectionObserver(([seen]) => {
      if (seen?.isIntersecting) setCount(so => so + portion)
    })
    watcher.observe(end.current)
    return () => watcher.disconnect()
  }, [count, rows.length])
  return { shown, end }
}
