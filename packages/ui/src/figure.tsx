import './figure.css'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { useLanguage, useWords } from './words.ts'

interface FigureProps {
  readonly label: ReactNode
  readonly value: number
  readonly unit?: string
  /** The denominator; the share is worked out and shown beside it. */
  readonly of?: number | undefined
  /** The difference to the same span before, and the name of that span. */
  readonly change?: { readonly by: number; readonly than: string } | undefined
  /** Something here is wrong and needs somebody. */
  readonly alert?: boolean
  readonly onOpen?: (() => void) | undefined
  readonly digits?: number
}

/** A number with what it is out of and how it has changed; a button when it opens what it counts. */
export function Figure({ label, value, unit, of, change, alert = false, onOpen, digits = 0 }: FigureProps) {
  const words = useWords()
  const language = useLanguage()
  const format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  const body = (
    <>
      <span className="fw-figure-label">{label}</span>
      <span className="fw-figure-value">
        {format.format(value)}
        {unit !== undefined && <span className="fw-figure-unit">{unit}</span>}
        {of !== undefined && <span className="fw-figure-of">/ {format.format(of)}</span>}
      </span>
      <span className="fw-figure-note">
        {of !== undefined && of > 0 && <span>{share(value, of)}</span>}
        {change !== undefined && (
          <span>
            {change.by === 0 ? words.same(change.than) : words.change(signed(change.by, format), change.than)}
          </span>
        )}
      </span>
    </>
  )
  const name = classNames('fw-figure', alert && value > 0 && 'fw-figure-alert')
  if (onOpen === undefined) return <div className={name}>{body}</div>
  return (
    <button type="button" className={name} onClick={onOpen}>
      {body}
    </button>
  )
}

/** Figures side by side, parted by hairlines, wrapping as the width asks. */
export function FigureRow({ children }: { children: ReactNode }) {
  return <div className="fw-figure-row">{children}</div>
}

function share(value: number, of: number): string {
  return `${((value / of) * 100).toFixed(1)}%`
}

function signed(by: number, format: Intl.NumberFormat): string {
  return `${by > 0 ? '+' : '−'}${format.format(Math.abs(by))}`
}
