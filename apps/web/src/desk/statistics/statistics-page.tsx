import './statistics.css'
import { statisticsRoutes } from '@fangwei/contract/statistics.ts'
import { matterTypes } from '@fangwei/domain/matters/index.ts'
import { Button, Choice, EmptyState, Figure, FigureRow, SkeletonRows, serverClock } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useRoute } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useSession } from '../../shared/session/session.ts'
import { OrgControl } from '../matter/form/choice-control.tsx'
import { useMatterWords, type Words } from '../matter/words.ts'
import { dayOf } from '../roster/week.ts'
import { CategoryTable } from './category-table.tsx'
import { DayChart } from './day-chart.tsx'
import { Definitions } from './definitions.tsx'
import { MeasureTable } from './measure-table.tsx'
import { type Asked, askedSearch, queryOf, readAsked, spans } from './span.ts'
import type { Statistics } from './statistics.ts'
import { TypeTable } from './type-table.tsx'

/** 统计: how much there was, of what, against the span before; closure never without recurrence. */
export default function StatisticsPage() {
  const { tenant } = useSession()
  const words = useMatterWords()
  const [search, setSearch] = useSearchParams()
  const asked = readAsked(search)
  const query = useRoute(statisticsRoutes.getStatistics, {
    query: queryOf(asked, dayOf(serverClock.now(), tenant.utcOffsetMinutes)),
  })
  return (
    <div className="statistics">
      <Bar asked={asked} words={words} onChange={next => setSearch(askedSearch(next), { replace: true })} />
      <Loaded query={query} skeleton={<SkeletonRows count={12} />}>
        {shown => <Shown statistics={shown} asked={asked} words={words} />}
      </Loaded>
    </div>
  )
}

interface BarProps {
  readonly asked: Asked
  readonly words: Words
  readonly onChange: (asked: Asked) => void
}

function Bar({ asked, words, onChange }: BarProps) {
  const { t } = useTranslation('statistics')
  const { t: say } = useTranslation('common')
  const { account } = useSession()
  return (
    <header className="statistics-bar fw-no-print">
      <Choice
        label={t('span')}
        value={String(asked.days)}
        onChange={days => onChange({ ...asked, days: spans.find(one => String(one) === days) ?? 30 })}
        options={spans.map(days => ({ value: String(days), label: t('days', { count: days }) }))}
      />
      <div className="statistics-org">
        <OrgControl
          id="statistics-org"
          root={account.org}
          multiple={false}
          invalid={false}
          value={asked.scope ?? account.org}
          onChange={chosen =>
            onChange({ ...asked, scope: typeof chosen === 'string' && chosen !== account.org ? chosen : undefined })
          }
        />
      </div>
      <select
        aria-label={t('type')}
        value={asked.type ?? ''}
        onChange={event => onChange({ ...asked, type: event.target.value || undefined })}
      >
        <option value="">{t('everyType')}</option>
        {matterTypes.map(({ type }) => (
          <option key={type} value={type}>
            {words.type(type)}
          </option>
        ))}
      </select>
      <span className="statistics-tools">
        <Button icon="print" aria-label={say('print')} title={say('print')} onClick={() => window.print()} />
      </span>
    </header>
  )
}

function Shown({ statistics, asked, words }: { statistics: Statistics; asked: Asked; words: Words }) {
  const { t } = useTranslation('statistics')
  const [opened] = statistics.measures
  const total = opened?.numerator ?? 0
  return (
    <div className="statistics-page">
      <header>
        <h1>{t('title', { org: words.org(statistics.org) })}</h1>
        <p className="fw-quiet">
          {t('spanOf', {
            from: statistics.from,
            to: statistics.to,
            before: statistics.previous.from,
            until: statistics.previous.to,
          })}
          {statistics.countedTo !== null && ` · ${t('countedTo', { at: words.instant(statistics.countedTo) })}`}
        </p>
      </header>
      <Figures statistics={statistics} />
      {total === 0 && statistics.types.length === 0 ? (
        <EmptyState icon="chart">{t('none')}</EmptyState>
      ) : (
        <>
          <section>
            <h2>{t('byDay')}</h2>
            <DayChart days={statistics.days} />
          </section>
          <section>
            <h2>{t('byType')}</h2>
            <TypeTable types={statistics.types} words={words} />
          </section>
          <section>
            <h2>{t('byCategory')}</h2>
            <CategoryTable categories={statistics.categories} single={asked.type !== undefined} words={words} />
          </section>
        </>
      )}
      <section>
        <h2>{t('measures')}</h2>
        <MeasureTable measures={statistics.measures} />
        <Definitions />
      </section>
    </div>
  )
}

function Figures({ statistics }: { statistics: Statistics }) {
  const { t } = useTranslation('statistics')
  return (
    <FigureRow>
      {statistics.measures.map(({ code, numerator, denominator, previous }) => (
        <Figure
          key={code}
          label={t(`short.${code as 'opened'}`)}
          value={numerator}
          of={denominator ?? undefined}
          change={denominator === null ? { by: numerator - previous.numerator, than: t('before') } : undefined}
          alert={false}
        />
      ))}
    </FigureRow>
  )
}
