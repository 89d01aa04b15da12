import './workshop.css'
import type { Reply } from '@fangwei/contract/index.ts'
import { workshopRoutes } from '@fangwei/contract/workshop.ts'
import { type Column, DataTable, EmptyState, StateTag, useLanguage, useNow } from '@fangwei/ui/index.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useRoute } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useMay } from '../../shared/session/session.ts'
import { definitionOf, isDue, percent, tones } from './version-words.ts'

type Item = Reply<typeof workshopRoutes.listModels>['items'][number]

/** 模型工坊: which models there are, which run, how right they were, and what waits for somebody. */
export default function WorkshopPage() {
  const { t } = useTranslation('workshop')
  const may = useMay()
  const query = useRoute(workshopRoutes.listModels)
  return (
    <div className="workshop">
      <header className="workshop-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="fw-quiet">{t('what')}</p>
        </div>
        <div className="fw-commands">
          <a
            className="fw-button fw-button-quiet"
            href={workshopRoutes.openModelsPage.path}
            target="_blank"
            rel="noreferrer"
          >
            {t('openRegister')}
          </a>
          {may('model.write') && (
            <Link className="fw-button fw-button-primary" to="/workshop/new/edit?from=repeat-place">
              {t('create')}
            </Link>
          )}
        </div>
      </header>
      <Loaded query={query}>{({ items }) => <Models items={items} />}</Loaded>
    </div>
  )
}

function Models({ items }: { items: readonly Item[] }) {
  const { t } = useTranslation('workshop')
  const { t: say } = useTranslation('common')
  const language = useLanguage()
  const now = useNow(3_600_000)
  const navigate = useNavigate()
  const [selected, setSelected] = useState<string | undefined>(undefined)
  const columns = useMemo((): Column<Item>[] => {
    const { state, live } = {
      state: ({ current }: Item) => (
        <span className="workshop-state">
          <StateTag tone={tones[current.state]}>{t(`state.${current.state}`)}</StateTag>
          {current.behind && <span className="fw-small fw-quiet">{t('behind')}</span>}
        </span>
      ),
      live: ({ current: { live: figures } }: Item) => figures,
    }
    return [
      {
        key: 'model',
        title: t('column.model'),
        narrow: 'title',
        render: ({ model, label }) => <Link to={`/workshop/${model}`}>{label[language]}</Link>,
      },
      { key: 'state', title: t('column.state'), width: 132, narrow: 'leading', render: state },
      {
        key: 'version',
        title: t('column.version'),
        width: 184,
        render: ({ current }) =>
          `${t('versionOf', { version: current.version })}${current.shipped ? ` · ${t('shipped')}` : ''}`,
      },
      {
        key: 'owner',
        title: t('column.owner'),
        width: 200,
        render: ({ current }) => definitionOf(current).owner[language],
      },
      {
        key: 'review',
        title: t('column.review'),
        width: 120,
        render: ({ current: { reviewOn } }) =>
          isDue(reviewOn, now) ? <span className="workshop-due">{t('reviewDue')}</span> : (reviewOn ?? say('none')),
      },
      {
        key: 'warnings',
        title: t('column.warnings'),
        width: 72,
        align: 'end',
        render: item => live(item).warnings,
      },
      {
        key: 'precision',
        title: t('column.precision'),
        width: 184,
        align: 'end',
        narrow: 'trailing',
        render: item => {
          const { precision, right, wrong } = live(item)
          return precision === null ? (
            <span className="fw-quiet">{t('undecided')}</span>
          ) : (
            t('precision', { share: percent(precision.share), of: right + wrong })
          )
        },
      },
      {
        key: 'next',
        title: t('column.next'),
        width: 176,
        render: ({ newest, current }) =>
          newest.version === current.version || (newest.state !== 'in-review' && newest.state !== 'draft')
            ? current.state === 'in-review'
              ? t('nextStep.review', { version: current.version })
              : ''
            : t(newest.state === 'draft' ? 'nextStep.draft' : 'nextStep.review', { version: newest.version }),
      },
    ]
  }, [t, say, language, now])
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={items}
      rowId={item => item.model}
      selected={selected}
      onSelect={setSelected}
      onOpen={model => void navigate(`/workshop/${model}`)}
      keyLabels={{ next: say('list.next'), previous: say('list.previous'), open: say('list.open') }}
      empty={<EmptyState icon="chart">{say('none')}</EmptyState>}
    />
  )
}
