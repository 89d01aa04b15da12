import './states.css'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { useWords } from './words.ts'

interface EmptyStateProps {
  /** A sentence: what is not there, and that it is well so, or what would bring it. */
  readonly children: ReactNode
  readonly icon?: IconName
  readonly action?: ReactNode
}

/** Nothing to show, said in a sentence. */
export function EmptyState({ children, icon, action }: EmptyStateProps) {
  return (
    <div className="fw-state-page">
      {icon && <Icon name={icon} size={28} />}
      <p>{children}</p>
      {action}
    </div>
  )
}

interface ErrorStateProps {
  readonly what: ReactNode
  /** What was not lost. */
  readonly kept?: ReactNode
  readonly next?: ReactNode
  /** To be told to whoever looks after the system. */
  readonly requestId?: string | undefined
  readonly onRetry?: (() => void) | undefined
  readonly action?: ReactNode
}

/** What happened, what is kept, what to do; in that order. */
export function ErrorState({ what, kept, next, requestId, onRetry, action }: ErrorStateProps) {
  const words = useWords()
  return (
    <div className="fw-error" role="alert">
      <h2>{what}</h2>
      <dl>
        {kept !== undefined && (
          <div>
            <dt>{words.whatIsKept}</dt>
            <dd>{kept}</dd>
          </div>
        )}
        {next !== undefined && (
          <div>
            <dt>{words.whatToDo}</dt>
            <dd>{next}</dd>
          </div>
        )}
        {requestId !== undefined && (
          <div>
            <dt>{words.requestId}</dt>
            <dd className="fw-error-id">{requestId}</dd>
          </div>
        )}
      </dl>
      <div className="fw-commands">
        {onRetry && (
          <Button kind="primary" onClick={onRetry}>
            {words.retry}
          </Button>
        )}
        {action}
      </div>
    </div>
  )
}

/** As tall as the rows that will come, so that nothing jumps when they do. */
export function SkeletonRows({ count = 6, lines = 1 }: { count?: number; lines?: 1 | 2 }) {
  const words = useWords()
  return (
    <div role="status" aria-label={words.loading}>
      {Array.from({ length: count }, (_, index) => `row ${index}`).map(row => (
        <div key={row} className={`fw-skeleton-row fw-skeleton-lines-${lines}`}>
          <i />
          {lines === 2 && <i />}
        </div>
      ))}
    </div>
  )
}

/** As wide and high as the words that will come. */
export function SkeletonText({ ch = 8 }: { ch?: number }) {
  return <i className="fw-skeleton-text" style={{ width: `${ch}ch` }} aria-hidden="true" />
}
