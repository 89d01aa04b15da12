import { distanceMetres, type LngLat, toWgs84 } from './to-wgs84.ts'

export type DegreeCrs = 'EPSG:4326' | 'GCJ-02' | 'BD-09'

/** How the coordinate system of a batch was decided; kept with the import so that it can be undone. */
export type CrsDecision =
  | { readonly basis: 'marked'; readonly crs: string; readonly mark: string }
  | {
      readonly basis: 'detected'
      readonly crs: DegreeCrs
      readonly medianMetres: Readonly<Record<DegreeCrs, number>>
      readonly points: number
    }
  | {
      readonly basis: 'undecided'
      readonly medianMetres?: Readonly<Record<DegreeCrs, number>>
      readonly points: number
    }

const marks: readonly (readonly [RegExp, string])[] = [
  [/gcj[-_ ]?0?2|火星|高德|腾讯|amap/i, 'GCJ-02'],
  [/bd[-_ ]?0?9|百度/i, 'BD-09'],
  [/cgcs[-_ ]?2000|国家2000|2000国家|天地图|4490/i, 'EPSG:4490'],
  [/wgs[-_ ]?84|gps|4326/i, 'EPSG:4326'],
]

/** Reads a coordinate system off a column name such as 经度(GCJ02) or bd09_lng. */
export function crsMark(name: string): string | undefined {
  return marks.find(([pattern]) => pattern.test(name.normalize('NFKC')))?.[1]
}

const candidates: readonly DegreeCrs[] = ['EPSG:4326', 'GCJ-02', 'BD-09']
const fewestPoints = 3
const nearMetres = 150

const median = (values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY
}

function medianError(crs: DegreeCrs, pairs: readonly { given: LngLat; known: LngLat }[]): number {
  return median(
    pairs.map(({ given, known }) => {
      const converted = toWgs84({ x: given.lng, y: given.lat, crs })
      return converted.ok ? distanceMetres(converted.position, known) : Number.POSITIVE_INFINITY
    }),
  )
}

/**
 * Compares a batch with places whose WGS-84 position is known. GCJ-02 is 100–700 m and BD-09 about 1 km off,
 * so the nearest reading wins when it is within 150 m and at most half as far as the next; otherwise undecided.
 */
export function detectCrs(pairs: readonly { given: LngLat; known: LngLat }[]): CrsDecision {
  const points = pairs.length
  if (points < fewestPoints) return { basis: 'undecided', points }
  const medianMetres = {
    'EPSG:4326': medianError('EPSG:4326', pairs),
    'GCJ-02': medianError('GCJ-02', pairs),
    'BD-09': medianError('BD-09', pairs),
  }
  const [best, next] = candidates.toSorted((a, b) => medianMetres[a] - medianMetres[b])
  const clear = medianMetres[best!] <= nearMetres && medianMetres[best!] * 2 <= medianMetres[next!]
  return clear ? { basis: 'detected', crs: best!, medianMetres, points } : { basis: 'undecided', medianMetres, points }
}
