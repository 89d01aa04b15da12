import './shortcut-help.css'
import { useMemo, useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { KeyHint } from '../key-hint.tsx'
import { useWords } from '../words.ts'
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
        {shown.map(shortcut => (
          <div key={shortcut.key}>
            <dt>
              <KeyHint keyName={shortcut.key} />
            </dt>
            <dd>{shortcut.label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

/** The state of the help overlay, for whoever shows it. */
export function useShortcutHelp(): { open: boolean; onOpen: () => void; onClose: () => void } {
  const [open, setOpen] = useState(false)
  return useMemo(() => ({ open, onOpen: () => setOpen(true), onClose: () => setOpen(false) }), [open])
}
