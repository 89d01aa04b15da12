import { type Column, type Shortcut, useShortcuts } from '@fangwei/ui/index.ts'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { MatterSummary } from '../matter/use-matter.ts'
import type { Words } from '../matter/words.ts'
import { BulkBar } from '../queue/bulk-bar.tsx'

interface ChosenOptions<Row> {
  readonly rows: readonly Row[] | undefined
  readonly matterOf: (row: Row) => MatterSummary
  /** The row the keyboard stands on. */
  readonly selected: string | undefined
  readonly words: Words
  /** What choosing is called, for the key and for those who listen. */
  readonly label: string
  readonly enabled?: boolean
}

interface Chosen<Row> {
  /** The column of tick boxes. */
  readonly column: Column<Row>
  /** Chooses this one alone. */
  readonly only: (id: string) => void
  /** What may be done with all that is chosen; nothing while nothing is. */
  readonly bar: ReactNode
}

const none: ReadonlySet<string> = new Set()

/** Rows of matters worked many at a time: ticked by mouse or `x`, then one action for all of them. */
export function useChosen<Row>(options: ChosenOptions<Row>): Chosen<Row> {
  const { rows, matterOf, selected, words, label, enabled = true } = options
  const [chosen, setChosen] = useState(none)
  const choose = useCallback((id: string) => setChosen(was => toggled(was, id)), [])
  const only = useCallback((id: string) => setChosen(new Set([id])), [])
  const keys = useMemo(
    (): Shortcut[] => [{ key: 'x', label, run: () => selected !== undefined && choose(selected) }],
    [label, selected, choose],
  )
  useShortcuts(keys, { enabled })
  const column = useMemo(() => chooseColumn(matterOf, chosen, choose, label), [matterOf, chosen, choose, label])
  const matters = useMemo(() => (rows ?? []).map(matterOf).filter(({ id }) => chosen.has(id)), [rows, matterOf, chosen])
  const bar = matters.length > 0 && (
    <BulkBar chosen={matters} words={words} onClear={() => setChosen(none)} onKeep={kept => setChosen(new Set(kept))} />
  )
  return { column, only, bar }
}

function toggled(was: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(was)
  if (!next.delete(id)) next.add(id)
  return next
}

const chooseColumn = <Row,>(
  matterOf: (row: Row) => MatterSummary,
  chosen: ReadonlySet<string>,
  choose: (id: string) => void,
  label: string,
): Column<Row> => ({
  key: 'choose',
  title: '',
  width: 44,
  narrow: 'hidden',
  render: row => (
    <input
      type="checkbox"
      aria-label={label}
      checked={chosen.has(matterOf(row).id)}
      onClick={event => event.stopPropagation()}
      onChange={event => {
        choose(matterOf(row).id)
        event.target.blur()
      }}
    />
  ),
})
