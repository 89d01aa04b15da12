import type { WallEntry } from '@fangwei/domain/wall/index.ts'
import { useLanguage } from '@fangwei/ui/index.ts'
import { useEffect, useRef } from 'react'
import type { CapMessage } from '../shared/cap/active-cap.ts'
import { showCapAreas } from '../shared/cap/cap-areas.ts'
import { createMap, hasWebGl } from '../shared/map/create-map.ts'
import type { Shown, WallStore } from './live.ts'
import { type Overlay, openOverlay } from './overlay.ts'

interface GroundProps {
  readonly store: WallStore
  readonly shown: Shown
  readonly chosen: WallEntry | undefined
  /** Pixels of the design to pixels of this screen. */
  readonly scale: number
  /** Space taken at the edges: the city is fitted into what is left. */
  readonly padding: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
  readonly label: string
  /** Warnings of other systems in force: where they warn. */
  readonly outside: readonly CapMessage[]
}

const nothing = () => undefined

/** The map is the ground of the wall; its moving parts are drawn over it. */
export function Ground({ store, shown, chosen, scale, padding, label, outside }: GroundProps) {
  const language = useLanguage()
  const container = useRef<HTMLDivElement>(null)
  const overlay = useRef<Overlay | undefined>(undefined)
  const view = useRef<ReturnType<typeof createMap> | undefined>(undefined)
  const places = useRef(shown)
  places.current = shown
  const space = useRef(padding)
  space.current = padding

  useEffect(() => {
    if (container.current === null || !hasWebGl()) return
    const { centre } = places.current.view
    const camera = {
      center: [centre?.lng ?? 105, centre?.lat ?? 36] as [number, number],
      zoom: centre === null ? 3.5 : 12,
    }
    const parts = { container: container.current, mode: 'dark' as const, language, camera }
    const made = createMap({ ...parts, onSelect: nothing, onGroundMissing: nothing })
    made.map.scrollZoom.disable()
    made.map.keyboard.disable()
    fit(made.map, places.current, space.current)
    const drawn = openOverlay(made.map, store.units, 'dark', scale)
    view.current = made
    overlay.current = drawn
    const off = store.onNew(entry => drawn.pulse(entry))
    // What a measurement reads: frames drawn, and how often the alarms shown have rung.
    const rung = () => store.shown()?.entries.reduce((sum, entry) => sum + entry.occurrences, 0) ?? 0
    Object.assign(container.current, { frames: drawn.frames, rung })
    return () => {
      off()
      drawn.remove()
      made.remove()
      overlay.current = undefined
      view.current = undefined
    }
  }, [store, language, scale])

  useEffect(() => {
    if (view.current === undefined) return
    return showCapAreas(view.current.map, 'dark', outside)
  }, [outside])

  useEffect(() => {
    overlay.current?.show(shown.entries, shown.view.silent, chosen?.id)
  }, [shown, chosen?.id])

  useEffect(() => {
    const { map } = view.current ?? {}
    if (map === undefined || chosen?.position == null) return
    const at: [number, number] = [chosen.position.lng, chosen.position.lat]
    const { x, y } = map.project(at)
    const { left, right, top, bottom } = space.current
    const { clientWidth, clientHeight } = map.getContainer()
    const isSeen = x > left && x < clientWidth - right && y > top && y < clientHeight - bottom
    if (!isSeen) map.easeTo({ center: at, padding: space.current, duration: 600 })
  }, [chosen?.position])

  return <div ref={container} className="wall-ground" role="img" aria-label={label} data-testid="wall-ground" />
}

/** Shows every unit and matter, or the whole of the organisation's surroundings while there are none. */
function fit(
  map: ReturnType<typeof createMap>['map'],
  { view, entries }: Shown,
  padding: GroundProps['padding'],
): void {
  const places = [
    ...entries.flatMap(entry => entry.position ?? []),
    ...view.units.map(({ dot }) => ({ lng: dot[1], lat: dot[2] })),
    ...view.silent,
  ]
  if (places.length === 0) return
  // The outermost hundredth is left out: one unit on the highway must not shrink the city.
  const trim = (values: number[]) => {
    const sorted = values.toSorted((a, b) => a - b)
    const cut = Math.floor(sorted.length * 0.01)
    return [sorted[cut]!, sorted[sorted.length - 1 - cut]!] as const
  }
  const [west, east] = trim(places.map(({ lng }) => lng))
  const [south, north] = trim(places.map(({ lat }) => lat))
  map.fitBounds([west, south, east, north], { padding, maxZoom: 15, animate: false })
}
