import './clock.css'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { type Deadline, type DeadlineReading, readDeadline } from './deadline.ts'
import { formatDuration, type Language } from './duration.ts'
import { useNow } from './server-clock.ts'
import { words as allWords, useLanguage, useWords, type Words } from './words.ts'

interface ClockProps extends Deadline {
  /** What must be done by then. */
  readonly label?: ReactNode
  /** `line` sits in a list row; `block` heads a page and shows the bar. */
  readonly size?: 'line' | 'block'
}

/** A deadline in words, counting on the server's time, with the share used and its marks at 50 and 80 %. */
export function Clock({ label, size = 'line', ...deadline }: ClockProps) {
  const language = useLanguage()
  const words = useWords()
  const now = useNow(deadline.stoppedAt === undefined && deadline.pausedAt === undefined ? 1000 : 3_600_000)
  const reading = readDeadline(deadline, now)
  const text = clockText(reading, language)
  return (
    <span className={classNames('fw-clock', `fw-clock-${size}`, `fw-clock-${reading.phase}`)} role="timer">
      {label !== undefined && <span className="fw-clock-label">{label}</span>}
      <span className="fw-clock-text">{text}</span>
      {size === 'block' && <ClockBar reading={reading} title={words.usedShare(Math.floor(reading.share * 100))} />}
    </span>
  )
}

/** What the clock says: what is left, or by how much it is late. */
export function clockText({ phase, remainingMs }: DeadlineReading, language: Language): string {
  const words: Words = allWords[language]
  const ticking = phase === 'running' || phase === 'soon' || phase === 'late'
  const length = formatDuration(remainingMs, language, { keepZero: ticking })
  if (phase === 'late') return words.overdue(length)
  if (phase === 'running' || phase === 'soon') return words.remaining(length)
  return words[phase](length)
}

function ClockBar({ reading, title }: { reading: DeadlineReading; title: string }) {
  return (
    <svg className="fw-clock-bar" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label={title}>
      <rect className="fw-clock-track" width="100" height="4" />
      <rect className="fw-clock-used" width={reading.share * 100} height="4" />
      {[50, 80].map(x => (
        <line key={x} x1={x} x2={x} y1="0" y2="4" />
      ))}
    </svg>
  )
}
