import type { Register } from '@fangwei/domain/registers/index.ts'
import { Button, EmptyState, useLanguage } from '@fangwei/ui/index.ts'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Words } from '../matter/words.ts'
import { EntryTable } from './entry-table.tsx'
import { leastReason } from './reason-dialog.tsx'

interface PeopleSearchProps {
  readonly register: Register
  readonly words: Words
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
}

/** People are never listed: somebody is looked for by a whole name, phone or number, for a reason that is kept. */
export function PeopleSearch({ register, words, selected, onSelect }: PeopleSearchProps) {
  const { t } = useTranslation('registers')
  const language = useLanguage()
  const [asked, setAsked] = useState<{ q: string; reason: string } | undefined>(undefined)
  const [q, setQ] = useState('')
  const [reason, setReason] = useState('')
  const [who, why] = [useId(), useId()]
  if (Object.keys(register.tokens).length === 0)
    return <EmptyState icon="link">{t('people.fromAPerson', { register: register.label[language] })}</EmptyState>
  const ready = q.trim() !== '' && [...reason.trim()].length >= leastReason
  return (
    <>
      <form
        className="register-people fw-no-print"
        onSubmit={event => {
          event.preventDefault()
          if (ready) setAsked({ q: q.trim(), reason: reason.trim() })
        }}
      >
        <label htmlFor={who}>{t('people.who')}</label>
        <input id={who} autoComplete="off" maxLength={200} value={q} onChange={event => setQ(event.target.value)} />
        <label htmlFor={why}>{t('people.why')}</label>
        <input
          id={why}
          autoComplete="off"
          maxLength={500}
          placeholder={t('reason.least', { count: leastReason })}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
        <Button kind="primary" type="submit" icon="search" disabled={!ready}>
          {t('people.look')}
        </Button>
      </form>
      {asked === undefined ? (
        <EmptyState icon="shield">{t('people.notListed')}</EmptyState>
      ) : (
        <EntryTable
          register={register}
          query={asked}
          words={words}
          selected={selected}
          onSelect={onSelect}
          empty={t('people.nobody')}
        />
      )}
    </>
  )
}
