import type { Grade } from '@fangwei/ui/tokens.ts'
import type { FeatureCollection, Point, Polygon } from 'geojson'

/** One thing on the map: where (WGS-84 degrees), how urgent, and what to call it. */
export interface MapPoint {
  readonly id: string
  readonly lng: number
  readonly lat: number
  readonly grade: Grade | undefined
  readonly label: string
  readonly note?: string | undefined
  /** The square of ground it stands for, drawn beneath the points. */
  readonly bounds?: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number }
  /** The circle of ground it stands for, in metres; instead of a square. */
  readonly radiusMetres?: number
}

const CORNERS = 48
const METRES_OF_DEGREE = 111_320

/** A circle on the ground as a ring of corners: wider in degrees of longitude the further north. */
function circle({ lng, lat }: MapPoint, metres: number): [number, number][] {
  const [dy, dx] = [metres / METRES_OF_DEGREE, metres / METRES_OF_DEGREE / Math.cos((lat * Math.PI) / 180)]
  return Array.from({ length: CORNERS + 1 }, (_, i) => {
    const angle = ((i % CORNERS) / CORNERS) * 2 * Math.PI
    return [lng + dx * Math.cos(angle), lat + dy * Math.sin(angle)]
  })
}

const gradeRanks: Readonly<Record<Grade, number>> = { red: 1, orange: 2, yellow: 3, blue: 4 }
const ungradedRank = 5
export const rankGrades: readonly (Grade | undefined)[] = [undefined, 'red', 'orange', 'yellow', 'blue', undefined]

export function rankOf(grade: Grade | undefined): number {
  return grade === undefined ? ungradedRank : gradeRanks[grade]
}

/** The points as the map draws them; `rank` lets a cluster know the worst inside. */
export function toFeatures(points: readonly MapPoint[]): FeatureCollection<Point, { id: string; rank: number }> {
  return {
    type: 'FeatureCollection',
    features: points.map(({ id, lng, lat, grade }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lng, lat] },
      properties: { id, rank: rankOf(grade) },
    })),
  }
}

/** The squares and circles of those points that have one. */
export function toSquares(points: readonly MapPoint[]): FeatureCollection<Polygon, { rank: number }> {
  return {
    type: 'FeatureCollection',
    features: points.flatMap(point => {
      const ring = ringOf(point)
      if (ring === undefined) return []
      const properties = { rank: rankOf(point.grade) }
      return [{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties }]
    }),
  }
}

function ringOf(point: MapPoint): [number, number][] | undefined {
  if (point.radiusMetres !== undefined) return circle(point, point.radiusMetres)
  if (point.bounds === undefined) return undefined
  const { minX, minY, maxX, maxY } = point.bounds
  return [
    [minX, minY],
    [maxX, minY],
    [maxX, maxY],
    [minX, maxY],
    [minX, minY],
  ]
}

/** West, south, east, north of the points and of the ground they stand for; undefined when there are none. */
export function boundsOf(points: readonly MapPoint[]): [number, number, number, number] | undefined {
  if (points.length === 0) return undefined
  const bounds: [number, number, number, number] = [180, 90, -180, -90]
  for (const point of points)
    for (const [lng, lat] of [[point.lng, point.lat] as const, ...(ringOf(point) ?? [])]) {
      bounds[0] = Math.min(bounds[0], lng)
      bounds[1] = Math.min(bounds[1], lat)
      bounds[2] = Math.max(bounds[2], lng)
      bounds[3] = Math.max(bounds[3], lat)
    }
  return bounds
}

/** The list twin: the most urgent first, otherwise as given. */
export function byUrgency(points: readonly MapPoint[]): readonly MapPoint[] {
  return [...points].sort((a, b) => rankOf(a.grade) - rankOf(b.grade))
}
