import { registerRoutes } from '@fangwei/contract/registers.ts'
import { type Fault, findRegister, type Register } from '@fangwei/domain/registers/index.ts'
import { useLanguage } from '@fangwei/ui/index.ts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryFor } from '../../shared/api/queries.ts'
import { useSettled } from '../call/use-settled.ts'
import { FieldControl } from '../matter/form/field-control.tsx'
import type { FormField } from '../matter/form/form-field.ts'

interface EntryFieldProps {
  readonly register: Register
  readonly field: FormField
  readonly orgsBelow: string
  readonly value: unknown
  readonly fault: Fault | undefined
  readonly hint: string | undefined
  readonly onChange: (value: unknown) => void
}

/** One declared field of an entry, with what speaks against it. */
export function EntryField({ register, field, orgsBelow, value, fault, hint, onChange }: EntryFieldProps) {
  const { t } = useTranslation('registers')
  const language = useLanguage()
  const id = `entry-${field.name}`
  const target = findRegister(register.links?.[field.name] ?? '')
  return (
    <div className="act-row" data-field={field.name}>
      <label htmlFor={id}>
        {field.label[language]}
        {!field.required && <span className="act-optional">{t('form.optional')}</span>}
      </label>
      <div>
        {target?.browsable ? (
          <LinkControl id={id} target={target} value={value} invalid={fault !== undefined} onChange={onChange} />
        ) : (
          <FieldControl
            id={id}
            field={field}
            value={value}
            onChange={onChange}
            invalid={fault !== undefined}
            postsOf={orgsBelow}
            orgsBelow={orgsBelow}
            clocks={[]}
          />
        )}
        {fault !== undefined && <p className="act-problem">{fault[language]}</p>}
        {hint !== undefined && <p className="act-hint">{hint}</p>}
      </div>
    </div>
  )
}

interface LinkControlProps {
  readonly id: string
  readonly target: Register
  readonly value: unknown
  readonly invalid: boolean
  readonly onChange: (value: unknown) => void
}

/** An entry of another register, found by its words, pinyin initials or number. */
function LinkControl({ id, target, value, invalid, onChange }: LinkControlProps) {
  const { t } = useTranslation('registers')
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim(), 300)
  const found = useQuery({
    ...queryFor(registerRoutes.listEntries, {
      params: { register: target.register },
      query: { ...(q !== '' && { q }), limit: 20 },
    }),
  })
  const options = found.data?.items.map(entry => ({ value: entry.id, label: entry.name })) ?? []
  const chosen = typeof value === 'string' ? value : null
  const known = options.some(option => option.value === chosen) || chosen === null
  return (
    <Select
      id={id}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      style={{ width: '100%' }}
      status={invalid ? 'error' : ''}
      placeholder={t('form.link')}
      loading={found.isFetching}
      value={chosen}
      onChange={(next: string | undefined) => onChange(next)}
      options={known ? options : [{ value: chosen, label: chosen }, ...options]}
      notFoundContent={found.isFetching ? t('form.looking') : t('form.noLink')}
    />
  )
}
