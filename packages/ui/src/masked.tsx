import './masked.css'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { useWords } from './words.ts'

interface MaskedProps {
  /** What may always be seen, e.g. `138****5678`. */
  readonly masked: string
  /** What is being hidden, for those who listen, e.g. "phone of the caller". */
  readonly label: string
  /** Fetches the plain value; the asking is recorded by whoever answers. Absent: it may not be shown. */
  readonly onReveal?: (() => Promise<string>) | undefined
  /** How long the plain value stays before it hides itself again. */
  readonly shownForMs?: number
}

type Sight = { is: 'hidden' } | { is: 'asking' } | { is: 'failed' } | { is: 'plain'; value: string }

/** A personal value behind its mask, with the button that shows it for a while. */
export function Masked({ masked, label, onReveal, shownForMs = 60_000 }: MaskedProps) {
  const words = useWords()
  const [sight, setSight] = useState<Sight>({ is: 'hidden' })
  useEffect(() => {
    if (sight.is !== 'plain') return
    const timer = setTimeout(() => setSight({ is: 'hidden' }), shownForMs)
    return () => clearTimeout(timer)
  }, [sight, shownForMs])
  const reveal = async () => {
    if (onReveal === undefined) return
    setSight({ is: 'asking' })
    try {
      setSight({ is: 'plain', value: await onReveal() })
    } catch {
      setSight({ is: 'failed' })
    }
  }
  const plain = sight.is === 'plain'
  return (
    <span className="fw-masked">
      <span className={plain ? undefined : 'fw-masked-value'}>{plain ? sight.value : masked}</span>
      {sight.is === 'failed' && (
        <span className="fw-masked-failed" role="alert">
          {words.revealFailed}
        </span>
      )}
      {onReveal && (
        <Button
          kind="quiet"
          icon={plain ? 'eyeOff' : 'eye'}
          className="fw-masked-button"
          busy={sight.is === 'asking'}
          title={plain ? words.hide : words.revealNote}
          aria-label={`${plain ? words.hide : words.reveal} ${label}`}
          onClick={plain ? () => setSight({ is: 'hidden' }) : reveal}
        />
      )}
    </span>
  )
}
