import './shortcut-help.css'
import { useMemo, useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { KeyHint } from '../key-hint.tsx'
import { useWords } from '../words.ts'
import type { Shortcut } from './match.ts'
import { useActiveShortcuts, useShortcuts } from './shortcuts.tsx'

/** `?` shows what the keys do here; `open` lets a button in the top bar show it too. */
export function ShortcutHelp({ open, onOpen, onClose }: { open: boolean; onOpen: () => void; onClose: () => void }) {
  const words = useWords()
  useShortcuts(useMemo(() => [{ key: '?', label: words.shortcuts, run: onOpen }], [words, onOpen]))
  const shown = useActiveShortcuts(open)
  return (
    <Dialog open={open} title={words.shortcuts} onClose={onClose} width={400}>
      <p className="fw-quiet">{words.shortcutsHint}</p>
      <dl className="fw-shortcut-list">
        {byLabel(shown).map(([label, keys]) => (
          <div key={label}>
            <dt>
              {keys.map(key => (
                <KeyHint key={key} keyName={key} />
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

/** Keys that do the same stand together. */
function byLabel(shortcuts: readonly Shortcut[]): [string, readonly string[]][] {
  const keys = new Map<string, readonly string[]>()
  for (const { key, label } of shortcuts) keys.set(label, [...(keys.get(label) ?? []), key])
  return [...keys]
}

/** The state of the help overlay, for whoever shows it. */
export function useShortcutHelp(): { open: boolean; onOpen: () => void; onClose: () => void } {
  const [open, setOpen] = useState(false)
  return useMemo(() => ({ open, onOpen: () => setOpen(true), onClose: () => setOpen(false) }), [open])
}
