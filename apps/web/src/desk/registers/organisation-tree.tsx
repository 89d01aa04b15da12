import { registerRoutes } from '@fangwei/contract/registers.ts'
import { org } from '@fangwei/domain/registers/index.ts'
import { EmptyState, SkeletonRows } from '@fangwei/ui/index.ts'
import { Tree } from 'antd'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePages } from '../../shared/api/queries.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import type { Words } from '../matter/words.ts'
import type { Entry } from './entry-draft.ts'

interface OrganisationTreeProps {
  readonly scope: string | undefined
  readonly asOf: string | undefined
  readonly words: Words
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
}

/** The organisations as they stood on a day, each under the parent it had then. */
export function OrganisationTree({ scope, asOf, words, selected, onSelect }: OrganisationTreeProps) {
  const { t } = useTranslation('registers')
  const { query, rows, more } = usePages(registerRoutes.listEntries, {
    params: { register: org.register },
    query: { limit: 200, ...(scope !== undefined && { scope }), ...(asOf !== undefined && { asOf }) },
  })
  // A tree with branches missing would mislead: all of it is fetched, a page after the other.
  useEffect(() => {
    if (more !== undefined && !more.loading) more.load()
  }, [more])
  const nodes = useMemo(() => (rows === undefined ? [] : nodesOf(rows, words)), [rows, words])
  if (query.error !== null && rows === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (rows === undefined || more !== undefined) return <SkeletonRows count={12} />
  if (rows.length === 0) return <EmptyState icon="search">{t('tree.empty')}</EmptyState>
  return (
    <div className="register-tree">
      <Tree
        aria-label={org.label[words.language]}
        treeData={nodes}
        showLine
        blockNode
        defaultExpandedKeys={nodes.flatMap(node => [node.key, ...node.children.map(child => child.key)])}
        selectedKeys={selected === undefined ? [] : [selected]}
        onSelect={([key]) => key !== undefined && onSelect(String(key))}
      />
    </div>
  )
}

interface Node {
  readonly key: string
  readonly title: React.ReactNode
  readonly children: Node[]
}

/** Those whose parent is not among them stand at the top. */
function nodesOf(entries: readonly Entry[], words: Words): Node[] {
  const known = new Set(entries.map(({ id }) => id))
  const below = new Map<string, Entry[]>()
  for (const entry of entries) {
    const parent = String(entry.values.parent ?? '')
    const place = known.has(parent) ? parent : ''
    below.set(place, [...(below.get(place) ?? []), entry])
  }
  const under = (parent: string): Node[] =>
    (below.get(parent) ?? [])
      .sort((a, b) => a.id.localeCompare(b.id))
      .map(entry => ({
        key: entry.id,
        title: (
          <span className="register-node">
            {entry.name}
            <span className="fw-quiet fw-small">{words.value(org.fields.kind, entry.values.kind)}</span>
          </span>
        ),
        children: under(entry.id),
      }))
  return under('')
}
