import './state-tag.css'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** How far along something is. Each tone has a shape of its own: ring, half, full, bar, exclamation, cross. */
export type Tone = 'waiting' | 'active' | 'done' | 'paused' | 'late' | 'refused'

const shapes: Readonly<Record<Tone, ReactNode>> = {
  waiting: <circle cx="6" cy="6" r="4.25" />,
  active: (
    <>
      <circle cx="6" cy="6" r="4.25" />
      <path className="fw-state-fill" d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" />
    </>
  ),
  done: (
    <>
      <circle className="fw-state-fill" cx="6" cy="6" r="4.25" />
      <path className="fw-state-cut" d="M4 6.2 5.5 7.7 8.1 4.6" />
    </>
  ),
  paused: (
    <>
      <circle cx="6" cy="6" r="4.25" />
      <path d="M4.8 4.5v3M7.2 4.5v3" />
    </>
  ),
  late: (
    <>
      <circle className="fw-state-fill" cx="6" cy="6" r="4.75" />
      <path className="fw-state-cut" d="M6 3.3v3M6 8.4v.2" />
    </>
  ),
  refused: <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" />,
}

/** A state in words, with a small shape before it. Quiet: no box. */
export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classNames('fw-state', `fw-state-${tone}`)}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        {shapes[tone]}
      </svg>
      {children}
    </span>
  )
}
