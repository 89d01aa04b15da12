import './hotspots.css'
import { insightRoutes } from '@fangwei/contract/insight.ts'
import { EmptyState } from '@fangwei/ui/index.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { queryFor } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useInstant, useMay } from '../../shared/session/session.ts'
import { useMatterWords } from '../matter/words.ts'
import type { Answer, Run } from './answer.ts'
import { HotspotBar } from './hotspot-bar.tsx'
import { HotspotDetail } from './hotspot-detail.tsx'
import { HotspotMap } from './hotspot-map.tsx'

const askEveryMs = 1000

/** 热点: where and when calls gather, why each place is here, and the way from it to a key place. */
export default function HotspotsPage() {
  const query = useQuery({
    ...queryFor(insightRoutes.getHotspots),
    refetchInterval: ({ state }) => (state.data?.job ? askEveryMs : false),
  })
  return <Loaded query={query}>{answer => <Shown answer={answer} onChanged={() => void query.refetch()} />}</Loaded>
}

function Shown({ answer, onChanged }: { answer: Answer; onChanged: () => void }) {
  const { t } = useTranslation('hotspots')
  const may = useMay()
  const words = useMatterWords()
  const { run } = answer
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  // The best is chosen until another is: why it is here stands beside the map from the start, and the map keeps its width.
  const cell = run?.cells.find(one => String(one.index) === chosen) ?? run?.cells[0]
  return (
    <div className="hotspots">
      <header className="hotspots-head">
        <h1>{t('question')}</h1>
        <p className="fw-quiet">
          {words.say(answer.closure)} · <Link to="/key-places">{t('keyPlaces')}</Link> ·{' '}
          <Link to="/scans">{t('scans')}</Link>
        </p>
        <HotspotBar key={run?.id} run={run} job={answer.job} mayRun={may('insight.run')} onChanged={onChanged} />
      </header>
      {run === null ? (
        <EmptyState icon="map">{t('none')}</EmptyState>
      ) : run.cells.length === 0 ? (
        <EmptyState icon="check">{t('empty')}</EmptyState>
      ) : (
        <div className="hotspots-body">
          <HotspotMap run={run} words={words} chosen={cell && String(cell.index)} onChoose={setChosen} />
          {cell !== undefined && <HotspotDetail run={run} cell={cell} words={words} onChanged={onChanged} />}
        </div>
      )}
      {run !== null && <RunNote run={run} />}
    </div>
  )
}

/** What was read, how the ranking did before, and what is not shown. */
function RunNote({ run }: { run: Run }) {
  const { t } = useTranslation('hotspots')
  const instant = useInstant()
  const { check } = run
  return (
    <footer className="hotspots-note">
      <p>{t('made', { at: instant(run.madeAt, 'full'), read: run.read })}</p>
      {check !== null && (
        <p>
          {t('check', {
            ...check,
            pai: check.pai.value.toFixed(1),
            low: check.pai.low.toFixed(1),
            high: check.pai.high.toFixed(1),
            naivePai: check.naivePai.value.toFixed(1),
          })}
        </p>
      )}
      {run.suppressed > 0 && <p>{t('suppressed', { count: run.suppressed })}</p>}
      <p>{t('notACause')}</p>
    </footer>
  )
}
