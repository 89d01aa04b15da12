import type { Static } from '@fangwei/contract/index.ts'
import type { Reply } from '@fangwei/contract/route.ts'
import { type WallEvents, wallRoutes } from '@fangwei/contract/wall.ts'
import { byAttention, type WallEntry } from '@fangwei/domain/wall/index.ts'
import { openUnitTable, type UnitTable } from './unit-table.ts'

export type WallView = Reply<typeof wallRoutes.getWall>
type Changes = { readonly [K in keyof typeof WallEvents]: Static<(typeof WallEvents)[K]> }

/** What the page draws anew when it changes; units move in a table of their own, outside of React. */
export interface Shown {
  readonly view: WallView
  /** In the order of attention. */
  readonly entries: readonly WallEntry[]
  /** The line to the server is open. */
  readonly connected: boolean
}

export interface WallStore {
  readonly units: UnitTable
  subscribe(listener: () => void): () => void
  shown(): Shown | undefined
  /** Told each entry that nobody has taken and that was not there before. */
  onNew(listener: (entry: WallEntry) => void): () => void
  close(): void
}

interface Hear {
  event<K extends keyof Changes>(name: K, take: (data: Changes[K]) => void): void
  connected(isOpen: boolean): void
}

/** Opens the stream; after a broken line the browser comes back by itself and the stream begins with a whole view. */
function connect(hear: (source: EventSource) => void): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    source = new EventSource(wallRoutes.watchWall.path)
    hear(source)
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, 3000)
    })
  }
  open()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}

export function openWallStore(): WallStore {
  const listeners = new Set<() => void>()
  const news = new Set<(entry: WallEntry) => void>()
  const units = openUnitTable()
  let shown: Shown | undefined

  const show = (next: Shown) => {
    shown = next
    for (const listener of listeners) listener()
  }
  const announce = (before: readonly WallEntry[], now: readonly WallEntry[]) => {
    const known = new Map(before.map(entry => [entry.id, entry]))
    for (const entry of now) {
      const old = known.get(entry.id)
      const isNew = !entry.owned && (old === undefined || old.occurrences < entry.occurrences)
      if (isNew) for (const tell of news) tell(entry)
    }
  }
  const takeView = (view: WallView) => {
    const before = shown?.entries
    units.reset(view.units.map(unit => unit.dot))
    show({ view, entries: view.entries, connected: true })
    if (before !== undefined) announce(before, view.entries)
  }
  const takeEntries = ({ entries, gone }: Changes['entries']) => {
    if (shown === undefined) return
    const changed = new Set([...gone, ...entries.map(entry => entry.id)])
    const kept = shown.entries.filter(entry => !changed.has(entry.id))
    const now = [...kept, ...entries].sort(byAttention)
    const before = shown.entries
    show({ ...shown, entries: now })
    announce(before, entries)
  }
  const connected = (isOpen: boolean) => {
    if (shown !== undefined && shown.connected !== isOpen) show({ ...shown, connected: isOpen })
  }
  const close = connect(source => {
    const hear: Hear = {
      event: (name, take) => source.addEventListener(name, message => take(JSON.parse(message.data))),
      connected,
    }
    hear.event('view', takeView)
    hear.event('entries', takeEntries)
    hear.event('units', ({ moved, left }) => units.change(moved, left))
    hear.event('figures', figures => shown !== undefined && show({ ...shown, view: { ...shown.view, figures } }))
    source.addEventListener('open', () => hear.connected(true))
    source.addEventListener('error', () => hear.connected(false))
  })

  return {
    units,
    shown: () => shown,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onNew(listener) {
      news.add(listener)
      return () => news.delete(listener)
    },
    close,
  }
}
