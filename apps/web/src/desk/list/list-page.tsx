import './list.css'
import { matterRoutes } from '@fangwei/contract/matter.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { DataTable, EmptyState, useNarrow } from '@fangwei/ui/index.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink, useNavigate, useSearchParams } from 'react-router'
import { usePages } from '../../shared/api/queries.ts'
import { useListKeys } from '../../shared/list-keys.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import { useMay, useSession } from '../../shared/session/session.ts'
import { mayOpenByHand } from '../matter/may-open.ts'
import type { MatterSummary } from '../matter/use-matter.ts'
import { useMatterWords, type Words } from '../matter/words.ts'
import { columnsOf } from './columns.tsx'
import { ListFilterBar } from './list-filter-bar.tsx'
import { type ListFilters, listQuery, listSearch, readListFilters } from './list-filters.ts'
import { useChosen } from './use-chosen.tsx'

interface ListPageProps {
  readonly type: string
  /** Lists that stand beside this one under the same place in the rail. */
  readonly beside?: readonly { readonly path: string; readonly type: string }[]
  /** Worked many at a time: rows can be chosen from the start. */
  readonly bulk?: boolean
}

/** All matters of one type, newest first, closed ones too. */
export function ListPage({ type: name, beside = [], bulk = false }: ListPageProps) {
  const type = findMatterType(name)
  const words = useMatterWords()
  const [search, setSearch] = useSearchParams()
  const filters = useMemo(() => readListFilters(search), [search])
  if (type === undefined) return null
  return (
    <div className="list-page">
      {beside.length > 1 && (
        <nav className="list-tabs">
          {beside.map(({ path, type: other }) => (
            <NavLink key={path} to={path}>
              {words.type(other)}
            </NavLink>
          ))}
        </nav>
      )}
      <ListFilterBar
        type={type}
        filters={filters}
        words={words}
        onChange={next => setSearch(listSearch(next), { replace: true })}
        aside={<NewMatter type={name} />}
      />
      <Rows key={name} name={name} filters={filters} words={words} bulk={bulk} />
    </div>
  )
}

function NewMatter({ type }: { type: string }) {
  const { t } = useTranslation('lists')
  const { account } = useSession()
  const may = useMay()
  if (!may('matter.open') || !mayOpenByHand(type, account)) return null
  return (
    <Link className="fw-button fw-button-primary list-new" to={`/new/${type}`}>
      {t('new')}
    </Link>
  )
}

interface RowsProps {
  readonly name: string
  readonly filters: ListFilters
  readonly words: Words
  readonly bulk: boolean
}

function Rows({ name, filters, words, bulk }: RowsProps) {
  const { t } = useTranslation('lists')
  const navigate = useNavigate()
  const narrow = useNarrow()
  const { tenant } = useSession()
  const type = findMatterType(name)
  const query = useMemo(
    () => listQuery(name, filters, tenant.utcOffsetMinutes),
    [name, filters, tenant.utcOffsetMinutes],
  )
  const { query: asked, rows, more } = usePages(matterRoutes.listMatters, { query })
  const [selected, setSelected] = useState<string | undefined>(undefined)
  const { column, bar } = useChosen({
    rows,
    matterOf: itself,
    selected,
    words,
    label: t('choose'),
    enabled: bulk,
  })
  const columns = useMemo(() => {
    if (type === undefined) return []
    const titles = {
      grade: t('column.grade'),
      state: t('column.state'),
      unit: t('column.unit'),
      occurredAt: t('column.occurredAt'),
      openedAt: t('column.openedAt'),
      closedAt: t('column.closedAt'),
      number: t('column.number'),
      clock: t('column.clock'),
    }
    const declared = columnsOf(type, words, titles, narrow)
    return bulk && !narrow ? [column, ...declared] : declared
  }, [type, words, narrow, t, bulk, column])
  const keyLabels = useListKeys()
  if (asked.error !== null && rows === undefined)
    return <Failure error={asked.error} onRetry={() => void asked.refetch()} />
  const filtered = listSearch(filters) !== ''
  return (
    <>
      <div className="list-rows">
        <DataTable
          label={words.type(name)}
          columns={columns}
          rows={rows}
          rowId={idOf}
          selected={selected}
          onSelect={setSelected}
          onOpen={id => void navigate(`/matters/${id}`)}
          keyLabels={keyLabels}
          more={more}
          empty={
            <EmptyState icon="search">{t(filtered ? 'emptyFiltered' : 'empty', { type: words.type(name) })}</EmptyState>
          }
        />
      </div>
      {bar}
    </>
  )
}

const idOf = ({ id }: MatterSummary) => id
const itself = (row: MatterSummary) => row
