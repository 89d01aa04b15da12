import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MapPoint } from '../../shared/map/points.ts'
import type { Words } from '../matter/words.ts'
import { nameOfCluster } from './cluster-detail.tsx'
import { gradeOfCluster, type ScanRun, sureness } from './scan-draft.ts'
import { useDayText } from './use-day-text.ts'

const MapView = lazy(() => import('../../shared/map/map-view.tsx'))

interface ClusterMapProps {
  readonly run: ScanRun
  readonly words: Words
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/** The circles on the ground, and the list to work with the keyboard. */
export function ClusterMap({ run, words, chosen, onChoose }: ClusterMapProps) {
  const { t } = useTranslation('scans')
  const day = useDayText()
  const points = useMemo<readonly MapPoint[]>(
    () =>
      run.clusters.map(cluster => ({
        id: String(cluster.index),
        lng: cluster.lng,
        lat: cluster.lat,
        grade: gradeOfCluster(cluster),
        label: `${cluster.index + 1}. ${nameOfCluster(cluster, words, t)}`,
        note: [
          t('short', {
            observed: cluster.observed,
            expected: cluster.expected,
            from: day(cluster.from),
            to: day(cluster.to),
          }),
          t(`sureness.${sureness(cluster.p)}`),
        ].join(' · '),
        radiusMetres: cluster.radiusMetres,
      })),
    [run, t, words, day],
  )
  return (
    <div className="scans-map">
      <Suspense>
        <MapView inOrder points={points} selected={chosen} onSelect={onChoose} />
      </Suspense>
    </div>
  )
}
