import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { EmptyState } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import type { Words } from '../matter/words.ts'
import { Change } from './change.tsx'
import type { Statistics } from './statistics.ts'

interface CategoryTableProps {
  readonly categories: Statistics['categories']
  /** All of one type: its name need not be repeated. */
  readonly single: boolean
  readonly words: Words
}

/** The most frequent categories, a bar as long as their count, and how it was before. */
export function CategoryTable({ categories, single, words }: CategoryTableProps) {
  const { t } = useTranslation('statistics')
  const most = Math.max(1, ...categories.map(({ opened }) => opened))
  if (categories.length === 0) return <EmptyState icon="chart">{t('noCategories')}</EmptyState>
  return (
    <ol className="statistics-categories">
      {categories.map(({ type, category, opened, previous }) => (
        <li key={`${type} ${category}`}>
          <span className="fw-ellipsis">
            {!single && <span className="fw-quiet">{words.type(type)} · </span>}
            {words.value(findMatterType(type)?.fields.category, category) ?? category}
          </span>
          <span className="statistics-track" aria-hidden="true">
            <i style={{ width: `${(opened / most) * 100}%` }} />
          </span>
          <strong>{opened}</strong>
          <Change now={opened} before={previous} />
        </li>
      ))}
    </ol>
  )
}
