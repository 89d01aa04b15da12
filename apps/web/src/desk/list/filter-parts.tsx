import { Button, useLanguage } from '@fangwei/ui/index.ts'
import { Select, TreeSelect } from 'antd'
import { useMemo } from 'react'
import { useDirectory } from '../../shared/session/directory.ts'
import { useSession } from '../../shared/session/session.ts'
import { orgTree } from '../matter/form/org-tree.ts'

interface Part<Value> {
  readonly label: string
  readonly value: Value | undefined
  readonly onChange: (value: Value | undefined) => void
}

/** One's own organisation and all below it, found by typing. */
export function ScopeFilter({ label, value, onChange }: Part<string>) {
  const { account } = useSession()
  const { orgs } = useDirectory()
  const language = useLanguage()
  const tree = useMemo(() => orgTree(orgs, account.org, language), [orgs, account.org, language])
  return (
    <TreeSelect
      aria-label={label}
      placeholder={label}
      style={{ width: 176 }}
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandedKeys={[account.org]}
      popupMatchSelectWidth={280}
      value={value}
      onChange={onChange}
      treeData={tree}
    />
  )
}

interface ChoiceFilterProps<Value> extends Part<Value> {
  readonly width: number
  /** A long list is searched by what its entries are called. */
  readonly long?: boolean
  readonly options: readonly { readonly value: Value; readonly label: string }[]
}

export function ChoiceFilter<Value extends string | number>({
  label,
  value,
  onChange,
  width,
  long = false,
  options,
}: ChoiceFilterProps<Value>) {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      style={{ width }}
      allowClear
      {...(long && { showSearch: { optionFilterProp: 'label' }, popupMatchSelectWidth: 260 })}
      value={value ?? null}
      onChange={(chosen: Value | null | undefined) => onChange(chosen ?? undefined)}
      options={[...options]}
    />
  )
}

/** Pressed or not; not pressed narrows nothing. */
export function PressedFilter({ label, value, onChange }: Part<boolean>) {
  return (
    <Button kind="quiet" aria-pressed={value === true} onClick={() => onChange(value === true ? undefined : true)}>
      {label}
    </Button>
  )
}

/** There only while something is narrowed. */
export function ClearFilters<Filters extends object>({
  filters,
  label,
  onClear,
}: {
  readonly filters: Filters
  readonly label: string
  readonly onClear: () => void
}) {
  if (Object.values(filters).every(value => value === undefined)) return null
  return (
    <Button kind="quiet" icon="close" onClick={onClear}>
      {label}
    </Button>
  )
}
