import './heard.css'
import type { Suggestion } from '@fangwei/domain/text/suggest.ts'
import { Button, KeyHint, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { tellingWords } from './telling-words.ts'

interface HeardProps {
  /** Null: the words say too little. Undefined: there are no words yet. */
  readonly suggestion: Suggestion | null | undefined
  /** What is chosen already; a suggestion of the same is not repeated. */
  readonly chosen: string | undefined
  readonly enterTakes?: boolean
  readonly onTake: (code: string) => void
}

/** What the words seem to be about, with the words that say so. A proposal: whoever writes takes it or leaves it. */
export function Heard({ suggestion, chosen, enterTakes = false, onTake }: HeardProps) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  // A part of what was chosen says nothing new: D05 beside D0501.
  const offered = suggestion && !chosen?.startsWith(suggestion.code) ? suggestion : undefined
  const words = tellingWords(offered?.evidence.map(e => e.word) ?? [])
  return (
    <div className="heard" aria-live="polite">
      {offered && (
        <>
          <Button icon="check" tabIndex={-1} onClick={() => onTake(offered.code)}>
            {t(offered.sure ? 'heard.is' : 'heard.maybe', { what: offered.label[language] })}
          </Button>
          {enterTakes && chosen === undefined && <KeyHint keyName="Enter" />}
          {words.length > 0 && (
            <span className="fw-quiet fw-small">{t('heard.because', { words: words.join(t('listComma')) })}</span>
          )}
        </>
      )}
      {suggestion === null && chosen === undefined && <span className="fw-quiet fw-small">{t('heard.unsure')}</span>}
    </div>
  )
}
