import './data-table.css'
import { useMemo } from 'react'
import { Button } from '../button.tsx'
import { useListKeys } from '../list.tsx'
import { useNarrow } from '../media.ts'
import { SkeletonRows } from '../states.tsx'
import { useWords } from '../words.ts'
import { NarrowRows } from './narrow-rows.tsx'
import type { DataTableProps } from './props.ts'
import { WideTable } from './wide-table.tsx'

/** A table worked with the keyboard; it draws only what is seen when long, and becomes a list when narrow. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, rowId, selected, onSelect, onOpen, keyLabels, empty } = props
  const narrow = useNarrow()
  const ids = useMemo(() => rows?.map(rowId) ?? [], [rows, rowId])
  useListKeys({
    ids,
    selected,
    onSelect: onSelect ?? noSelection,
    onOpen,
    labels: keyLabels,
    enabled: onSelect !== undefined,
  })
  if (rows === undefined) return <SkeletonRows count={12} lines={narrow ? 2 : 1} />
  if (rows.length === 0) return empty
  const foot = <TableFoot count={rows.length} more={props.more} />
  return narrow ? <NarrowRows {...props} rows={rows} foot={foot} /> : <WideTable {...props} rows={rows} foot={foot} />
}

function noSelection(): void {}

function TableFoot({ count, more }: { count: number; more: DataTableProps<never>['more'] }) {
  const words = useWords()
  return (
    <div className="fw-table-foot">
      <span>{more === undefined ? words.allShown(count) : words.someShown(count)}</span>
      {more && (
        <Button kind="quiet" busy={more.loading} onClick={more.load}>
          {more.loading ? words.loading : words.loadMore}
        </Button>
      )}
    </div>
  )
}
