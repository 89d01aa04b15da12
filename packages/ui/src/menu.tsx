import './menu.css'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

export interface MenuItem {
  readonly key: string
  readonly label: ReactNode
  readonly note?: ReactNode
  readonly icon?: IconName
  readonly disabled?: boolean
  readonly danger?: boolean
  /** Set on choices among several: whether this is the one in force. */
  readonly chosen?: boolean
  readonly run: () => void
}

interface MenuProps {
  readonly label: string
  readonly icon?: IconName
  /** Shown on the button beside the icon; without it the label is only spoken. */
  readonly face?: ReactNode
  readonly items: readonly MenuItem[]
  readonly side?: 'start' | 'end'
}

/** A button with a short list of things to do or to choose from. Arrows move, Escape and a click elsewhere close. */
export function Menu({ label, icon, face, items, side = 'end' }: MenuProps) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const listId = useId()
  useEffect(() => {
    if (!open) return
    root.current?.querySelector<HTMLElement>('[role^=menuitem]:not(:disabled)')?.focus()
    const leave = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', leave)
    return () => document.removeEventListener('pointerdown', leave)
  }, [open])
  const close = () => {
    setOpen(false)
    root.current?.querySelector('button')?.focus()
  }
  const choose = (item: MenuItem) => {
    close()
    item.run()
  }
  return (
    <div className="fw-menu" ref={root}>
      <Button
        kind="quiet"
        aria-label={label}
        title={face === undefined ? label : undefined}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={listId}
        onClick={() => setOpen(!open)}
        {...(icon && { icon })}
      >
        {face}
      </Button>
      {open && (
        <div
          className={classNames('fw-menu-list', `fw-menu-${side}`)}
          id={listId}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          onKeyDown={event => moveInMenu(event, close)}
        >
          {items.map(item => (
            <MenuEntry key={item.key} item={item} onChoose={() => choose(item)} />
          ))}
        </div>
      )}
    </div>
  )
}

function MenuEntry({ item, onChoose }: { item: MenuItem; onChoose: () => void }) {
  const common = {
    type: 'button',
    className: classNames('fw-menu-item', item.danger && 'fw-menu-danger'),
    disabled: item.disabled,
    onClick: onChoose,
  } as const
  const words = (
    <>
      {item.icon && <Icon name={item.icon} size={16} />}
      <span className="fw-menu-words">{item.label}</span>
      {item.note !== undefined && <span className="fw-menu-note">{item.note}</span>}
    </>
  )
  if (item.chosen === undefined)
    return (
      <button {...common} role="menuitem">
        {words}
      </button>
    )
  return (
    <button {...common} role="menuitemradio" aria-checked={item.chosen}>
      <span className="fw-menu-check">{item.chosen && <Icon name="check" size={14} />}</span>
      {words}
    </button>
  )
}

function moveInMenu(event: KeyboardEvent<HTMLDivElement>, close: () => void): void {
  if (event.key === 'Escape' || event.key === 'Tab') {
    if (event.key === 'Escape') event.preventDefault()
    close()
    return
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)')]
  const at = entries.indexOf(document.activeElement as HTMLElement)
  entries[(at + step + entries.length) % entries.length]?.focus()
}
