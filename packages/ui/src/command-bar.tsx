import './command-bar.css'
import { type ReactNode, useMemo, useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import type { IconName } from './icon.tsx'
import { Menu } from './menu.tsx'
import { useShortcuts } from './shortcuts/shortcuts.tsx'
import { useWords } from './words.ts'

export interface Command {
  readonly key: string
  readonly label: string
  readonly icon?: IconName
  /** The first primary command leads; the others are quiet. */
  readonly primary?: boolean
  /** Cannot be taken back: asked for in words before it is done. */
  readonly danger?: boolean
  /** What will follow, said before the button; asked for whenever given. */
  readonly consequence?: ReactNode
  /** Why it cannot be done now. */
  readonly refusal?: string | undefined
  readonly busy?: boolean
  readonly run: () => void
}

interface CommandBarProps {
  readonly commands: readonly Command[]
  /** How many stand open before the rest go into a menu. */
  readonly shown?: number
  /** Whether the keys 1 to 9 do the commands in their order. */
  readonly numbered?: boolean
}

/** The allowed actions: one primary, the rest quiet, 1 to 9 on the keyboard, consequences before legal acts. */
export function CommandBar({ commands, shown = 4, numbered = true }: CommandBarProps) {
  const words = useWords()
  const [asking, setAsking] = useState<Command | undefined>(undefined)
  const ordered = useMemo(
    () => [...commands].sort((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false)),
    [commands],
  )
  const start = (command: Command) => {
    if (command.refusal !== undefined || command.busy) return
    if (command.consequence === undefined) command.run()
    else setAsking(command)
  }
  const shortcuts = ordered
    .slice(0, 9)
    .map((command, index) => ({ key: String(index + 1), label: command.label, run: () => start(command) }))
  useShortcuts(shortcuts, { enabled: numbered })
  const overflow = ordered.slice(shown)
  return (
    <div className="fw-commands" role="toolbar">
      {ordered.slice(0, shown).map((command, index) => (
        <Button
          key={command.key}
          kind={commandKind(command, index)}
          disabled={command.refusal !== undefined}
          title={command.refusal}
          busy={command.busy ?? false}
          keyHint={numbered && index < 9 ? String(index + 1) : undefined}
          onClick={() => start(command)}
          {...(command.icon && { icon: command.icon })}
        >
          {command.label}
        </Button>
      ))}
      {overflow.length > 0 && (
        <Menu
          label={words.more}
          icon="dots"
          items={overflow.map((command, index) => ({
            key: command.key,
            label: command.label,
            note: command.refusal ?? (numbered && index + shown < 9 ? String(index + shown + 1) : undefined),
            disabled: command.refusal !== undefined,
            danger: command.danger ?? false,
            run: () => start(command),
          }))}
        />
      )}
      <Consequence command={asking} onClose={() => setAsking(undefined)} />
    </div>
  )
}

function Consequence({ command, onClose }: { command: Command | undefined; onClose: () => void }) {
  const words = useWords()
  if (command === undefined) return null
  const act = () => {
    onClose()
    command.run()
  }
  return (
    <Dialog
      open
      title={command.label}
      onClose={onClose}
      footer={
        <>
          <Button kind="primary" className={command.danger ? 'fw-button-stop' : ''} onClick={act}>
            {command.label}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      }
    >
      {command.consequence}
    </Dialog>
  )
}

function commandKind(command: Command, index: number): 'primary' | 'danger' | 'plain' {
  if (command.danger) return 'danger'
  return command.primary && index === 0 ? 'primary' : 'plain'
}
