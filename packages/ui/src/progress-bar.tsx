import './progress-bar.css'
import type { ReactNode } from 'react'
import { useLanguage, useWords } from './words.ts'

interface ProgressBarProps {
  readonly label: ReactNode
  readonly done: number
  readonly total: number
  /** What else is counted, e.g. refused rows. */
  readonly note?: ReactNode
}

/** How far a count has come, in figures and as a bar. */
export function ProgressBar({ label, done, total, note }: ProgressBarProps) {
  const words = useWords()
  const format = new Intl.NumberFormat(useLanguage() === 'zh' ? 'zh-CN' : 'en-GB')
  return (
    <div className="fw-progress">
      <div className="fw-progress-head">
        <span>{label}</span>
        <span>{words.outOf(format.format(done), format.format(total))}</span>
      </div>
      <progress value={done} max={Math.max(total, 1)} />
      {note !== undefined && <div className="fw-progress-note">{note}</div>}
    </div>
  )
}
