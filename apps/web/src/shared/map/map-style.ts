import type { Language } from '@fangwei/ui/duration.ts'
import { type MapPalette, mapPalettes, palettes, type ThemeMode } from '@fangwei/ui/tokens.ts'
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { type GroundLayer, groundAddress, groundLayers } from './layers.ts'

interface StyleParts {
  readonly mode: ThemeMode
  readonly language: Language
  /** Where the files of the ground are, e.g. `https://desk.local`. */
  readonly origin: string
}

const font = ['Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif']

/** A quiet ground of our own: land, water, park, road in four steps, then names. Nothing is fetched from elsewhere. */
export function mapStyle({ mode, language, origin }: StyleParts): StyleSpecification {
  const map = mapPalettes[mode]
  return {
    version: 8,
    sources: Object.fromEntries(
      groundLayers.map(layer => [
        layer,
        { type: 'geojson' as const, data: groundAddress(layer, origin), ...sourceLimits[layer] },
      ]),
    ),
    layers: [...groundFills(map), ...roadLayers(map), ...boundaryLayers(map), ...nameLayers(map, mode, language)],
  }
}

const sourceLimits: Partial<Record<GroundLayer, { maxzoom: number; tolerance?: number }>> = {
  buildings: { maxzoom: 15 },
  land: { maxzoom: 12 },
}

function groundFills(map: MapPalette): LayerSpecification[] {
  return [
    { id: 'background', type: 'background', paint: { 'background-color': map.land } },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': map.land } },
    { id: 'parks', type: 'fill', source: 'parks', paint: { 'fill-color': map.park } },
    { id: 'water', type: 'fill', source: 'water', paint: { 'fill-color': map.water } },
    {
      id: 'buildings',
      type: 'fill',
      source: 'buildings',
      minzoom: 14,
      paint: { 'fill-color': map.building, 'fill-opacity': between(14, 0, 15, 1) },
    },
  ]
}

const isMajor: ExpressionSpecification = [
  'in',
  ['get', 'class'],
  ['literal', ['motorway', 'trunk', 'primary', 'secondary']],
]
const isMinor: ExpressionSpecification = ['in', ['get', 'class'], ['literal', ['tertiary', 'residential']]]
const isPath: ExpressionSpecification = ['all', ['!', isMajor], ['!', isMinor]]

function roadLayers(map: MapPalette): LayerSpecification[] {
  const road = (id: string, filter: ExpressionSpecification, color: string, minzoom: number, width: number[]) =>
    ({
      id,
      type: 'line',
      source: 'roads',
      filter,
      minzoom,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': color, 'line-width': widths(width) },
    }) satisfies LayerSpecification
  return [
    road('paths', isPath, map.roadCasing, 14.5, [0.5, 0.8, 2]),
    road('minor-casing', isMinor, map.roadCasing, 12.5, [0.6, 3, 12]),
    road('major-casing', isMajor, map.roadCasing, 8, [1.6, 5.5, 20]),
    road('minor-roads', isMinor, map.road, 13, [0.3, 2, 10.5]),
    road('major-roads', isMajor, map.roadMajor, 8, [1, 4, 18]),
  ]
}

function boundaryLayers(map: MapPalette): LayerSpecification[] {
  const line = (id: string, level: string, minzoom: number, width: number, dash: number[]) =>
    ({
      id,
      type: 'line',
      source: 'boundaries',
      filter: ['==', ['get', 'level'], level],
      minzoom,
      paint: { 'line-color': map.boundary, 'line-width': width, 'line-dasharray': dash, 'line-opacity': 0.7 },
    }) satisfies LayerSpecification
  return [
    line('community-boundaries', 'community', 13, 0.75, [1, 3]),
    line('station-boundaries', 'station', 10, 1, [4, 3]),
    line('county-boundaries', 'county', 5, 1.5, [8, 3, 2, 3]),
  ]
}

function nameLayers(map: MapPalette, mode: ThemeMode, language: Language): LayerSpecification[] {
  const name: ExpressionSpecification =
    language === 'en' ? ['coalesce', ['get', 'nameEn'], ['get', 'name']] : ['get', 'name']
  const ink = (color: string) => ({ 'text-color': color, 'text-halo-color': map.halo, 'text-halo-width': 1.4 })
  const places = (id: string, rank: number, minzoom: number, size: number, color: string) =>
    ({
      id,
      type: 'symbol',
      source: 'places',
      filter: ['==', ['coalesce', ['get', 'rank'], 4], rank],
      minzoom,
      layout: { 'text-field': name, 'text-font': font, 'text-size': size, 'text-max-width': 8, 'text-padding': 6 },
      paint: ink(color),
    }) satisfies LayerSpecification
  return [
    {
      id: 'water-names',
      type: 'symbol',
      source: 'water',
      minzoom: 12,
      layout: { 'text-field': name, 'text-font': font, 'text-size': 11 },
      paint: ink(mode === 'dark' ? palettes.dark.textQuiet : map.labelQuiet),
    },
    {
      id: 'road-names',
      type: 'symbol',
      source: 'roads',
      minzoom: 13.5,
      filter: ['!', isPath],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        // Characters of a steep street would stand on each other.
        'text-letter-spacing': 0.1,
        'text-field': name,
        'text-font': font,
        'text-size': 11,
      },
      paint: ink(map.labelQuiet),
    },
    places('site-names', 4, 15.5, 11, map.labelQuiet),
    places('community-names', 3, 13, 12, map.labelQuiet),
    places('quarter-names', 2, 10.5, 13, map.label),
    places('town-names', 1, 6, 15, map.label),
  ]
}

/** Widths in px at zoom 10, 14 and 18. */
function widths([far, middle, near]: number[]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.5], ['zoom'], 10, far ?? 0.5, 14, middle ?? 1, 18, near ?? 2]
}

function between(from: number, low: number, to: number, high: number): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], from, low, to, high]
}
