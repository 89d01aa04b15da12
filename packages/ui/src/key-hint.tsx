import './key-hint.css'

const signs: Readonly<Record<string, string>> = { Enter: '↵', Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓' }

/** The key that does what the words beside it say. Hidden where there is no keyboard. */
export function KeyHint({ keyName }: { keyName: string }) {
  return (
    <span className="fw-key" aria-hidden="true">
      {signs[keyName] ?? keyName}
    </span>
  )
}
