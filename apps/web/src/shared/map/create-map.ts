import 'maplibre-gl/dist/maplibre-gl.css'
import type { Language } from '@fangwei/ui/duration.ts'
import { fontFamily, palettes, type ThemeMode } from '@fangwei/ui/tokens.ts'
import { type GeoJSONSource, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { addGradeImages } from './grade-images.ts'
import { mapStyle } from './map-style.ts'
import { boundsOf, type MapPoint, rankGrades, toFeatures, toSquares } from './points.ts'

setWorkerUrl(workerUrl)

export interface Camera {
  readonly center: [number, number]
  readonly zoom: number
}

export interface MapParts {
  readonly container: HTMLElement
  readonly mode: ThemeMode
  readonly language: Language
  readonly camera: Camera
  readonly onSelect: (id: string) => void
  /** A file of the ground did not come. */
  readonly onGroundMissing: () => void
}

export interface GradeMap {
  readonly map: MapLibreMap
  show(points: readonly MapPoint[]): void
  fit(points: readonly MapPoint[]): void
  camera(): Camera
  remove(): void
}

const pointSource = 'matters'
const squareSource = 'squares'

export function hasWebGl(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null
}

/** Makes the map: our ground, the points in their grades, clusters showing the worst inside. */
export function createMap({ container, mode, language, camera, onSelect, onGroundMissing }: MapParts): GradeMap {
  const style = mapStyle({ mode, language, origin: window.location.origin })
  const map = new MapLibreMap({
    container,
    style,
    ...camera,
    minZoom: 3,
    maxZoom: 19,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    localIdeographFontFamily: fontFamily,
    fadeDuration: 0,
    locale: { 'Map.Title': '' },
  })
  map.touchZoomRotate.disableRotation()
  let waiting: readonly MapPoint[] = []
  let ready = false
  map.once('style.load', () => {
    addGradeImages(map, mode)
    addSquareLayers(map, mode)
    addPointLayers(map, mode)
    ready = true
    source(map)?.setData(toFeatures(waiting))
    map.getSource<GeoJSONSource>(squareSource)?.setData(toSquares(waiting))
  })
  map.on('error', onGroundMissing)
  // Whoever takes a picture waits until nothing of it is still to be drawn.
  map.on('idle', () => {
    container.dataset.drawn = ''
  })
  const begun = () => delete container.dataset.drawn
  map.on('movestart', begun)
  map.on('dataloading', begun)
  selectOnClick(map, onSelect)
  return {
    map,
    show(points) {
      waiting = points
      if (!ready) return
      source(map)?.setData(toFeatures(points))
      map.getSource<GeoJSONSource>(squareSource)?.setData(toSquares(points))
    },
    fit(points) {
      const bounds = boundsOf(points)
      if (bounds !== undefined) map.fitBounds(bounds, { padding: 64, maxZoom: 16, animate: false })
    },
    camera: () => ({ center: map.getCenter().toArray(), zoom: map.getZoom() }),
    remove: () => map.remove(),
  }
}

function source(map: MapLibreMap): GeoJSONSource | undefined {
  return map.getSource<GeoJSONSource>(pointSource)
}

/** Cells: a wash of the grade's colour with an edge, so that the ground stays readable. */
function addSquareLayers(map: MapLibreMap, mode: ThemeMode): void {
  const colours = rankGrades.flatMap((grade, rank) =>
    grade === undefined ? [] : [rank, palettes[mode].grade[grade].mark],
  )
  const colour = ['match', ['get', 'rank'], ...colours, palettes[mode].text] as unknown as string
  map.addSource(squareSource, { type: 'geojson', data: toSquares([]) })
  map.addLayer({
    id: 'squares',
    type: 'fill',
    source: squareSource,
    paint: { 'fill-color': colour, 'fill-opacity': 0.18 },
  })
  map.addLayer({
    id: 'square-edges',
    type: 'line',
    source: squareSource,
    paint: { 'line-color': colour, 'line-width': 1.5 },
  })
}

function addPointLayers(map: MapLibreMap, mode: ThemeMode): void {
  map.addSource(pointSource, {
    type: 'geojson',
    data: toFeatures([]),
    cluster: true,
    clusterRadius: 40,
    clusterMaxZoom: 15,
    clusterProperties: { rank: ['min', ['get', 'rank']] },
  })
  map.addLayer({
    id: 'clusters',
    type: 'symbol',
    source: pointSource,
    filter: ['has', 'point_count'],
    layout: {
      'icon-image': ['concat', 'cluster-', ['to-string', ['get', 'rank']]],
      'icon-allow-overlap': true,
      'text-field': ['to-string', ['get', 'point_count_abbreviated']],
      'text-font': ['Noto Sans CJK SC', 'sans-serif'],
      'text-size': 12,
      'text-offset': [0, 0.2],
      'text-allow-overlap': true,
      'symbol-sort-key': ['-', 10, ['get', 'rank']],
    },
    paint: { 'text-color': palettes[mode].text },
  })
  map.addLayer({
    id: 'points',
    type: 'symbol',
    source: pointSource,
    filter: ['!', ['has', 'point_count']],
    layout: {
      'icon-image': ['concat', 'point-', ['to-string', ['get', 'rank']]],
      'icon-allow-overlap': true,
      'symbol-sort-key': ['-', 10, ['get', 'rank']],
    },
  })
}

function selectOnClick(map: MapLibreMap, onSelect: (id: string) => void): void {
  map.on('click', 'points', event => {
    const id: unknown = event.features?.[0]?.properties.id
    if (typeof id === 'string') onSelect(id)
  })
  map.on('click', 'clusters', async event => {
    const cluster = event.features?.[0]
    const zoom = await source(map)?.getClusterExpansionZoom(Number(cluster?.properties.cluster_id))
    if (zoom !== undefined) map.easeTo({ center: event.lngLat, zoom, duration: 250 })
  })
  for (const layer of ['points', 'clusters']) {
    map.on('mouseenter', layer, () => {
      map.getCanvas().style.cursor = 'pointer'
    })
    map.on('mouseleave', layer, () => {
      map.getCanvas().style.cursor = ''
    })
  }
}
