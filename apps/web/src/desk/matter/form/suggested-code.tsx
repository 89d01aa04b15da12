import { textTasks } from '@fangwei/domain/text/tasks.ts'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Heard } from '../../../shared/text/heard.tsx'
import { useSuggester } from '../../../shared/text/use-suggester.ts'
import type { FormField } from './form-field.ts'
import type { Draft } from './form-values.ts'

interface SuggestedCodeProps {
  readonly field: FormField
  readonly fields: readonly FormField[]
  /** What is typed, and what the matter says already. */
  readonly draft: Draft
  readonly known: Draft
  readonly onTake: (code: string) => void
}

const taskOf = ({ field }: FormField) => textTasks.find(task => task.dictionary === field?.dictionary)

/** Whether a code of this field can be suggested from words. */
export const isSuggestible = (field: FormField): boolean => field.control === 'choice' && taskOf(field) !== undefined

/** A code read from the words of the form, or of the matter; where neither holds any, from words typed for this alone. */
export function SuggestedCode({ field, fields, draft, known, onTake }: SuggestedCodeProps) {
  const { t } = useTranslation('common')
  const suggest = useSuggester(taskOf(field)?.code)
  const [described, setDescribed] = useState('')
  const asked = fields.filter(f => f.control === 'long-text').map(f => draft[f.name])
  const words = [...asked, known.facts, known.content].filter(value => typeof value === 'string').join('\n')
  const asksWords = asked.length === 0 && words === ''
  const text = useDeferredValue((asksWords ? described : words).trim())
  const suggestion = useMemo(() => (text.length >= 4 ? suggest?.(text) : undefined), [suggest, text])
  const chosen = draft[field.name]
  return (
    <>
      {asksWords && (
        <textarea
          className="heard-asked"
          rows={2}
          value={described}
          aria-label={t('heard.describe')}
          placeholder={t('heard.describe')}
          onChange={event => setDescribed(event.target.value)}
        />
      )}
      <Heard suggestion={suggestion} chosen={typeof chosen === 'string' ? chosen : undefined} onTake={onTake} />
    </>
  )
}
