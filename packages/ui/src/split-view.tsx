import './split-view.css'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { useWords } from './words.ts'

interface SplitViewProps {
  readonly list: ReactNode
  readonly detail: ReactNode
  /** On a narrow screen one of the two is shown; this says which. */
  readonly detailOpen: boolean
  readonly onBack: () => void
  /** Width of the list in px, and where a new one is remembered. */
  readonly width?: number
  readonly onWidth?: (px: number) => void
}

const narrowest = 280
const widest = 720

/** The queue on the left, what is chosen on the right, a line between them that can be moved. */
export function SplitView({ list, detail, detailOpen, onBack, width = 400, onWidth }: SplitViewProps) {
  const words = useWords()
  const root = useRef<HTMLDivElement>(null)
  const [px, setPx] = useState(width)
  const settle = (next: number) => {
    const clamped = clampWidth(next)
    setPx(clamped)
    onWidth?.(clamped)
  }
  const drag = (event: PointerEvent<HTMLElement>) => {
    const left = root.current?.getBoundingClientRect().left ?? 0
    setPx(clampWidth(event.clientX - left))
  }
  return (
    <div
      ref={root}
      className={classNames('fw-split', detailOpen && 'fw-split-detail-open')}
      style={{ gridTemplateColumns: `${px}px 1px minmax(0, 1fr)` }}
    >
      <section className="fw-split-list" aria-label={words.list}>
        {list}
      </section>
      <hr
        className="fw-split-line"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={words.resize}
        aria-valuenow={px}
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={event => event.currentTarget.hasPointerCapture(event.pointerId) && drag(event)}
        onPointerUp={() => settle(px)}
        onKeyDown={event => {
          const by = keyStep(event)
          if (by !== 0) settle(px + by)
        }}
      />
      <section className="fw-split-detail" aria-label={words.detail}>
        <div className="fw-split-back">
          <Button kind="quiet" icon="left" onClick={onBack}>
            {words.back}
          </Button>
        </div>
        {detail}
      </section>
    </div>
  )
}

function clampWidth(px: number): number {
  return Math.round(Math.min(Math.max(px, narrowest), widest))
}

function keyStep(event: KeyboardEvent): number {
  if (event.key === 'ArrowLeft') return -16
  return event.key === 'ArrowRight' ? 16 : 0
}
