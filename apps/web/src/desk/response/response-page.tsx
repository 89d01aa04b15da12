import './response.css'
import type { Reply } from '@fangwei/contract/index.ts'
import { responseRoutes } from '@fangwei/contract/response.ts'
import { Choice, SkeletonRows, useLanguage } from '@fangwei/ui/index.ts'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { inLanguage } from '../../shared/terms/in-language.ts'
import { useMatterWords } from '../matter/words.ts'
import { type Sites, SitingPart } from './siting-part.tsx'

const ZoneMap = lazy(() => import('./zone-map.tsx'))
type Response = Reply<typeof responseRoutes.getResponse>
type Coverage = Reply<typeof responseRoutes.getCoverage>

/** 1-3-5: what was attained under both readings, what is covered hour by hour, and where units should stand. */
export default function ResponsePage() {
  const { t } = useTranslation('response')
  const [start, setStart] = useState<'dispatch' | 'report'>('dispatch')
  const [sites, setSites] = useState<Sites | undefined>(undefined)
  const response = useRoute(responseRoutes.getResponse, { query: { start } })
  const coverage = useRoute(responseRoutes.getCoverage)
  return (
    <div className="response">
      <header className="response-head">
        <h1>{t('title')}</h1>
        <p className="fw-quiet">{t('lead', { start: t(`start.${start}`) })}</p>
        <Choice
          label={t('start.label')}
          value={start}
          options={[
            { value: 'dispatch', label: t('start.dispatch') },
            { value: 'report', label: t('start.report') },
          ]}
          onChange={setStart}
        />
      </header>
      <Loaded query={response} skeleton={<SkeletonRows count={4} />}>
        {measured => <Attained measured={measured} />}
      </Loaded>
      <div className="response-body">
        <Suspense>
          <ZoneMap
            zones={response.data?.zones ?? []}
            isochrones={coverage.data?.isochrones ?? []}
            sites={sites?.sites ?? []}
          />
        </Suspense>
        <div className="response-side">
          <Loaded query={coverage} skeleton={<SkeletonRows count={6} />}>
            {data => <ByHour coverage={data} />}
          </Loaded>
          <SitingPart sites={sites} onSites={setSites} />
        </div>
      </div>
    </div>
  )
}

function Attained({ measured }: { measured: Response }) {
  const { t } = useTranslation('response')
  const words = useMatterWords()
  const row = (title: string, list: Response['byZone']) => (
    <div className="response-row">
      <h2>{title}</h2>
      <ul>
        {list.map(one => (
          <li key={one.minutes}>
            <span className="fw-quiet">{t('within', { minutes: one.minutes })}</span>
            {one.denominator === 0 ? (
              <strong className="response-none">{t('none')}</strong>
            ) : (
              <strong>
                {((one.numerator / one.denominator) * 100).toFixed(1)}%{' '}
                <small>
                  {one.numerator}/{one.denominator}
                </small>
              </strong>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
  return (
    <section className="response-attained">
      {row(t('byZone'), measured.byZone)}
      {row(t('byWave'), measured.byWave)}
      <p className="response-excluded">
        {t('excluded')}
        {words.language === 'zh' ? '：' : ': '}
        {[
          ...measured.exclusions.map(one => t('exclusion', { label: words.say(one.label), count: one.n })),
          ...(measured.outside > 0 ? [t('outside', { count: measured.outside })] : []),
        ].join(words.language === 'zh' ? '；' : '; ') || '—'}
      </p>
    </section>
  )
}

/** Twenty-four bars, each three shares on one another: within 1, 3 and 5 minutes of all calls of that hour. */
function ByHour({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation('response')
  const language = useLanguage()
  const percent = (share: number) => `${Math.round(share * 100)}%`
  return (
    <section>
      <h2>{t('coverage')}</h2>
      <p className="fw-quiet">
        {t('coverageWhat', {
          days: coverage.days,
          calls: coverage.calls.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB'),
          way: coverage.roads === null ? t('byLine') : t('byRoad', { source: inLanguage(coverage.roads, language) }),
        })}
      </p>
      <svg className="response-hours" viewBox="0 0 240 74" role="img" aria-label={t('coverage')}>
        {coverage.byHour.map(({ hour, calls, within }) => (
          <g key={hour}>
            <title>{t('hour', { hour, calls, share: percent(within[2] ?? 0) })}</title>
            <rect className="hour-ground" x={hour * 10 + 1} y={0} width={8} height={60} />
            {[2, 1, 0].map(i => (
              <rect
                key={i}
                className={`hour-${i}`}
                x={hour * 10 + 1}
                y={60 - 60 * (within[i] ?? 0)}
                width={8}
                height={60 * (within[i] ?? 0)}
              />
            ))}
            {hour % 6 === 0 && (
              <text x={hour * 10 + 1} y={71}>
                {hour}
              </text>
            )}
          </g>
        ))}
      </svg>
      <p className="response-legend">
        {[1, 3, 5].map((minutes, i) => (
          <span key={minutes}>
            <i className={`hour-${i}`} /> {t('within', { minutes })}
          </span>
        ))}
      </p>
    </section>
  )
}
