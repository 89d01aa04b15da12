import { palettes, type ThemeMode } from '@fangwei/ui/tokens.ts'
import type { Feature, FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'

export type Corner = readonly [number, number]

/** An area that is there already: how thick its line is (1 the thickest), and whether it is one to keep out of. */
export interface Area {
  readonly level: number
  readonly ring: readonly (readonly number[])[]
  readonly danger?: boolean
}

interface Areas {
  readonly zones: readonly Area[]
  readonly isochrones: readonly {
    readonly minutes: number
    readonly rings: readonly (readonly (readonly number[])[])[]
  }[]
  readonly corners: readonly Corner[]
}

const SOURCE = 'areas'

/** Puts zones, isochrones and the zone being drawn on a map, under its points. Returns how to stop waiting for the style. */
export function showAreas(map: MapLibreMap, mode: ThemeMode, areas: Areas): () => void {
  const put = () => {
    const source = map.getSource<GeoJSONSource>(SOURCE)
    if (source !== undefined) source.setData(featuresOf(areas))
    else addLayers(map, mode, featuresOf(areas))
  }
  if (map.isStyleLoaded() || map.getSource(SOURCE) !== undefined) put()
  else map.once('idle', put)
  return () => {
    map.off('idle', put)
  }
}

function addLayers(map: MapLibreMap, mode: ThemeMode, data: FeatureCollection): void {
  const { accent, text, grade } = palettes[mode]
  const orange = grade.orange.mark
  const colour = ['case', ['get', 'danger'], grade.red.mark, accent] as unknown as string
  const under = map.getLayer('clusters') === undefined ? undefined : 'clusters'
  map.addSource(SOURCE, { type: 'geojson', data })
  map.addLayer(
    {
      id: 'reach',
      type: 'line',
      source: SOURCE,
      filter: ['==', 'kind', 'reach'],
      paint: { 'line-color': text, 'line-opacity': 0.5, 'line-width': 1, 'line-dasharray': [3, 2] },
    },
    under,
  )
  map.addLayer(
    {
      id: 'zone-fill',
      type: 'fill',
      source: SOURCE,
      filter: ['==', 'kind', 'zone'],
      // Wide zones lie over each other: the fainter they are, the better the streets under them are read.
      paint: { 'fill-color': colour, 'fill-opacity': ['interpolate', ['linear'], ['get', 'level'], 1, 0.16, 5, 0.05] },
    },
    under,
  )
  map.addLayer(
    {
      id: 'zone-line',
      type: 'line',
      source: SOURCE,
      filter: ['==', 'kind', 'zone'],
      paint: { 'line-color': colour, 'line-width': ['interpolate', ['linear'], ['get', 'level'], 1, 3, 5, 1.2] },
    },
    under,
  )
  map.addLayer(
    {
      id: 'draft',
      type: 'line',
      source: SOURCE,
      filter: ['==', 'kind', 'draft'],
      paint: { 'line-color': orange, 'line-width': 2 },
    },
    under,
  )
  map.addLayer(
    {
      id: 'draft-corners',
      type: 'circle',
      source: SOURCE,
      filter: ['==', 'kind', 'corner'],
      paint: { 'circle-color': orange, 'circle-radius': 4 },
    },
    under,
  )
}

function featuresOf({ zones, isochrones, corners }: Areas): FeatureCollection {
  const polygon = (ring: readonly (readonly number[])[], properties: Feature['properties']): Feature => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: [ring.map(point => [...point])] },
  })
  const line = corners.length < 2 ? [] : [...corners, corners[0]!]
  return {
    type: 'FeatureCollection',
    features: [
      ...isochrones.flatMap(one => one.rings.map(ring => polygon(ring, { kind: 'reach', level: one.minutes }))),
      ...zones.map(zone => polygon(zone.ring, { kind: 'zone', level: zone.level, danger: zone.danger === true })),
      ...corners.map(
        (corner): Feature => ({
          type: 'Feature',
          properties: { kind: 'corner' },
          geometry: { type: 'Point', coordinates: [...corner] },
        }),
      ),
      ...(line.length === 0
        ? []
        : [
            {
              type: 'Feature',
              properties: { kind: 'draft' },
              geometry: { type: 'LineString', coordinates: line.map(c => [...c]) },
            } satisfies Feature,
          ]),
    ],
  }
}
