import { findDictionary } from '@fangwei/domain/dictionaries/index.ts'
import type { Register } from '@fangwei/domain/registers/index.ts'
import { useLanguage } from '@fangwei/ui/index.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceFilter, ClearFilters, PressedFilter, ScopeFilter } from '../list/filter-parts.tsx'
import { SearchBox } from '../list/search-box.tsx'
import { askable, type RegisterFilters } from './register-filters.ts'

interface FilterBarProps {
  readonly register: Register
  readonly filters: RegisterFilters
  readonly onChange: (filters: RegisterFilters) => void
  readonly aside: ReactNode
}

/** What the declaration of a register can be narrowed by: words, kind, organisation, and the day it is seen on. */
export function FilterBar({ register, filters, onChange, aside }: FilterBarProps) {
  const { t } = useTranslation('registers')
  const language = useLanguage()
  const kind = register.fields.kind
  const kinds = kind?.dictionary === undefined ? [] : (findDictionary(kind.dictionary)?.entries ?? [])
  return (
    <search className="list-filters fw-no-print">
      {register.search.length > 0 && (
        <SearchBox
          label={t('filter.search')}
          hint={t('filter.searchHint')}
          value={filters.q ?? ''}
          onSearch={q => onChange({ ...filters, q: q || undefined })}
        />
      )}
      {kind !== undefined && (
        <ChoiceFilter
          label={kind.label[language]}
          width={152}
          long
          value={filters.kind}
          onChange={chosen => onChange({ ...filters, kind: chosen })}
          options={kinds.map(({ code, label }) => ({ value: code, label: label[language] }))}
        />
      )}
      {askable(register, filters) && (
        <>
          <ScopeFilter
            label={t('filter.scope')}
            value={filters.scope}
            onChange={scope => onChange({ ...filters, scope })}
          />
          <label className="register-day">
            <span>{t('filter.asOf')}</span>
            <input
              type="date"
              value={filters.asOf ?? ''}
              onChange={event => onChange({ ...filters, asOf: event.target.value || undefined })}
            />
          </label>
          <PressedFilter label={t('filter.all')} value={filters.all} onChange={all => onChange({ ...filters, all })} />
        </>
      )}
      <ClearFilters filters={filters} label={t('filter.clear')} onClear={() => onChange({})} />
      <span className="list-aside fw-commands">{aside}</span>
    </search>
  )
}
