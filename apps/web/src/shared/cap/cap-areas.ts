import { palettes, type ThemeMode } from '@fangwei/ui/tokens.ts'
import type { Feature, FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { circleRing } from '../map/circle-ring.ts'
import { type CapMessage, gradeOf } from './active-cap.ts'

const SOURCE = 'cap-areas'

export const ringsOf = ({ rings, circles }: CapMessage): readonly (readonly (readonly number[])[])[] => [
  ...rings,
  ...circles.map(({ lng, lat, radiusKm }) => circleRing([lng, lat], radiusKm * 1000)),
]

/** Puts the areas of warnings under the points of a map, each in the colour of its severity. Returns how to stop waiting. */
export function showCapAreas(map: MapLibreMap, mode: ThemeMode, messages: readonly CapMessage[]): () => void {
  const data = featuresOf(messages, mode)
  const put = () => {
    const source = map.getSource<GeoJSONSource>(SOURCE)
    if (source !== undefined) source.setData(data)
    else addLayers(map, data)
  }
  if (map.isStyleLoaded() || map.getSource(SOURCE) !== undefined) put()
  else map.once('idle', put)
  return () => {
    map.off('idle', put)
  }
}

function addLayers(map: MapLibreMap, data: FeatureCollection): void {
  const under = map.getLayer('clusters') === undefined ? undefined : 'clusters'
  const colour = ['get', 'colour'] as unknown as string
  map.addSource(SOURCE, { type: 'geojson', data })
  map.addLayer(
    { id: 'cap-fill', type: 'fill', source: SOURCE, paint: { 'fill-color': colour, 'fill-opacity': 0.1 } },
    under,
  )
  map.addLayer(
    {
      id: 'cap-line',
      type: 'line',
      source: SOURCE,
      paint: { 'line-color': colour, 'line-width': 1.5, 'line-dasharray': [4, 2] },
    },
    under,
  )
}

const featuresOf = (messages: readonly CapMessage[], mode: ThemeMode): FeatureCollection => ({
  type: 'FeatureCollection',
  features: messages.flatMap(message =>
    ringsOf(message).map(
      (ring): Feature => ({
        type: 'Feature',
        properties: { colour: palettes[mode].grade[gradeOf(message)].mark },
        geometry: { type: 'Polygon', coordinates: [ring.map(point => [...point])] },
      }),
    ),
  ),
})
