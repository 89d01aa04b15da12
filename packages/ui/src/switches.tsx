import './switches.css'
import { useId } from 'react'
import type { Density } from './tokens.ts'
import { useWords } from './words.ts'

export type ThemeChoice = 'light' | 'dark' | 'system'

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
}

/** One of a few, side by side. */
export function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset className="fw-choice">
      <legend className="fw-unseen">{label}</legend>
      {options.map(option => (
        <label key={option.value}>
          <input
            type="radio"
            className="fw-unseen"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}

export function ThemeSwitch({ label, value, onChange }: Omit<ChoiceProps<ThemeChoice>, 'options'>) {
  const words = useWords()
  return (
    <Choice
      label={label}
      value={value}
      onChange={onChange}
      options={[
        { value: 'light', label: words.themeLight },
        { value: 'dark', label: words.themeDark },
        { value: 'system', label: words.themeSystem },
      ]}
    />
  )
}

export function DensitySwitch({ label, value, onChange }: Omit<ChoiceProps<Density>, 'options'>) {
  const words = useWords()
  return (
    <Choice
      label={label}
      value={value}
      onChange={onChange}
      options={[
        { value: 'comfortable', label: words.densityComfortable },
        { value: 'compact', label: words.densityCompact },
      ]}
    />
  )
}
