import './map-view.css'
import {
  Button,
  classNames,
  EmptyState,
  GradeMark,
  List,
  ListRow,
  useLanguage,
  useListKeys,
  useThemeMode,
} from '@fangwei/ui/index.ts'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../preferences/preferences.ts'
import { type Camera, type GradeMap, hasWebGl } from './create-map.ts'
import { MapCanvas } from './map-canvas.tsx'
import { byUrgency, type MapPoint } from './points.ts'

export interface MapViewProps {
  readonly points: readonly MapPoint[]
  readonly selected?: string | undefined
  readonly onSelect: (id: string) => void
  readonly onOpen?: ((id: string) => void) | undefined
  /** The point at which something has just happened; another `turn` makes it pulse again. */
  readonly happened?: { readonly id: string; readonly turn: number } | undefined
  /** The points come in an order of their own, which the list keeps; else the most urgent stand first. */
  readonly inOrder?: boolean
  /** Where to look while there are no points. */
  readonly start?: Camera
}

const wholeCountry: Camera = { center: [105, 36], zoom: 3.5 }

/** The map and its list twin: the same places, one to be looked at, one to be worked with the keyboard. */
export default function MapView({
  points,
  selected,
  onSelect,
  onOpen,
  happened,
  inOrder,
  start = wholeCountry,
}: MapViewProps) {
  const { t } = useTranslation('map')
  const { theme } = usePreferences()
  const mode = useThemeMode(theme)
  const language = useLanguage()
  const [drawable] = useState(hasWebGl)
  const [listed, setListed] = useState(true)
  const [map, setMap] = useState<GradeMap | undefined>(undefined)
  const [groundMissing, setGroundMissing] = useState(false)
  const missing = useCallback(() => setGroundMissing(true), [])
  const listing = useMemo(() => (inOrder === true ? points : byUrgency(points)), [points, inOrder])
  const find = (id: string | undefined) => points.find(point => point.id === id)
  const place = find(happened?.id)
  if (!drawable)
    return (
      <div className="map-view map-view-listed">
        <EmptyState icon="map">{t('noWebgl')}</EmptyState>
        <PlaceList points={listing} selected={selected} onSelect={onSelect} onOpen={onOpen} />
      </div>
    )
  return (
    <div className={classNames('map-view', listed && 'map-view-listed')}>
      <div className="map-ground">
        <MapCanvas
          mode={mode}
          language={language}
          label={t('label')}
          points={points}
          selected={find(selected)}
          happened={place && happened ? { point: place, turn: happened.turn } : undefined}
          start={start}
          onSelect={onSelect}
          onGroundMissing={missing}
          onMap={setMap}
        />
        <div className="map-tools" role="toolbar">
          <Button
            icon="plus"
            aria-label={t('zoomIn')}
            title={t('zoomIn')}
            onClick={() => map?.map.zoomIn({ animate: false })}
          />
          <Button
            icon="minus"
            aria-label={t('zoomOut')}
            title={t('zoomOut')}
            onClick={() => map?.map.zoomOut({ animate: false })}
          />
          <Button icon="pin" aria-label={t('fit')} title={t('fit')} onClick={() => map?.fit(points)} />
          <Button
            icon="rows"
            aria-pressed={listed}
            aria-label={listed ? t('hideList') : t('showList')}
            title={listed ? t('hideList') : t('showList')}
            onClick={() => setListed(!listed)}
          />
        </div>
        {groundMissing && <p className="map-note">{t('loadFailed')}</p>}
      </div>
      {listed && <PlaceList points={listing} selected={selected} onSelect={onSelect} onOpen={onOpen} />}
    </div>
  )
}

type PlaceListProps = Pick<MapViewProps, 'points' | 'selected' | 'onSelect' | 'onOpen'>

function PlaceList({ points, selected, onSelect, onOpen }: PlaceListProps) {
  const { t } = useTranslation('map')
  const { t: say } = useTranslation('common')
  const ids = useMemo(() => points.map(point => point.id), [points])
  const labels = useMemo(
    () => ({ next: say('list.next'), previous: say('list.previous'), open: say('list.open') }),
    [say],
  )
  useListKeys({ ids, selected, onSelect, onOpen, labels })
  return (
    <div className="map-list">
      {points.length === 0 && <EmptyState icon="check">{t('empty')}</EmptyState>}
      <List label={t('list')}>
        {points.map(point => (
          <ListRow
            key={point.id}
            leading={point.grade && <GradeMark grade={point.grade} />}
            title={point.label}
            meta={point.note}
            selected={point.id === selected}
            onSelect={() => onSelect(point.id)}
            onOpen={() => onOpen?.(point.id)}
          />
        ))}
      </List>
    </div>
  )
}
