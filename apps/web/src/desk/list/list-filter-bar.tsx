import { findDictionary } from '@fangwei/domain/dictionaries/index.ts'
import type { MatterType } from '@fangwei/domain/loop/index.ts'
import { useLanguage } from '@fangwei/ui/index.ts'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { gradeWord } from '../matter/grade-word.ts'
import type { Words } from '../matter/words.ts'
import { ChoiceFilter, ClearFilters, PressedFilter, ScopeFilter } from './filter-parts.tsx'
import type { ListFilters } from './list-filters.ts'
import { SearchBox } from './search-box.tsx'

interface ListFilterBarProps {
  readonly type: MatterType
  readonly filters: ListFilters
  readonly words: Words
  readonly onChange: (filters: ListFilters) => void
  readonly aside?: ReactNode
}

/** Search, organisation, state, grade, category and days. `/` goes to the search. */
export function ListFilterBar({ type, filters, words, onChange, aside }: ListFilterBarProps) {
  const { t } = useTranslation('lists')
  const language = useLanguage()
  const categories = useCategories(type, language)
  const states = Object.entries(type.states).map(([name, state]) => ({ value: name, label: words.say(state.label) }))
  return (
    <search className="list-filters">
      <SearchBox
        label={t('filter.search')}
        hint={t('filter.searchHint')}
        value={filters.q ?? ''}
        onSearch={q => onChange({ ...filters, q: q || undefined })}
      />
      <ScopeFilter
        label={t('filter.scope')}
        value={filters.scope}
        onChange={scope => onChange({ ...filters, scope })}
      />
      <ChoiceFilter
        label={t('filter.state')}
        width={120}
        value={filters.state}
        onChange={state => onChange({ ...filters, state })}
        options={states}
      />
      <ChoiceFilter
        label={t('filter.grade')}
        width={96}
        value={filters.grade}
        onChange={grade => onChange({ ...filters, grade })}
        options={[1, 2, 3, 4].map(grade => ({ value: grade, label: gradeWord(grade, words.language) }))}
      />
      {categories.length > 0 && (
        <ChoiceFilter
          label={t('filter.category')}
          width={168}
          long
          value={filters.category}
          onChange={category => onChange({ ...filters, category })}
          options={categories}
        />
      )}
      <span className="list-days">
        <input
          type="date"
          aria-label={t('filter.from')}
          value={filters.from ?? ''}
          onChange={event => onChange({ ...filters, from: event.target.value || undefined })}
        />
        <span aria-hidden="true">–</span>
        <input
          type="date"
          aria-label={t('filter.to')}
          value={filters.to ?? ''}
          onChange={event => onChange({ ...filters, to: event.target.value || undefined })}
        />
      </span>
      <PressedFilter label={t('filter.open')} value={filters.open} onChange={open => onChange({ ...filters, open })} />
      <ClearFilters filters={filters} label={t('filter.clear')} onClear={() => onChange({})} />
      <span className="list-aside">{aside}</span>
    </search>
  )
}

function useCategories(type: MatterType, language: 'zh' | 'en') {
  return useMemo(() => {
    const code = type.fields.category?.dictionary
    const dictionary = code === undefined ? undefined : findDictionary(code)
    return dictionary?.entries.map(entry => ({ value: entry.code, label: entry.label[language] })) ?? []
  }, [type, language])
}
