import '../matter/form/action-form.css'
import { registerRoutes } from '@fangwei/contract/registers.ts'
import type { Fault, Register } from '@fangwei/domain/registers/index.ts'
import { Button, useLanguage } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { useSession } from '../../shared/session/session.ts'
import type { Draft } from '../matter/form/form-values.ts'
import { changedValues, draftFaults, type Entry, entryFields, firstValues, typedValues } from './entry-draft.ts'
import { EntryField } from './entry-field.tsx'
import { Refusal } from './reason-dialog.tsx'

interface EntryFormProps {
  readonly register: Register
  /** Absent: a new one. */
  readonly entry?: Entry | undefined
  readonly onDone: (entry: Entry) => void
  readonly onCancel: () => void
}

/** An entry filled in or changed; what speaks against it is said under its field before it is sent. */
export function EntryForm({ register, entry, onDone, onCancel }: EntryFormProps) {
  const { t } = useTranslation('registers')
  const { t: say } = useTranslation('common')
  const language = useLanguage()
  const fields = useMemo(() => entryFields(register), [register])
  const [draft, setDraft] = useState<Draft>(useFirst(register, entry))
  const [id, setId] = useState('')
  const [validFrom, setValidFrom] = useState('')
  const [tried, setTried] = useState(false)
  const root = useRef<HTMLFormElement>(null)
  const save = useSave(register, entry, onDone)
  const { account } = useSession()
  useEffect(() => root.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])
  const given = id.trim() === '' ? undefined : id.trim()
  const faults = draftFaults(register, fields, draft, { id: given, entry })
  const faultOf = (name: string) => (tried ? faults.find(({ field }) => field === name) : undefined)
  const submit = () => {
    setTried(true)
    const [first] = faults
    if (first !== undefined) {
      root.current?.querySelector<HTMLElement>(`[data-field="${first.field}"] :is(input, textarea)`)?.focus()
      return
    }
    const values = entry === undefined ? typedValues(fields, draft) : changedValues(fields, entry, draft)
    save.mutate({ id: given, values, validFrom: validFrom === '' ? undefined : validFrom })
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onCancel()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
  }
  return (
    <form
      ref={root}
      className="act-form register-form"
      noValidate
      onKeyDown={press}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <h2>{entry === undefined ? t('form.new', { register: register.label[language] }) : t('form.change')}</h2>
      {entry === undefined && (
        <TextRow
          name="id"
          label={register.key.label[language]}
          optional={register.key.madeBy === 'system'}
          hint={register.key.madeBy === 'system' ? t('form.idMade') : undefined}
          value={id}
          fault={faultOf('id')}
          onChange={setId}
        />
      )}
      {fields.map(field => (
        <EntryField
          key={field.name}
          register={register}
          field={field}
          orgsBelow={account.org}
          value={draft[field.name]}
          fault={faultOf(field.name)}
          hint={entry?.masked.includes(field.name) ? t('form.maskedStays') : undefined}
          onChange={value => setDraft(was => ({ ...was, [field.name]: value }))}
        />
      ))}
      <TextRow
        name="validFrom"
        type="date"
        label={t('validFrom')}
        optional
        hint={t(entry === undefined ? 'form.fromToday' : 'form.fromUnchanged')}
        value={validFrom}
        fault={undefined}
        onChange={setValidFrom}
      />
      {save.error !== null && <Refusal error={save.error} />}
      {tried && faults.length > 0 && (
        <p className="act-problem" role="status">
          {t('form.faults', { count: faults.length })}
        </p>
      )}
      <div className="fw-commands">
        <Button kind="primary" type="submit" busy={save.isPending}>
          {say('save')}
        </Button>
        <Button onClick={onCancel}>{say('cancel')}</Button>
      </div>
    </form>
  )
}

/** A new entry of an organisation's own stands in the organisation of whoever writes it, until told otherwise. */
function useFirst(register: Register, entry: Entry | undefined) {
  const { account } = useSession()
  if (entry !== undefined) return firstValues(entry)
  return register.belongs.by === 'entry' ? {} : { [register.belongs.field]: account.org }
}

interface Given {
  readonly id: string | undefined
  readonly values: Record<string, unknown>
  readonly validFrom: string | undefined
}

function useSave(register: Register, entry: Entry | undefined, onDone: (entry: Entry) => void) {
  const client = useQueryClient()
  const params = { register: register.register }
  return useMutation({
    mutationFn: ({ id, values, validFrom }: Given) => {
      const from = validFrom === undefined ? {} : { validFrom }
      return entry === undefined
        ? call(registerRoutes.addEntry, { params, body: { ...(id !== undefined && { id }), values, ...from } })
        : call(registerRoutes.changeEntry, {
            params: { ...params, id: entry.id },
            body: { version: entry.version, values, ...from },
          })
    },
    onSuccess: saved => {
      void client.invalidateQueries({ queryKey: [registerRoutes.listEntries.path] })
      void client.invalidateQueries({ queryKey: [registerRoutes.getEntry.path] })
      onDone(saved)
    },
  })
}

interface TextRowProps {
  readonly name: string
  readonly type?: string
  readonly label: string
  readonly optional: boolean
  readonly hint: string | undefined
  readonly value: string
  readonly fault: Fault | undefined
  readonly onChange: (value: string) => void
}

function TextRow({ name, type = 'text', label, optional, hint, value, fault, onChange }: TextRowProps) {
  const { t } = useTranslation('registers')
  const language = useLanguage()
  const id = `entry-${name}`
  return (
    <div className="act-row" data-field={name}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="act-optional">{t('form.optional')}</span>}
      </label>
      <div>
        <input
          id={id}
          type={type}
          autoComplete="off"
          value={value}
          aria-invalid={fault !== undefined || undefined}
          onChange={event => onChange(event.target.value)}
        />
        {fault !== undefined && <p className="act-problem">{fault[language]}</p>}
        {hint !== undefined && <p className="act-hint">{hint}</p>}
      </div>
    </div>
  )
}
