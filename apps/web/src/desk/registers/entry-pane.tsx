import { registerRoutes } from '@fangwei/contract/registers.ts'
import { findRegister, type Register } from '@fangwei/domain/registers/index.ts'
import { Button, DescriptionGrid, Icon, StateTag, useLanguage, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { queryFor } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import type { Words } from '../matter/words.ts'
import { EndDialog } from './end-dialog.tsx'
import type { Entry } from './entry-draft.ts'
import { EntryForm } from './entry-form.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

/** How long personal fields stay in clear on a screen. */
const clearForMs = 60_000

interface EntryPaneProps {
  readonly register: Register
  readonly id: string
  readonly words: Words
  readonly onClose: () => void
}

/** One entry beside its list: what is known, where it leads, what may be done with it. */
export function EntryPane({ register, id, words, onClose }: EntryPaneProps) {
  const { t: say } = useTranslation('common')
  const query = useQuery(queryFor(registerRoutes.getEntry, { params: { register: register.register, id } }))
  return (
    <section className="register-pane" aria-label={register.label[words.language]}>
      <div className="register-pane-close fw-no-print">
        <Button kind="quiet" icon="close" aria-label={say('close')} onClick={onClose} />
      </div>
      <Loaded query={query}>{entry => <Shown key={entry.id} register={register} entry={entry} words={words} />}</Loaded>
    </section>
  )
}

type Doing = 'change' | 'end' | 'see' | undefined

function Shown({ register, entry, words }: { register: Register; entry: Entry; words: Words }) {
  const { t } = useTranslation('registers')
  const toast = useToast()
  const [doing, setDoing] = useState<Doing>(undefined)
  const { clear, see } = useClear(register, entry, () => setDoing(undefined))
  const done = () => {
    setDoing(undefined)
    toast({ message: t('saved') })
  }
  if (doing === 'change')
    return <EntryForm register={register} entry={entry} onDone={done} onCancel={() => setDoing(undefined)} />
  const shown = clear ?? entry
  return (
    <>
      <header>
        <h2>{titleOf(register, shown, words)}</h2>
        <p className="fw-quiet">
          {register.key.label[words.language]} {entry.id}
          {entry.validTo !== null && (
            <>
              {' · '}
              <StateTag tone="paused">{t('ended', { day: entry.validTo })}</StateTag>
            </>
          )}
        </p>
      </header>
      {clear === undefined && entry.masked.length > 0 && (
        <p className="personal-notice">
          <Icon name="eyeOff" size={16} />
          <span>{t('clear.masked')}</span>
          <Button kind="quiet" icon="eye" onClick={() => setDoing('see')}>
            {t('clear.ask')}
          </Button>
        </p>
      )}
      {clear !== undefined && (
        <p className="personal-notice personal-clear" role="status">
          <Icon name="eye" size={16} />
          <span>{t('clear.shown')}</span>
        </p>
      )}
      <Fields register={register} entry={shown} words={words} />
      <Onward register={register} entry={entry} />
      {entry.mayWrite && (
        <div className="fw-commands fw-no-print">
          <Button kind="primary" onClick={() => setDoing('change')}>
            {t('change')}
          </Button>
          {entry.validTo === null && <Button onClick={() => setDoing('end')}>{t('end.open')}</Button>}
        </div>
      )}
      {doing === 'end' && <EndDialog register={register} entry={entry} onClose={() => setDoing(undefined)} />}
      {doing === 'see' && (
        <ReasonDialog
          title={t('clear.title')}
          consequence={t('clear.consequence')}
          submit={t('clear.submit')}
          busy={see.isPending}
          error={see.error}
          onSubmit={reason => see.mutate(reason)}
          onClose={() => setDoing(undefined)}
        />
      )}
    </>
  )
}

/** The entry in clear for a while after a recorded reason; the answer is kept nowhere else. */
function useClear(register: Register, entry: Entry, onSeen: () => void) {
  const [clear, setClear] = useState<Entry | undefined>(undefined)
  const see = useMutation({
    mutationFn: (reason: string) =>
      call(registerRoutes.getEntry, { params: { register: register.register, id: entry.id }, query: { reason } }),
    onSuccess: seen => {
      setClear(seen)
      onSeen()
    },
  })
  useEffect(() => {
    if (clear === undefined) return
    const timer = setTimeout(() => setClear(undefined), clearForMs)
    return () => clearTimeout(timer)
  }, [clear])
  return { clear, see }
}

/** What an entry is called: a relationship by the word for its code. */
const titleOf = (register: Register, entry: Entry, words: Words): string =>
  words.value(register.fields[register.nameField], entry.values[register.nameField]) ?? entry.name

function Fields({ register, entry, words }: { register: Register; entry: Entry; words: Words }) {
  const { t } = useTranslation('registers')
  const items = Object.entries(register.fields).map(([name, field]) => {
    const value = entry.values[name]
    const target = register.links?.[name]
    const linked = typeof value === 'string' && target !== undefined && findRegister(target) !== undefined
    return {
      key: name,
      label: field.label[words.language],
      value: linked ? (
        <Link to={`/registers/${target}?entry=${encodeURIComponent(value)}`}>{entry.names[value] ?? value}</Link>
      ) : (
        (coordinate(name, value) ?? words.value(field, value))
      ),
    }
  })
  const validity =
    entry.validTo === null ? t('since', { from: entry.validFrom }) : `${entry.validFrom} – ${entry.validTo}`
  return (
    <DescriptionGrid
      items={[
        ...items,
        { key: 'validity', label: t('validity'), value: validity },
        { key: 'changedAt', label: t('changedAt'), value: words.instant(entry.changedAt, 'full') },
      ]}
    />
  )
}

/** Degrees keep their places: about ten metres. */
const coordinate = (name: string, value: unknown): string | undefined =>
  (name === 'lng' || name === 'lat') && typeof value === 'number' ? value.toFixed(4) : undefined

/** Who lives in a household, and who stands in a relationship to a person. */
function Onward({ register, entry }: { register: Register; entry: Entry }) {
  const { t } = useTranslation('registers')
  const language = useLanguage()
  const onward = onwardOf[register.register]
  const target = onward === undefined ? undefined : findRegister(onward)
  if (target === undefined) return null
  return (
    <p className="fw-no-print">
      <Link to={`/registers/${target.register}?${register.register}=${encodeURIComponent(entry.id)}`}>
        {t('onward', { register: target.label[language] })} →
      </Link>
    </p>
  )
}

const onwardOf: Readonly<Record<string, string>> = { household: 'resident', resident: 'relationship' }
