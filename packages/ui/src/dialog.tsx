import './dialog.css'
import { type ReactNode, useEffect, useId, useMemo, useRef } from 'react'
import { Button } from './button.tsx'
import { useShortcuts } from './shortcuts/shortcuts.tsx'
import { useWords } from './words.ts'

interface DialogProps {
  readonly open: boolean
  readonly title: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons, the one that does it first. */
  readonly footer?: ReactNode
  readonly width?: number
}

/** A modal window of the browser's own: it keeps the focus and gives it back. Escape closes it. */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null
}

function OpenDialog({ title, onClose, children, footer, width = 480 }: DialogProps) {
  const words = useWords()
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useShortcuts(
    useMemo(() => [{ key: 'Escape', label: words.close, run: onClose }], [words, onClose]),
    { modal: true },
  )
  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={element}
      className="fw-dialog"
      style={{ width }}
      aria-labelledby={titleId}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className="fw-dialog-head">
        <h2 id={titleId}>{title}</h2>
        <Button kind="quiet" icon="close" aria-label={words.close} onClick={onClose} />
      </header>
      <div className="fw-dialog-body">{children}</div>
      {footer !== undefined && <footer className="fw-dialog-foot">{footer}</footer>}
    </dialog>
  )
}
