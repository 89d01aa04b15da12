import './cap.css'
import { capRoutes } from '@fangwei/contract/cap.ts'
import {
  Button,
  Choice,
  EmptyState,
  GradeMark,
  SkeletonRows,
  StateTag,
  type Tone,
  useLanguage,
} from '@fangwei/ui/index.ts'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { usePages, useRoute } from '../../shared/api/queries.ts'
import { type CapMessage, gradeOf, headlineOf, partOf } from '../../shared/cap/active-cap.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import { useInstant, useMay } from '../../shared/session/session.ts'
import { SearchForm, useAddressFilters } from '../list/search-form.tsx'

const CapMap = lazy(() => import('./cap-map.tsx'))
const severities = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const
const tones: Readonly<Record<CapMessage['state'], Tone>> = {
  active: 'active',
  ended: 'done',
  replaced: 'paused',
  cancelled: 'done',
  'not-actual': 'waiting',
}

/** 外部预警: what other systems warn of, where and until when; what was refused and why; and the way to our own notices. */
export default function CapPage() {
  const { t } = useTranslation('cap')
  const may = useMay()
  const [search, change] = useAddressFilters()
  const all = search.get('all') === '1'
  const severity = severities.find(one => one === search.get('severity'))
  const q = search.get('q') ?? undefined
  const { query, rows, more } = usePages(capRoutes.listCap, {
    query: { ...(!all && { active: true }), ...(severity && { severity }), ...(q !== undefined && { q }) },
  })
  const chosen = rows?.find(message => message.id === search.get('message')) ?? rows?.[0]
  return (
    <div className="cap">
      <header className="cap-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="fw-quiet">{t('what')}</p>
        </div>
        {may('matter.read') && <Link to="/public-notices">{t('ours')}</Link>}
      </header>
      <div className="cap-filters">
        <Choice
          label={t('which.label')}
          value={all ? 'all' : 'active'}
          options={[
            { value: 'active', label: t('which.active') },
            { value: 'all', label: t('which.all') },
          ]}
          onChange={value => change('all', value === 'all' ? '1' : undefined)}
        />
        <select
          aria-label={t('severity.label')}
          value={severity ?? ''}
          onChange={event => change('severity', event.target.value)}
        >
          <option value="">{t('severity.any')}</option>
          {severities.map(one => (
            <option key={one} value={one}>
              {t(`severity.${one}`)}
            </option>
          ))}
        </select>
        <SearchForm label={t('search')} value={q} onSearch={words => change('q', words)} />
      </div>
      <div className="cap-body">
        <section className="cap-list">
          {rows === undefined ? (
            query.error === null ? (
              <SkeletonRows count={6} lines={2} />
            ) : (
              <Failure error={query.error} onRetry={() => void query.refetch()} />
            )
          ) : rows.length === 0 ? (
            <EmptyState icon="check">{t(all ? 'noneAtAll' : 'none')}</EmptyState>
          ) : (
            <ul aria-label={t('title')}>
              {rows.map(message => (
                <Row
                  key={message.id}
                  message={message}
                  chosen={message === chosen}
                  onChoose={() => change('message', message.id)}
                />
              ))}
            </ul>
          )}
          {more && (
            <p>
              <Button kind="quiet" busy={more.loading} onClick={more.load}>
                {t('more')}
              </Button>
            </p>
          )}
          <Refusals />
        </section>
        <div className="cap-side">
          <Suspense fallback={<div />}>
            <CapMap messages={rows ?? []} chosen={chosen} />
          </Suspense>
          {chosen !== undefined && <Detail message={chosen} />}
        </div>
      </div>
    </div>
  )
}

function Row({ message, chosen, onChoose }: { message: CapMessage; chosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation('cap')
  const language = useLanguage()
  const instant = useInstant()
  const part = partOf(message, language)
  return (
    <li>
      <button type="button" aria-pressed={chosen} onClick={onChoose}>
        <GradeMark grade={gradeOf(message)} label={t(`severity.${message.severity ?? 'Unknown'}`)} />
        <strong>{headlineOf(message, language)}</strong>
        <span className="fw-quiet">
          {part?.areaDesc} · {t('until', { at: instant(message.expiresAt) })}
        </span>
        <StateTag tone={tones[message.state]}>{t(`state.${message.state}`)}</StateTag>
      </button>
    </li>
  )
}

function Detail({ message }: { message: CapMessage }) {
  const { t } = useTranslation('cap')
  const language = useLanguage()
  const instant = useInstant()
  const part = partOf(message, language)
  return (
    <article className="cap-detail">
      <h2>{headlineOf(message, language)}</h2>
      {message.status === 'Exercise' && <p className="cap-exercise">{t('exercise')}</p>}
      <p className="fw-quiet">
        {part?.senderName ?? message.sender} · {t('sent', { at: instant(message.sentAt) })} ·{' '}
        {t('until', { at: instant(message.expiresAt) })}
      </p>
      {part?.description != null && <p className="cap-words">{part.description}</p>}
      {part?.instruction != null && <p className="cap-words cap-instruction">{part.instruction}</p>}
      <p className="fw-quiet">
        {t('from', { feed: message.feed, identifier: message.identifier })}{' '}
        <a href={capRoutes.getCapFile.path.replace(':id', message.id)}>{t('file')}</a>
      </p>
    </article>
  )
}

function Refusals() {
  const { t } = useTranslation('cap')
  const language = useLanguage()
  const instant = useInstant()
  const { data } = useRoute(capRoutes.listCapRefusals)
  if (data === undefined || data.items.length === 0) return null
  return (
    <details className="cap-refusals">
      <summary>{t('refused', { count: data.items.length })}</summary>
      <ul>
        {data.items.map(one => (
          <li key={`${one.feed} ${one.lastAt} ${one.bytes}`}>
            <span className="fw-quiet">
              {t('refusedAt', { feed: one.feed, at: instant(one.lastAt), n: one.times })}
            </span>
            <ul>
              {one.reasons.map(({ path, message }) => (
                <li key={`${path} ${message.en}`}>
                  {path} {message[language]}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  )
}
