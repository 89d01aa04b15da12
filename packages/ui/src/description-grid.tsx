import './description-grid.css'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { useWords } from './words.ts'

export interface Description {
  readonly key: string
  readonly label: ReactNode
  readonly value: ReactNode
  /** Takes the whole width: long text. */
  readonly wide?: boolean
}

/** What is known, label beside value, in as many columns as fit. What is not filled is said to be so. */
export function DescriptionGrid({ items }: { items: readonly Description[] }) {
  const words = useWords()
  return (
    <dl className="fw-descriptions">
      {items.map(({ key, label, value, wide }) => (
        <div key={key} className={classNames('fw-description', wide && 'fw-description-wide')}>
          <dt>{label}</dt>
          <dd>{isBlank(value) ? <span className="fw-description-blank">{words.notFilled}</span> : value}</dd>
        </div>
      ))}
    </dl>
  )
}

function isBlank(value: ReactNode): boolean {
  return value === undefined || value === null || value === '' || value === false
}
