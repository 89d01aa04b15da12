import { type Dictionary, findDictionary } from '@fangwei/domain/dictionaries/index.ts'
import { useLanguage } from '@fangwei/ui/index.ts'
import { Select, TreeSelect } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../shared/session/directory.ts'
import { orgTree } from './org-tree.ts'

interface ControlProps {
  readonly id: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly multiple: boolean
  readonly invalid: boolean
}

const status = (invalid: boolean) => (invalid ? 'error' : '')

/** Codes of a dictionary by their words; a tree where the dictionary is one. Found by word or code. */
export function ChoiceControl({
  dictionary,
  numeric,
  ...props
}: ControlProps & { dictionary: string; numeric: boolean }) {
  const { t } = useTranslation('matter')
  const language = useLanguage()
  const options = useMemo(() => optionsOf(findDictionary(dictionary), language), [dictionary, language])
  const { value, onChange, multiple } = props
  return (
    <Select
      id={props.id}
      showSearch={{ filterOption: (typed, option) => matches(typed, option) }}
      allowClear
      placeholder={t('form.choose')}
      style={{ width: '100%' }}
      status={status(props.invalid)}
      {...(multiple && { mode: 'multiple' as const })}
      value={asText(value)}
      onChange={(chosen: string | string[] | undefined) =>
        onChange(numeric && typeof chosen === 'string' ? Number(chosen) : chosen)
      }
      options={options}
      optionRender={({ data }) => <span style={{ paddingLeft: data.depth * 14 }}>{data.label}</span>}
    />
  )
}

interface Option {
  readonly value: string
  readonly label: string
  readonly depth: number
  readonly words: string
}

function optionsOf(dictionary: Dictionary | undefined, language: 'zh' | 'en'): Option[] {
  if (dictionary === undefined) return []
  const depths = new Map<string, number>()
  return dictionary.entries.map(({ code, label, parent }) => {
    const depth = parent === undefined ? 0 : (depths.get(parent) ?? 0) + 1
    depths.set(code, depth)
    return { value: code, label: label[language], depth, words: `${code} ${label.zh} ${label.en}`.toLowerCase() }
  })
}

const matches = (typed: string, option: { words?: string } | undefined) =>
  option?.words?.includes(typed.trim().toLowerCase()) ?? false

const asText = (value: unknown): string | string[] | null =>
  Array.isArray(value) ? value.map(String) : value === undefined || value === null ? null : String(value)

/** Organisations below one, as the tree they are; several may be chosen from everywhere, partner agencies among them. */
export function OrgControl({ root, ...props }: ControlProps & { root: string }) {
  const { t } = useTranslation('matter')
  const language = useLanguage()
  const { orgs } = useDirectory()
  const { multiple } = props
  const tree = useMemo(() => {
    const tops = multiple ? orgs.filter(org => org.parent === null).map(org => org.code) : [root]
    return tops.flatMap(top => orgTree(orgs, top, language))
  }, [orgs, root, language, multiple])
  return (
    <TreeSelect
      id={props.id}
      showSearch={{ treeNodeFilterProp: 'title' }}
      allowClear
      placeholder={t('form.choose')}
      style={{ width: '100%' }}
      status={status(props.invalid)}
      treeDefaultExpandedKeys={[root]}
      multiple={multiple}
      value={asText(props.value)}
      onChange={(chosen: unknown) => props.onChange(chosen ?? undefined)}
      treeData={tree}
    />
  )
}

/** Posts of one organisation and of those below it. */
export function PostControl({ org, ...props }: ControlProps & { org: string }) {
  const { t } = useTranslation('matter')
  const language = useLanguage()
  const { orgs, posts } = useDirectory()
  const options = useMemo(() => {
    const own = posts.filter(post => post.org === org)
    const below = new Set(orgs.filter(o => o.parent === org).map(o => o.code))
    const named = posts.filter(post => below.has(post.org))
    const orgName = (code: string) => orgs.find(o => o.code === code)?.name[language] ?? ''
    return [
      ...own.map(post => ({ value: post.id, label: post.name[language] })),
      ...named.map(post => ({ value: post.id, label: `${orgName(post.org)} · ${post.name[language]}` })),
    ]
  }, [orgs, posts, org, language])
  return (
    <Select
      id={props.id}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder={t('form.choose')}
      style={{ width: '100%' }}
      status={status(props.invalid)}
      value={asText(props.value)}
      onChange={(chosen: unknown) => props.onChange(chosen ?? undefined)}
      options={options}
      notFoundContent={t('form.noPosts')}
    />
  )
}
