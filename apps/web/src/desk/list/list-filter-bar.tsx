import { findDictionary } from '@fangwei/domain/dictionaries/index.ts'
import type { MatterType } from '@fangwei/domain/loop/index.ts'
import { Button, useLanguage } from '@fangwei/ui/index.ts'
import { Select, TreeSelect } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../shared/session/directory.ts'
import { useSession } from '../../shared/session/session.ts'
import { orgTree } from '../matter/form/org-tree.ts'
import { gradeWord } from '../matter/grade-word.ts'
import type { Words } from '../matter/words.ts'
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
  const { account } = useSession()
  const { orgs } = useDirectory()
  const language = useLanguage()
  const tree = useMemo(() => orgTree(orgs, account.org, language), [orgs, account.org, language])
  const categories = useCategories(type, language)
  const states = Object.entries(type.states).map(([name, state]) => ({ value: name, label: words.say(state.label) }))
  const some = Object.values(filters).some(value => value !== undefined)
  return (
    <search className="list-filters">
      <SearchBox
        label={t('filter.search')}
        hint={t('filter.searchHint')}
        value={filters.q ?? ''}
        onSearch={q => onChange({ ...filters, q: q || undefined })}
      />
      <TreeSelect
        aria-label={t('filter.scope')}
        placeholder={t('filter.scope')}
        style={{ width: 176 }}
        allowClear
        showSearch={{ treeNodeFilterProp: 'title' }}
        treeDefaultExpandedKeys={[account.org]}
        popupMatchSelectWidth={280}
        value={filters.scope}
        onChange={(scope: string | undefined) => onChange({ ...filters, scope })}
        treeData={tree}
      />
      <Select
        aria-label={t('filter.state')}
        placeholder={t('filter.state')}
        style={{ width: 120 }}
        allowClear
        value={filters.state ?? null}
        onChange={(state: string | undefined) => onChange({ ...filters, state })}
        options={states}
      />
      <Select
        aria-label={t('filter.grade')}
        placeholder={t('filter.grade')}
        style={{ width: 96 }}
        allowClear
        value={filters.grade ?? null}
        onChange={(grade: number | undefined) => onChange({ ...filters, grade })}
        options={[1, 2, 3, 4].map(grade => ({ value: grade, label: gradeWord(grade, words.language) }))}
      />
      {categories.length > 0 && (
        <Select
          aria-label={t('filter.category')}
          placeholder={t('filter.category')}
          style={{ width: 168 }}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={260}
          value={filters.category ?? null}
          onChange={(category: string | undefined) => onChange({ ...filters, category })}
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
      <Button
        kind="quiet"
        aria-pressed={filters.open === true}
        onClick={() => onChange({ ...filters, open: filters.open === true ? undefined : true })}
      >
        {t('filter.open')}
      </Button>
      {some && (
        <Button kind="quiet" icon="close" onClick={() => onChange({})}>
          {t('filter.clear')}
        </Button>
      )}
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
