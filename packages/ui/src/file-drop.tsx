import './file-drop.css'
import { type DragEvent, useId, useState } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { useWords, type Words } from './words.ts'

interface FileDropProps {
  readonly label: string
  /** Endings that are taken, with the dot: `.csv`. */
  readonly accept: readonly string[]
  readonly maxBytes: number
  readonly multiple?: boolean
  readonly disabled?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** Files dragged in or chosen. What cannot be taken is named, with the reason. */
export function FileDrop({ label, accept, maxBytes, multiple = false, disabled = false, onFiles }: FileDropProps) {
  const words = useWords()
  const id = useId()
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<readonly string[]>([])
  const take = (chosen: readonly File[]) => {
    const offered = multiple ? chosen : chosen.slice(0, 1)
    const refusals = offered.map(file => refusal(file, accept, maxBytes, words))
    setRefused(refusals.filter(reason => reason !== undefined))
    const taken = offered.filter((_, index) => refusals[index] === undefined)
    if (taken.length > 0) onFiles(taken)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!disabled) take([...event.dataTransfer.files])
  }
  return (
    <div className="fw-file-drop">
      <label
        htmlFor={id}
        className={classNames('fw-file-zone', over && 'fw-file-over')}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="upload" />
        <strong>{label}</strong>
        <span className="fw-quiet">{words.dropHere}</span>
        <span className="fw-quiet fw-small">{words.dropTypes(accept.join(' '))}</span>
        <input
          id={id}
          className="fw-unseen"
          type="file"
          accept={accept.join(',')}
          multiple={multiple}
          disabled={disabled}
          onChange={event => {
            take([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </label>
      {refused.map(reason => (
        <p key={reason} className="fw-file-refused" role="alert">
          {reason}
        </p>
      ))}
    </div>
  )
}

/** Why a file cannot be taken, in words; undefined when it can. */
export function refusal(
  file: { readonly name: string; readonly size: number },
  accept: readonly string[],
  maxBytes: number,
  words: Words,
): string | undefined {
  const name = file.name.toLowerCase()
  if (!accept.some(ending => name.endsWith(ending.toLowerCase()))) return words.dropWrongType(file.name)
  return file.size > maxBytes ? words.dropTooLarge(file.name, formatBytes(maxBytes)) : undefined
}

/** A size of storage: `800 B`, `12 kB`, `3.5 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${Number(value.toPrecision(3))} ${unit}`
}
