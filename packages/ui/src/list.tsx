import './list.css'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { classNames } from './class-names.ts'
import { useShortcuts } from './shortcuts/shortcuts.tsx'

interface ListKeys {
  readonly ids: readonly string[]
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
  readonly onOpen?: ((id: string) => void) | undefined
  readonly labels: { readonly next: string; readonly previous: string; readonly open: string }
  readonly enabled?: boolean
}

/** j and k, and the arrows, walk a list; Enter opens what is chosen. */
export function useListKeys({ ids, selected, onSelect, onOpen, labels, enabled = true }: ListKeys): void {
  const shortcuts = useMemo(() => {
    const step = (by: number) => () => {
      const id = stepThrough(ids, selected, by)
      if (id !== undefined) onSelect(id)
    }
    const open = () => {
      if (selected !== undefined) onOpen?.(selected)
    }
    return [
      { key: 'j', label: labels.next, run: step(1) },
      { key: 'k', label: labels.previous, run: step(-1) },
      { key: 'ArrowDown', label: labels.next, run: step(1) },
      { key: 'ArrowUp', label: labels.previous, run: step(-1) },
      ...(onOpen === undefined ? [] : [{ key: 'Enter', label: labels.open, run: open }]),
    ]
  }, [ids, selected, onSelect, onOpen, labels])
  useShortcuts(shortcuts, { enabled: enabled && ids.length > 0 })
}

/** The neighbour of `selected`, staying within the list; the first when nothing (or something gone) is chosen. */
export function stepThrough(ids: readonly string[], selected: string | undefined, by: number): string | undefined {
  const at = selected === undefined ? -1 : ids.indexOf(selected)
  if (at === -1) return ids[0]
  return ids[Math.min(Math.max(at + by, 0), ids.length - 1)]
}

/** Rows parted by hairlines. */
export function List({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className="fw-list" aria-label={label}>
      {children}
    </ul>
  )
}

interface ListRowProps {
  /** The grade or state, before everything else. */
  /** Nothing to mark in this row of a list whose others are marked: null keeps its place. */
  readonly leading?: ReactNode
  readonly title: ReactNode
  /** The second line: where, who, since when. */
  readonly meta?: ReactNode
  /** The clock or the figure, at the end of the first line. */
  readonly trailing?: ReactNode
  readonly selected?: boolean
  readonly onSelect?: () => void
  readonly onOpen?: () => void
}

/** One thing of a list on two lines; the chosen row keeps itself in view. */
export function ListRow({ leading, title, meta, trailing, selected = false, onSelect, onOpen }: ListRowProps) {
  const element = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  const body = (
    <>
      {leading !== undefined && <span className="fw-row-leading">{leading}</span>}
      <span className="fw-row-title">{title}</span>
      {trailing !== undefined && <span className="fw-row-trailing">{trailing}</span>}
      {meta !== undefined && <span className="fw-row-meta">{meta}</span>}
    </>
  )
  return (
    <li ref={element} className={classNames('fw-row', selected && 'fw-row-selected')}>
      {onSelect === undefined ? (
        <div className="fw-row-body">{body}</div>
      ) : (
        <button
          type="button"
          className="fw-row-body"
          aria-current={selected || undefined}
          onClick={onSelect}
          onDoubleClick={onOpen}
        >
          {body}
        </button>
      )}
    </li>
  )
}
