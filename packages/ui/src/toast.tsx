import './toast.css'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { useWords } from './words.ts'

export interface Toast {
  readonly message: ReactNode
  readonly tone?: 'plain' | 'alert'
  /** Takes back what was just done; the toast stays longer. */
  readonly onUndo?: (() => void) | undefined
}

interface ShownToast extends Toast {
  readonly id: number
}

const ShowContext = createContext<(toast: Toast) => void>(() => undefined)

/** Says that something was done, and lets it be undone. */
export function useToast(): (toast: Toast) => void {
  return useContext(ShowContext)
}

/** Keeps the last three messages at the foot of the page, read out politely. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([])
  const lastId = useRef(0)
  const show = useCallback((toast: Toast) => {
    lastId.current += 1
    const id = lastId.current
    setToasts(shown => [...shown.slice(-2), { ...toast, id }])
  }, [])
  const dismiss = useCallback((id: number) => setToasts(shown => shown.filter(toast => toast.id !== id)), [])
  return (
    <ShowContext value={show}>
      {children}
      <div className="fw-toasts" role="status">
        {toasts.map(toast => (
          <ToastCard key={toast.id} toast={toast} onDismiss={dismiss} />
        ))}
      </div>
    </ShowContext>
  )
}

function ToastCard({ toast, onDismiss }: { toast: ShownToast; onDismiss: (id: number) => void }) {
  const words = useWords()
  const [held, setHeld] = useState(false)
  const dismiss = useMemo(() => () => onDismiss(toast.id), [toast.id, onDismiss])
  const stays = toast.tone === 'alert' || held
  useEffect(() => {
    if (stays) return
    const timer = setTimeout(dismiss, toast.onUndo ? 10_000 : 5000)
    return () => clearTimeout(timer)
  }, [stays, dismiss, toast.onUndo])
  const undo = () => {
    toast.onUndo?.()
    dismiss()
  }
  return (
    <div
      className={classNames('fw-toast', toast.tone === 'alert' && 'fw-toast-alert')}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <span>{toast.message}</span>
      {toast.onUndo && (
        <Button kind="quiet" icon="undo" onClick={undo}>
          {words.undo}
        </Button>
      )}
      <Button kind="quiet" icon="close" aria-label={words.dismiss} onClick={dismiss} />
    </div>
  )
}
