import { intakeRoutes } from '@fangwei/contract/intake.ts'
import { Button, KeyHint, useLanguage } from '@fangwei/ui/index.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { queryFor } from '../../shared/api/queries.ts'
import { ChoiceControl } from '../matter/form/choice-control.tsx'
import { useSettled } from './use-settled.ts'

/** Below this share of the evidence the words speak for more than one category. */
const sure = 0.6

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
  const { t } = useTranslation('call')
  const { t: say } = useTranslation('common')
  const language = useLanguage()
  const text = useSettled(content.trim())
  const { data } = useQuery({
    ...queryFor(intakeRoutes.suggestCategory, { body: { text } }),
    enabled: text.length >= 2,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
  const heard = text.length >= 2 ? data?.suggestion : undefined
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
      <div className="call-heard" aria-live="polite">
        {offered && (
          <>
            <Button
              icon="check"
              tabIndex={-1}
              onClick={() => {
                onChange(offered.code)
                onDone()
              }}
            >
              {t(offered.score >= sure ? 'category.heard' : 'category.maybe', { category: offered.label[language] })}
            </Button>
            {value === undefined && <KeyHint keyName="Enter" />}
            <span className="fw-quiet fw-small">
              {t('category.because', { words: offered.evidence.join(say('listComma')) })}
            </span>
          </>
        )}
        {heard === null && value === undefined && <span className="fw-quiet fw-small">{t('category.unsure')}</span>}
      </div>
    </div>
  )
}
