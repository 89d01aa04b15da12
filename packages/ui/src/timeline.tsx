import './timeline.css'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface TimelineEntry {
  readonly id: string
  /** The day as people say it, e.g. `11月22日`; entries of one day stand under one heading. */
  readonly day: string
  /** The time of day, e.g. `10:32`. */
  readonly time: string
  readonly dateTime: string
  /** A whole sentence: who did what to whom. */
  readonly sentence: ReactNode
  readonly detail?: ReactNode
  /** `alert` for a lapse or a danger, `quiet` for what the system did by itself. */
  readonly weight?: 'alert' | 'plain' | 'quiet'
}

/** What happened, told in sentences, day by day. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol className="fw-timeline" aria-label={label}>
      {entries.map((entry, index) => (
        <li key={entry.id} className={classNames('fw-timeline-entry', `fw-timeline-${entry.weight ?? 'plain'}`)}>
          {entry.day !== entries[index - 1]?.day && <h4 className="fw-timeline-day">{entry.day}</h4>}
          <time dateTime={entry.dateTime}>{entry.time}</time>
          <span className="fw-timeline-dot" />
          <div className="fw-timeline-words">
            <p>{entry.sentence}</p>
            {entry.detail !== undefined && <div className="fw-timeline-detail">{entry.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
