import './button.css'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import { KeyHint } from './key-hint.tsx'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** One primary on a page; the rest plain or quiet. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly icon?: IconName
  /** The key that does the same, shown beside the words. */
  readonly keyHint?: string | undefined
  /** Waiting for an answer: pressed, and not to be pressed again. */
  readonly busy?: boolean
  readonly children?: ReactNode
}

export function Button({ kind = 'plain', icon, keyHint, busy = false, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames('fw-button', `fw-button-${kind}`, children === undefined && 'fw-button-bare', className)}
      aria-busy={busy || undefined}
      disabled={busy || rest.disabled}
    >
      {icon && <Icon name={icon} size={16} />}
      {children !== undefined && <span className="fw-ellipsis">{children}</span>}
      {keyHint && <KeyHint keyName={keyHint} />}
    </button>
  )
}
