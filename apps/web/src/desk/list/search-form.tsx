import { useState } from 'react'
import { useSearchParams } from 'react-router'

/** Filters that stand in the address, and how to change one of them; nothing or an empty word takes it away. */
export function useAddressFilters() {
  const [search, setSearch] = useSearchParams()
  const change = (name: string, value: string | undefined) =>
    setSearch(
      was => {
        const next = new URLSearchParams(was)
        if (value === undefined || value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  return [search, change] as const
}

interface SearchFormProps {
  readonly label: string
  /** What is searched for at first. */
  readonly value: string | undefined
  readonly onSearch: (words: string) => void
}

/** A search that asks when Enter is pressed. */
export function SearchForm({ label, value = '', onSearch }: SearchFormProps) {
  const [words, setWords] = useState(value)
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        onSearch(words.trim())
      }}
    >
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={80}
        value={words}
        onChange={event => setWords(event.target.value)}
      />
    </form>
  )
}
