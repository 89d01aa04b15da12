import { type KeyboardEvent, useMemo } from 'react'
import { Heard } from '../../shared/text/heard.tsx'
import { useSuggester } from '../../shared/text/use-suggester.ts'
import { ChoiceControl } from '../matter/form/choice-control.tsx'

interface CategoryFieldProps {
  readonly id: string
  readonly content: string
  readonly value: string | undefined
  readonly invalid: boolean
  readonly onChange: (category: string | undefined) => void
  readonly onDone: () => void
}

/** The category heard in the words, with the words; Enter takes it and goes on. Anything else can be searched for. */
export function CategoryField({ id, content, value, invalid, onChange, onDone }: CategoryFieldProps) {
  const suggest = useSuggester('incident-category')
  const text = content.trim()
  const heard = useMemo(() => (text.length >= 2 ? suggest?.(text) : undefined), [suggest, text])
  const offered = heard && heard.code !== value ? heard : undefined
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const list = event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true'
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing || list) return
    event.preventDefault()
    event.stopPropagation()
    if (value === undefined && offered) onChange(offered.code)
    if (value !== undefined || offered) onDone()
  }
  return (
    <div onKeyDownCapture={press} role="presentation">
      <ChoiceControl
        id={id}
        value={value}
        onChange={chosen => onChange(typeof chosen === 'string' ? chosen : undefined)}
        multiple={false}
        invalid={invalid}
        dictionary="incident-category"
        numeric={false}
      />
      <Heard
        suggestion={heard}
        chosen={value}
        enterTakes
        onTake={code => {
          onChange(code)
          onDone()
        }}
      />
    </div>
  )
}
