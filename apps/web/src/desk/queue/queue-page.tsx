import './queue.css'
import { matterRoutes } from '@fangwei/contract/matter.ts'
import {
  Button,
  EmptyState,
  SkeletonRows,
  SplitView,
  stepThrough,
  useListKeys,
  useMedia,
  useNow,
  useShortcuts,
} from '@fangwei/ui/index.ts'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NavigationType, useNavigate, useNavigationType, useSearchParams } from 'react-router'
import { usePages } from '../../shared/api/queries.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import { setPreferences, usePreferences } from '../../shared/preferences/preferences.ts'
import { useSession } from '../../shared/session/session.ts'
import { MatterPane } from '../matter/matter-pane.tsx'
import type { MatterSummary } from '../matter/use-matter.ts'
import { useMatterWords } from '../matter/words.ts'
import { BulkBar } from './bulk-bar.tsx'
import { FilterBar } from './filter-bar.tsx'
import { filterSearch, type QueueFilters, queueQuery, readFilters } from './filters.ts'
import { QueueRow } from './queue-row.tsx'

/** 我的待办: what is open, most urgent first; the chosen one beside it. */
export default function QueuePage() {
  const { t } = useTranslation('queue')
  const navigate = useNavigate()
  const words = useMatterWords()
  const { account, tenant } = useSession()
  const { listWidth } = usePreferences()
  const [search, setSearch] = useSearchParams()
  const filters = useMemo(() => readFilters(search), [search])
  const hour = useNow(3_600_000)
  const query = useMemo(
    () => queueQuery(filters, hour, tenant.utcOffsetMinutes),
    [filters, hour, tenant.utcOffsetMinutes],
  )
  const { query: asked, rows, more } = usePages(matterRoutes.listQueue, { query })
  const wide = useMedia('(min-width: 901px)')
  const [first, setFirst] = useState<string | undefined>(undefined)
  // The first one stays although a more urgent one comes: somebody may be filling in its form.
  if (wide && first === undefined && rows?.[0] !== undefined) setFirst(rows[0].id)
  const [at, setAt] = useShownInAddress(search.get('m') ?? undefined)
  const shown = at ?? (wide ? first : undefined)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(none)

  const show = useCallback(
    (id: string | undefined) => {
      setAt(id)
      setSearch(
        was => {
          const next = new URLSearchParams(was)
          if (id === undefined) next.delete('m')
          else next.set('m', id)
          return next
        },
        { replace: true },
      )
    },
    [setSearch, setAt],
  )
  const open = useCallback((id: string) => void navigate(`/matters/${id}`), [navigate])
  const choose = useCallback(
    (id: string) =>
      setChosen(was => {
        const next = new Set(was)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  const clear = useCallback(() => setChosen(none), [])
  const ids = useMemo(() => rows?.map(({ id }) => id) ?? [], [rows])
  useListKeys({ ids, selected: shown, onSelect: show, onOpen: open, labels: useKeyLabels() })
  useShortcuts(
    useMemo(
      () => [
        {
          key: 'x',
          label: t('keys.choose'),
          run: () => {
            if (shown !== undefined) choose(shown)
          },
        },
      ],
      [t, shown, choose],
    ),
  )
  const chosenRows = useMemo(() => rows?.filter(({ id }) => chosen.has(id)) ?? [], [rows, chosen])
  const change = (next: QueueFilters) => {
    clear()
    setFirst(undefined)
    setAt(undefined)
    setSearch(filterSearch(next))
  }
  const list = (
    <div className="queue-list">
      <FilterBar filters={filters} words={words} onChange={change} />
      <div className="queue-rows">
        <QueueRows
          rows={rows}
          error={asked.error}
          onRetry={() => void asked.refetch()}
          filtered={filterSearch(filters) !== ''}
          onAll={() => change({})}
          row={matter => (
            <QueueRow
              key={matter.id}
              matter={matter}
              words={words}
              own={account.org}
              shown={matter.id === shown}
              chosen={chosen.has(matter.id)}
              onShow={show}
              onOpen={open}
              onChoose={choose}
            />
          )}
        />
        {more && (
          <p className="queue-more">
            <Button kind="quiet" busy={more.loading} onClick={more.load}>
              {t('more')}
            </Button>
          </p>
        )}
      </div>
      {chosenRows.length > 0 && (
        <BulkBar chosen={chosenRows} words={words} onClear={clear} onKeep={kept => setChosen(new Set(kept))} />
      )}
    </div>
  )
  return (
    <SplitView
      list={list}
      detail={
        <Beside
          id={shown}
          onGone={() =>
            show(
              stepThrough(
                ids.filter(id => id !== shown),
                undefined,
                1,
              ),
            )
          }
        />
      }
      detailOpen={!wide && at !== undefined}
      onBack={() => show(undefined)}
      width={listWidth}
      onWidth={px => setPreferences({ listWidth: px })}
    />
  )
}

const none: ReadonlySet<string> = new Set()
/** Which one is shown: at once when keys walk, the address following; from the address when one goes back or comes anew. */
function useShownInAddress(given: string | undefined) {
  const [at, setAt] = useState(given)
  const [seen, setSeen] = useState(given)
  const came = useNavigationType()
  if (given !== seen) {
    setSeen(given)
    if (came === NavigationType.Pop) setAt(given)
  }
  return [at, setAt] as const
}

/** Walking past a matter does not read it: reading is kept on record. */
const settleMs = 180

function Beside({ id, onGone }: { id: string | undefined; onGone: () => void }) {
  const { t } = useTranslation('queue')
  const [settled, setSettled] = useState(id)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(id), settled === undefined ? 0 : settleMs)
    return () => clearTimeout(timer)
  }, [id, settled])
  if (id === undefined) return <EmptyState icon="inbox">{t('chooseOne')}</EmptyState>
  return settled === id ? <MatterPane key={id} id={id} whole={false} onGone={onGone} /> : <SkeletonRows count={10} />
}

interface QueueRowsProps {
  readonly rows: readonly MatterSummary[] | undefined
  readonly error: Error | null
  readonly onRetry: () => void
  readonly filtered: boolean
  readonly onAll: () => void
  readonly row: (matter: MatterSummary) => ReactNode
}

function QueueRows({ rows, error, onRetry, filtered, onAll, row }: QueueRowsProps) {
  const { t } = useTranslation('queue')
  if (rows === undefined)
    return error === null ? <SkeletonRows count={12} lines={2} /> : <Failure error={error} onRetry={onRetry} />
  if (rows.length === 0)
    return (
      <EmptyState icon="check" action={filtered && <Button onClick={onAll}>{t('showAll')}</Button>}>
        {t(filtered ? 'emptyFiltered' : 'empty')}
      </EmptyState>
    )
  return (
    <ul className="fw-list" aria-label={t('label')}>
      {rows.map(row)}
    </ul>
  )
}

function useKeyLabels() {
  const { t } = useTranslation('common')
  return useMemo(() => ({ next: t('list.next'), previous: t('list.previous'), open: t('list.open') }), [t])
}
