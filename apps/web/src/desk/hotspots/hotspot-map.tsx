import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MapPoint } from '../../shared/map/points.ts'
import type { Words } from '../matter/words.ts'
import type { Run } from './answer.ts'
import { gradeOfCell, nameOf, trendOf, whyOf } from './reading.ts'

const MapView = lazy(() => import('../../shared/map/map-view.tsx'))

interface HotspotMapProps {
  readonly run: Run
  readonly words: Words
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

/** The cells as squares on the ground, and the list to work with the keyboard. */
export function HotspotMap({ run, words, chosen, onChoose }: HotspotMapProps) {
  const { t } = useTranslation('hotspots')
  const points = useMemo<readonly MapPoint[]>(
    () =>
      run.cells.map(cell => ({
        id: String(cell.index),
        lng: cell.lng,
        lat: cell.lat,
        grade: gradeOfCell(cell),
        label: `${cell.index + 1}. ${nameOf(cell, words, t)}`,
        note: [
          t('why', whyOf(cell, run.settings.recentDays)),
          t(`trend.${trendOf(cell)}`),
          t('peak', { peak: cell.peak }),
        ].join(' · '),
        bounds: cell.bounds,
      })),
    [run, t, words],
  )
  return (
    <div className="hotspots-map">
      <Suspense>
        <MapView inOrder points={points} selected={chosen} onSelect={onChoose} />
      </Suspense>
    </div>
  )
}
