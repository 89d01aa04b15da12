import './list.css'
import { useShortcuts } from '@fangwei/ui/index.ts'
import { useEffect, useMemo, useRef, useState } from 'react'

/** Asks when the typing pauses. */
const pauseMs = 350

interface SearchBoxProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onSearch: (q: string) => void
}

/** A search that asks by itself; `/` goes to it. */
export function SearchBox({ label, hint, value, onSearch }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(value)
  const latest = useRef(onSearch)
  useEffect(() => {
    latest.current = onSearch
  }, [onSearch])
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => latest.current(typed.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [typed, value])
  useShortcuts(useMemo(() => [{ key: '/', label, run: () => input.current?.focus() }], [label]))
  return (
    <input
      ref={input}
      type="search"
      className="list-search"
      placeholder={hint}
      aria-label={label}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      onKeyDown={event => {
        if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur()
      }}
    />
  )
}
