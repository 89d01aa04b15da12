import { findDictionary } from '@fangwei/domain/dictionaries/index.ts'
import type { Register } from '@fangwei/domain/registers/index.ts'
import { Button, useLanguage } from '@fangwei/ui/index.ts'
import { Select, TreeSelect } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../shared/session/directory.ts'
import { useSession } from '../../shared/session/session.ts'
import { SearchBox } from '../list/search-box.tsx'
import { orgTree } from '../matter/form/org-tree.ts'
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
  const { account } = useSession()
  const { orgs } = useDirectory()
  const language = useLanguage()
  const tree = useMemo(() => orgTree(orgs, account.org, language), [orgs, account.org, language])
  const kind = register.fields.kind
  const kinds = kind?.dictionary === undefined ? [] : (findDictionary(kind.dictionary)?.entries ?? [])
  const some = Object.values(filters).some(value => value !== undefined)
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
        <Select
          aria-label={kind.label[language]}
          placeholder={kind.label[language]}
          style={{ width: 152 }}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={220}
          value={filters.kind ?? null}
          onChange={(chosen: string | undefined) => onChange({ ...filters, kind: chosen })}
          options={kinds.map(({ code, label }) => ({ value: code, label: label[language] }))}
        />
      )}
      {askable(register, filters) && (
        <>
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
          <label className="register-day">
            <span>{t('filter.asOf')}</span>
            <input
              type="date"
              value={filters.asOf ?? ''}
              onChange={event => onChange({ ...filters, asOf: event.target.value || undefined })}
            />
          </label>
          <Button
            kind="quiet"
            aria-pressed={filters.all === true}
            onClick={() => onChange({ ...filters, all: filters.all === true ? undefined : true })}
          >
            {t('filter.all')}
          </Button>
        </>
      )}
      {some && (
        <Button kind="quiet" icon="close" onClick={() => onChange({})}>
          {t('filter.clear')}
        </Button>
      )}
      <span className="list-aside fw-commands">{aside}</span>
    </search>
  )
}
