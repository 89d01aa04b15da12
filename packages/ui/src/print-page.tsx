import './print-page.css'
import type { ReactNode } from 'react'

interface PrintPageProps {
  /** The issuing body, printed in red at the head (发文机关标志). Absent: an internal list without a red head. */
  readonly issuer?: string
  /** The number of the paper (发文字号). */
  readonly number?: string
  readonly title: string
  /** Below the title: for which body and which span. */
  readonly subtitle?: ReactNode
  readonly children: ReactNode
  /** Who signs and when (发文机关署名、成文日期), one line each, at the right. */
  readonly signature?: readonly string[]
  readonly kind?: 'letter' | 'ledger'
}

/**
 * One paper on A4. A letter follows the page of GB/T 9704-2012: text area 156 × 225 mm, 37 mm above, 28 mm at the left,
 * body in FangSong of size 3 (16 pt), title of size 2 (22 pt). A ledger is turned on its side and set small, for tables.
 */
export function PrintPage({ issuer, number, title, subtitle, children, signature, kind = 'letter' }: PrintPageProps) {
  return (
    <article className={`fw-print fw-print-${kind}`} lang="zh-CN">
      {issuer !== undefined && (
        <header className="fw-print-head">
          <p className="fw-print-issuer">{issuer}</p>
          {number !== undefined && <p className="fw-print-number">{number}</p>}
        </header>
      )}
      <h1 className="fw-print-title">{title}</h1>
      {subtitle !== undefined && <div className="fw-print-subtitle">{subtitle}</div>}
      <div className="fw-print-body">{children}</div>
      {signature !== undefined && (
        <footer className="fw-print-signature">
          {signature.map(line => (
            <p key={line}>{line}</p>
          ))}
        </footer>
      )}
    </article>
  )
}
