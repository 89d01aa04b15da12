import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { activeShortcuts, matchShortcut, type PressTarget, type Shortcut, type ShortcutLayer } from './match.ts'

interface Registry {
  add(layer: { current: ShortcutLayer }): () => void
  active(): readonly Shortcut[]
}

const RegistryContext = createContext<Registry | undefined>(undefined)

/** Listens once for the whole window; layers come and go with the components that own them. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const layers = useRef<{ current: ShortcutLayer }[]>([])
  const registry = useMemo<Registry>(
    () => ({
      add: layer => {
        layers.current = [...layers.current, layer]
        return () => {
          layers.current = layers.current.filter(other => other !== layer)
        }
      },
      active: () => activeShortcuts(layers.current.map(layer => layer.current)),
    }),
    [],
  )
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const found = matchShortcut(
        layers.current.map(layer => layer.current),
        {
          key: event.key,
          ctrlKey: event.ctrlKey,
          metaKey: event.metaKey,
          altKey: event.altKey,
          isComposing: event.isComposing,
          defaultPrevented: event.defaultPrevented,
          target: describeTarget(event.target),
        },
      )
      if (found === undefined) return
      event.preventDefault()
      found.run()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
  return <RegistryContext value={registry}>{children}</RegistryContext>
}

/** Makes keys work while the component is shown. `modal` silences everything below it. */
export function useShortcuts(
  shortcuts: readonly Shortcut[],
  { enabled = true, modal = false }: { enabled?: boolean; modal?: boolean } = {},
): void {
  const registry = useContext(RegistryContext)
  const layer = useRef<ShortcutLayer>({ shortcuts, modal })
  useEffect(() => {
    layer.current = { shortcuts, modal }
  }, [shortcuts, modal])
  useEffect(() => (enabled ? registry?.add(layer) : undefined), [registry, enabled])
}

/** What the keys would do now, read when `open` turns true, before the overlay itself takes the keys. */
export function useActiveShortcuts(open: boolean): readonly Shortcut[] {
  const registry = useContext(RegistryContext)
  const [shown, setShown] = useState<readonly Shortcut[]>([])
  const [wasOpen, setWasOpen] = useState(false)
  if (open !== wasOpen) {
    setWasOpen(open)
    if (open) setShown(registry?.active() ?? [])
  }
  return shown
}

function describeTarget(target: EventTarget | null): PressTarget | undefined {
  if (!(target instanceof HTMLElement)) return undefined
  return { tagName: target.tagName, role: target.getAttribute('role'), isContentEditable: target.isContentEditable }
}
