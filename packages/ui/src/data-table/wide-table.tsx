import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { classNames } from '../class-names.ts'
import { useWords } from '../words.ts'
import { type Column, nextSort, type Sort } from './column.ts'
import type { DataTableProps } from './props.ts'
import { rowWindow, scrollToShow } from './window.ts'

type WideTableProps<Row> = DataTableProps<Row> & { rows: readonly Row[]; foot: ReactNode }

/** Rows of one height under a head that stays; the columns keep their widths whatever comes. */
export function WideTable<Row>(props: WideTableProps<Row>) {
  const { label, columns, rows, rowId, selected, onSelect, onOpen, sort, onSort, more, foot } = props
  const scroll = useRef<HTMLDivElement>(null)
  const view = useViewport(scroll, rows.length)
  const shown = rowWindow(view)
  const selectedIndex = selected === undefined ? -1 : rows.findIndex(row => rowId(row) === selected)
  useEffect(() => {
    const element = scroll.current
    if (element === null || selectedIndex < 0) return
    const now = { ...readViewport(element), count: rows.length }
    element.scrollTop = scrollToShow(selectedIndex, now, now.rowHeight)
  }, [selectedIndex, rows.length])
  const nearEnd = shown.end >= rows.length - 5
  useEffect(() => {
    if (nearEnd && view.scrollTop > 0 && more && !more.loading) more.load()
  }, [nearEnd, view.scrollTop, more])
  const least = columns.reduce((sum, column) => sum + (column.width ?? 160), 0)
  return (
    <div className="fw-table-scroll" ref={scroll}>
      <table className="fw-table" aria-label={label} aria-rowcount={rows.length} style={{ minWidth: least }}>
        <colgroup>
          {columns.map(column => (
            <col key={column.key} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(column => (
              <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.above > 0 && <Spacer height={shown.above} span={columns.length} />}
          {rows.slice(shown.first, shown.end).map((row, offset) => {
            const id = rowId(row)
            return (
              <tr
                key={id}
                className={classNames(onSelect && 'fw-table-can', id === selected && 'fw-table-chosen')}
                aria-rowindex={shown.first + offset + 1}
                aria-current={id === selected || undefined}
                onClick={() => onSelect?.(id)}
                onDoubleClick={() => onOpen?.(id)}
              >
                {columns.map(column => (
                  <td key={column.key} className={column.align === 'end' ? 'fw-table-end' : undefined}>
                    {column.render(row)}
                  </td>
                ))}
              </tr>
            )
          })}
          {shown.below > 0 && <Spacer height={shown.below} span={columns.length} />}
        </tbody>
      </table>
      {foot}
    </div>
  )
}

interface HeadCellProps<Row> {
  column: Column<Row>
  sort: Sort | undefined
  onSort: ((sort: Sort) => void) | undefined
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const words = useWords()
  const direction = sort?.key === column.key ? sort.direction : undefined
  const end = column.align === 'end' ? 'fw-table-end' : undefined
  if (!column.sortable || onSort === undefined)
    return (
      <th scope="col" className={end}>
        {column.title}
      </th>
    )
  return (
    <th scope="col" className={end} aria-sort={direction ?? 'none'}>
      <button
        type="button"
        className="fw-table-sort"
        title={words.sortBy(column.title)}
        onClick={() => onSort(nextSort(sort, column.key))}
      >
        {column.title}
        <span aria-hidden="true">{{ ascending: '↑', descending: '↓' }[direction ?? 'ascending']}</span>
      </button>
    </th>
  )
}

function Spacer({ height, span }: { height: number; span: number }) {
  return (
    <tr className="fw-table-spacer">
      <td colSpan={span} style={{ height }} />
    </tr>
  )
}

interface ScrollPlace {
  readonly scrollTop: number
  readonly height: number
  readonly rowHeight: number
}

function useViewport(scroll: { current: HTMLDivElement | null }, count: number) {
  const [place, setPlace] = useState<ScrollPlace>({ scrollTop: 0, height: 800, rowHeight: 40 })
  useLayoutEffect(() => {
    const element = scroll.current
    if (element === null) return
    const read = () => setPlace(readViewport(element))
    read()
    element.addEventListener('scroll', read, { passive: true })
    const resized = new ResizeObserver(read)
    resized.observe(element)
    return () => {
      element.removeEventListener('scroll', read)
      resized.disconnect()
    }
  }, [scroll])
  return { ...place, count }
}

function readViewport(element: HTMLElement): ScrollPlace {
  const row = Number.parseFloat(getComputedStyle(element).getPropertyValue('--fw-row'))
  return { scrollTop: element.scrollTop, height: element.clientHeight, rowHeight: row > 0 ? row : 40 }
}
