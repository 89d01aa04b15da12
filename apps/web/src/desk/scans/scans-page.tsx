import './scans.css'
import { scanRoutes } from '@fangwei/contract/scan.ts'
import { EmptyState } from '@fangwei/ui/index.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { queryFor, useRoute } from '../../shared/api/queries.ts'
import { FollowedJob } from '../../shared/jobs/job-bar.tsx'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useInstant, useMay } from '../../shared/session/session.ts'
import { useMatterWords } from '../matter/words.ts'
import { ClusterDetail } from './cluster-detail.tsx'
import { ClusterMap } from './cluster-map.tsx'
import { ScanBar } from './scan-bar.tsx'
import type { ScanAnswer, ScanRun } from './scan-draft.ts'
import { useDayText } from './use-day-text.ts'

const ASK_EVERY_MS = 1000

/** 时空扫描: is what gathers here and now more than chance gives, and how sure is that. */
export default function ScansPage() {
  const query = useQuery({
    ...queryFor(scanRoutes.listScans),
    refetchInterval: ({ state }) => (state.data?.job ? ASK_EVERY_MS : false),
  })
  return <Loaded query={query}>{answer => <Shown answer={answer} onChanged={() => void query.refetch()} />}</Loaded>
}

function Shown({ answer, onChanged }: { answer: ScanAnswer; onChanged: () => void }) {
  const { t } = useTranslation('scans')
  const may = useMay()
  const client = useQueryClient()
  const [search, setSearch] = useSearchParams()
  // The one that was asked for is looked at once it is there; while it runs its job says how far it is.
  const [asked, setAsked] = useState<string | undefined>(answer.job?.id)
  const id = search.get('run') ?? answer.items[0]?.id
  const done = useCallback(() => {
    if (asked !== undefined) setSearch({ run: asked }, { replace: true })
    setAsked(undefined)
    void client.invalidateQueries({ queryKey: [scanRoutes.listScans.path] })
  }, [asked, client, setSearch])
  return (
    <div className="scans">
      <header className="scans-head">
        <h1>{t('question')}</h1>
        <p className="fw-quiet">
          {t('notAVerdict')} · <Link to="/hotspots">{t('hotspots')}</Link> ·{' '}
          <Link to="/key-places">{t('keyPlaces')}</Link>
        </p>
        {may('insight.run') && (
          <ScanBar
            isRunning={answer.job !== null}
            onStarted={job => {
              setAsked(job)
              onChanged()
            }}
          />
        )}
        {asked !== undefined && (
          <FollowedJob key={asked} id={asked} label={t('running')} stopped={t('stopped')} onDone={done} />
        )}
        {answer.items.length > 0 && (
          <RunChoice answer={answer} id={id} onChoose={run => setSearch({ run }, { replace: true })} />
        )}
      </header>
      {id !== undefined ? (
        <RunShown key={id} id={id} />
      ) : (
        asked === undefined && <EmptyState icon="map">{t('none')}</EmptyState>
      )}
    </div>
  )
}

/** Every run that was kept, and who ran it. */
function RunChoice({
  answer,
  id,
  onChoose,
}: {
  answer: ScanAnswer
  id: string | undefined
  onChoose: (id: string) => void
}) {
  const { t } = useTranslation('scans')
  const instant = useInstant()
  const day = useDayText()
  return (
    <label className="scans-runs fw-no-print">
      {t('runs', { count: answer.items.length })}
      <select value={id ?? ''} onChange={event => onChoose(event.target.value)}>
        {answer.items.map(run => (
          <option key={run.id} value={run.id}>
            {t('runLine', {
              at: instant(run.madeAt),
              by: run.madeBy,
              group: t(`group.${run.settings.group}`),
              from: day(run.settings.from),
              to: day(run.settings.to),
              found: run.clusters,
            })}
          </option>
        ))}
      </select>
    </label>
  )
}

function RunShown({ id }: { id: string }) {
  const { t } = useTranslation('scans')
  const words = useMatterWords()
  const query = useRoute(scanRoutes.getScan, { params: { id } })
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  return (
    <Loaded query={query}>
      {run => {
        const cluster = run.clusters.find(one => String(one.index) === chosen) ?? run.clusters[0]
        return (
          <>
            {cluster === undefined ? (
              <EmptyState icon="check">{t('empty')}</EmptyState>
            ) : (
              <div className="scans-body">
                <ClusterMap run={run} words={words} chosen={String(cluster.index)} onChoose={setChosen} />
                <ClusterDetail run={run} cluster={cluster} words={words} onChanged={() => void query.refetch()} />
              </div>
            )}
            <RunNote run={run} />
          </>
        )
      }}
    </Loaded>
  )
}

/** What was read and against what, and what the figures do not say. */
function RunNote({ run }: { run: ScanRun }) {
  const { t } = useTranslation('scans')
  const instant = useInstant()
  const day = useDayText()
  const { model, window, calls, from, to, replications, maxRadiusKm, maxDays } = run.settings
  return (
    <footer className="scans-note">
      <p>
        {t('made', {
          at: instant(run.madeAt, 'full'),
          by: run.madeBy,
          read: run.read,
          calls: t(`calls.${calls}`),
          from: day(from),
          to: day(to),
        })}
      </p>
      <p>
        {t(`modelNote.${model}`)} {t(`windowNote.${window}`)}{' '}
        {t('sizeNote', { cells: run.cells, metres: run.cellMetres, radius: maxRadiusKm, days: maxDays, replications })}
      </p>
      {run.suppressed > 0 && <p>{t('suppressed', { count: run.suppressed })}</p>}
      <p>{t('notACause')}</p>
    </footer>
  )
}
