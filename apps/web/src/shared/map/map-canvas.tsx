import './map-canvas.css'
import { gradeShapes, type Language, type ThemeMode } from '@fangwei/ui/index.ts'
import { Marker } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { type Camera, createMap, type GradeMap } from './create-map.ts'
import type { MapPoint } from './points.ts'

interface MapCanvasProps {
  readonly mode: ThemeMode
  readonly language: Language
  readonly label: string
  readonly points: readonly MapPoint[]
  readonly selected: MapPoint | undefined
  /** Where something has just happened: the place pulses, once for each `turn`. */
  readonly happened: { readonly point: MapPoint; readonly turn: number } | undefined
  readonly start: Camera
  readonly onSelect: (id: string) => void
  readonly onGroundMissing: () => void
  /** Hands the map to whoever shows buttons for it. */
  readonly onMap: (map: GradeMap | undefined) => void
}

/** The drawn half of the map. Theme and language make a new one at the place where the old one looked. */
export function MapCanvas(props: MapCanvasProps) {
  const { mode, language, label, points, selected, happened, start, onSelect, onGroundMissing, onMap } = props
  const container = useRef<HTMLDivElement>(null)
  const camera = useRef(start)
  const fitted = useRef(false)
  const [made, setMade] = useState<GradeMap | undefined>(undefined)
  useEffect(() => {
    if (container.current === null) return
    const parts = { container: container.current, mode, language, camera: camera.current, onSelect, onGroundMissing }
    const created = createMap(parts)
    setMade(created)
    onMap(created)
    return () => {
      camera.current = created.camera()
      onMap(undefined)
      created.remove()
    }
  }, [mode, language, onSelect, onGroundMissing, onMap])
  useEffect(() => {
    made?.show(points)
    if (made === undefined || fitted.current || points.length === 0) return
    fitted.current = true
    made.fit(points)
  }, [made, points])
  useMarker(made, selected, 'map-chosen')
  useMarker(made, happened?.point, 'map-happened', happened?.turn)
  useEffect(() => {
    if (made === undefined || selected === undefined) return
    const at: [number, number] = [selected.lng, selected.lat]
    if (!made.map.getBounds().contains(at)) made.map.jumpTo({ center: at })
  }, [made, selected])
  return <section ref={container} className="map-canvas" aria-label={label} />
}

/** A ring in the page above the canvas: it can pulse without the map drawing anew. Fresh data does not restart it. */
function useMarker(made: GradeMap | undefined, point: MapPoint | undefined, className: string, turn = 0): void {
  const { lng, lat, grade } = point ?? {}
  useEffect(() => {
    if (made === undefined || lng === undefined || lat === undefined) return
    const element = ringElement(className, grade)
    element.dataset.turn = String(turn)
    const marker = new Marker({ element }).setLngLat([lng, lat]).addTo(made.map)
    return () => {
      marker.remove()
    }
  }, [made, lng, lat, grade, className, turn])
}

/** The ring, with the shape of the grade inside: the point itself may be hidden in a cluster. */
function ringElement(className: string, grade: MapPoint['grade']): HTMLElement {
  const element = document.createElement('div')
  element.className = 'map-marker'
  const ring = document.createElement('i')
  ring.className = className
  element.append(ring)
  if (grade !== undefined && className === 'map-chosen') {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    svg.setAttribute('viewBox', '0 0 16 16')
    svg.setAttribute('class', `fw-grade-${grade}`)
    path.setAttribute('d', gradeShapes[grade])
    svg.append(path)
    element.append(svg)
  }
  return element
}
