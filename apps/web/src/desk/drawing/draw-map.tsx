import './drawing.css'
import { useLanguage, useThemeMode } from '@fangwei/ui/index.ts'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type GradeMap, hasWebGl } from '../../shared/map/create-map.ts'
import { MapCanvas } from '../../shared/map/map-canvas.tsx'
import type { MapPoint } from '../../shared/map/points.ts'
import { usePreferences } from '../../shared/preferences/preferences.ts'
import { useDirectory } from '../../shared/session/directory.ts'
import { useSession } from '../../shared/session/session.ts'
import { type Area, type Corner, showAreas } from './show-areas.ts'

interface DrawMapProps {
  readonly label: string
  readonly areas: readonly Area[]
  readonly points?: readonly MapPoint[]
  readonly reaches?: Parameters<typeof showAreas>[2]['isochrones']
  /** What is being drawn; undefined: nothing. */
  readonly corners: readonly Corner[] | undefined
  readonly onCorner: (corner: Corner) => void
  readonly onUndo: () => void
  readonly onCancel: () => void
  /** Hands the map to whoever moves it. */
  readonly onMap?: (map: GradeMap | undefined) => void
}

const nothing = () => undefined
const noPoints: readonly MapPoint[] = []
const noReaches: NonNullable<DrawMapProps['reaches']> = []

/** A map on which areas are drawn point by point, with the mouse or the keys: Enter sets a point under the cross. */
export function DrawMap(props: DrawMapProps) {
  const { label, areas, points = noPoints, reaches = noReaches, corners, onCorner, onUndo, onCancel, onMap } = props
  const { t: say } = useTranslation('map')
  const language = useLanguage()
  const { theme } = usePreferences()
  const mode = useThemeMode(theme)
  const start = useStart()
  const [drawable] = useState(hasWebGl)
  const [made, setMade] = useState<GradeMap | undefined>(undefined)
  const take = useCallback(
    (map: GradeMap | undefined) => {
      setMade(map)
      onMap?.(map)
    },
    [onMap],
  )
  useEffect(() => {
    if (made === undefined) return
    return showAreas(made.map, mode, { zones: areas, isochrones: reaches, corners: corners ?? [] })
  }, [made, mode, areas, reaches, corners])
  const drawing = corners !== undefined
  useEffect(() => {
    if (made === undefined || !drawing) return
    const click = (event: { lngLat: { lng: number; lat: number } }) => onCorner([event.lngLat.lng, event.lngLat.lat])
    made.map.on('click', click)
    return () => {
      made.map.off('click', click)
    }
  }, [made, drawing, onCorner])
  const keys = (event: KeyboardEvent) => {
    if (!drawing || made === undefined) return
    if (event.key === 'Enter') onCorner(made.map.getCenter().toArray())
    else if (event.key === 'Backspace') onUndo()
    else if (event.key === 'Escape') onCancel()
    else return
    event.preventDefault()
  }
  if (!drawable) return <p className="fw-quiet">{say('noWebgl')}</p>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the map inside takes the focus; its keys bubble here.
    <div className={drawing ? 'draw-map draw-drawing' : 'draw-map'} onKeyDown={keys}>
      <MapCanvas
        mode={mode}
        language={language}
        label={label}
        points={points}
        selected={undefined}
        happened={undefined}
        start={start}
        onSelect={nothing}
        onGroundMissing={nothing}
        onMap={take}
      />
      {drawing && <i className="draw-cross" aria-hidden="true" />}
    </div>
  )
}

/** The reader's own organisation, or the nearest above it that has a place. */
function useStart() {
  const { account } = useSession()
  const { orgs } = useDirectory()
  return useMemo(() => {
    const own = orgs.find(org => org.code === account.org && org.lng !== null && org.lat !== null)
    const any = own ?? orgs.find(org => org.lng !== null && org.lat !== null)
    return { center: [any?.lng ?? 105, any?.lat ?? 36] as [number, number], zoom: any === undefined ? 4 : 12 }
  }, [orgs, account.org])
}
