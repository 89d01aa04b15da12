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

/** The squares of those points that have one. */
export function toSquares(points: readonly MapPoint[]): FeatureCollection<Polygon, { rank: number }> {
  return {
    type: 'FeatureCollection',
    features: points.flatMap(({ bounds, grade }) => {
      if (bounds === undefined) return []
      const { minX, minY, maxX, maxY } = bounds
      const ring = [
        [minX, minY],
        [maxX, minY],
        [maxX, maxY],
        [minX, maxY],
        [minX, minY],
      ]
      return [
        { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties: { rank: rankOf(grade) } },
      ]
    }),
  }
}

/** West, south, east, north of the points; undefined when there are none. */
export function boundsOf(points: readonly MapPoint[]): [number, number, number, number] | undefined {
  if (points.length === 0) return undefined
  const bounds: [number, number, number, number] = [180, 90, -180, -90]
  for (const { lng, lat } of points) {
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
