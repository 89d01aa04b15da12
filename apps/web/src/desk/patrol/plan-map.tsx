import { useLanguage, useThemeMode } from '@fangwei/ui/index.ts'
import { palettes } from '@fangwei/ui/tokens.ts'
import { type GeoJSONSource, Marker } from 'maplibre-gl'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type GradeMap, hasWebGl } from '../../shared/map/create-map.ts'
import { MapCanvas } from '../../shared/map/map-canvas.tsx'
import { usePreferences } from '../../shared/preferences/preferences.ts'
import type { Draft, PlanBody } from './draft.ts'
import { linesOf, type Ways } from './lines.ts'

interface PlanMapProps {
  readonly plan: PlanBody
  readonly draft: Draft
  /** How the kept version lies along the roads. */
  readonly ways: Ways
  readonly crew: string | undefined
  readonly selected: string | undefined
  readonly onSelect: (stop: string) => void
}

const noPoints: readonly never[] = []
const nothing = () => undefined

/** The routes on the ground: the chosen crew's in full with its stops numbered, the others faint. */
export default function PlanMap({ plan, draft, ways, crew, selected, onSelect }: PlanMapProps) {
  const { t } = useTranslation('patrol')
  const { theme } = usePreferences()
  const mode = useThemeMode(theme)
  const language = useLanguage()
  const [drawable] = useState(hasWebGl)
  const [made, setMade] = useState<GradeMap | undefined>(undefined)
  const onMap = useCallback((map: GradeMap | undefined) => setMade(map), [])
  const start = useMemo(() => ({ center: [plan.base.lng, plan.base.lat] as [number, number], zoom: 13 }), [plan.base])
  const { accent, textQuiet } = palettes[mode]
  useLines(made, { plan, draft, ways, crew }, [accent, textQuiet])
  useStops(made, { plan, draft, crew, selected, onSelect })
  useEffect(() => {
    made?.fit(plan.stops.map(s => ({ id: s.id, lng: s.lng, lat: s.lat, grade: undefined, label: s.id })))
  }, [made, plan.stops])
  if (!drawable) return <p className="patrol-no-map">{t('noMap')}</p>
  return (
    <MapCanvas
      mode={mode}
      language={language}
      label={t('map')}
      points={noPoints}
      selected={undefined}
      happened={undefined}
      start={start}
      onSelect={nothing}
      onGroundMissing={nothing}
      onMap={onMap}
    />
  )
}

const layer = 'patrol-routes'

interface Shown {
  readonly plan: PlanBody
  readonly draft: Draft
  readonly ways: Ways
  readonly crew: string | undefined
}

function useLines(
  made: GradeMap | undefined,
  { plan, draft, ways, crew }: Shown,
  [chosen, others]: readonly [string, string],
): void {
  const data = useMemo(() => {
    return {
      type: 'FeatureCollection' as const,
      features: linesOf(plan, draft, ways).map(({ crew: whose, line }) => ({
        type: 'Feature' as const,
        properties: { chosen: whose === crew ? 1 : 0 },
        geometry: { type: 'LineString' as const, coordinates: line },
      })),
    }
  }, [plan, draft, ways, crew])
  useEffect(() => {
    if (made === undefined) return
    const { map } = made
    const show = () => {
      const source = map.getSource<GeoJSONSource>(layer)
      if (source !== undefined) {
        source.setData(data)
        return
      }
      map.addSource(layer, { type: 'geojson', data })
      map.addLayer({
        id: layer,
        type: 'line',
        source: layer,
        layout: { 'line-join': 'round', 'line-cap': 'round', 'line-sort-key': ['get', 'chosen'] },
        paint: {
          'line-color': ['case', ['==', ['get', 'chosen'], 1], chosen, others],
          'line-width': ['case', ['==', ['get', 'chosen'], 1], 3, 1.5],
          'line-opacity': ['case', ['==', ['get', 'chosen'], 1], 0.9, 0.45],
        },
      })
    }
    if (map.isStyleLoaded()) show()
    else map.once('load', show)
    return () => {
      map.off('load', show)
    }
  }, [made, data, chosen, others])
}

/** Stops are elements of the page above the canvas: reachable, and drawn without drawing the map anew. */
function useStops(
  made: GradeMap | undefined,
  { plan, draft, crew, selected, onSelect }: Omit<PlanMapProps, 'ways'>,
): void {
  useEffect(() => {
    if (made === undefined) return
    const order = draft.find(r => r.crew === crew)?.stops.map(s => s.stop) ?? []
    const planned = new Set(draft.flatMap(r => r.stops.map(s => s.stop)))
    const markers = plan.stops.map(stop => {
      const number = order.indexOf(stop.id) + 1
      const element = document.createElement('button')
      element.type = 'button'
      element.tabIndex = -1
      element.className = [
        'patrol-dot',
        number > 0 ? 'patrol-dot-mine' : planned.has(stop.id) ? 'patrol-dot-other' : 'patrol-dot-left',
        stop.checkIn === null ? '' : 'patrol-dot-done',
        stop.id === selected ? 'patrol-dot-selected' : '',
      ].join(' ')
      element.textContent = number > 0 ? String(number) : ''
      element.title = stop.name.zh
      element.addEventListener('click', () => onSelect(stop.id))
      return new Marker({ element }).setLngLat([stop.lng, stop.lat]).addTo(made.map)
    })
    return () => {
      for (const marker of markers) marker.remove()
    }
  }, [made, plan.stops, draft, crew, selected, onSelect])
}
