import { join } from 'node:path'
import type { Mode } from '@fangwei/domain/dispatching/index.ts'
import type { LngLat } from '@fangwei/domain/geo/index.ts'
import { type CurrentRoads, currentRoads, roadsFolder } from './build-roads.ts'
import type { Isochrone, Roads } from './roads.ts'
import { type Engine, openEngine } from './valhalla.ts'

const LOOK_AGAIN_MS = 2000
/** Pairs in one question; larger matrices are asked row by row. */
const MOST_PAIRS = 2500

/** The road graph under the data folder: opened when first asked for, taken up anew when another is put in use. */
export function openRoads(dataDir: string, onError: (error: unknown) => void): Roads {
  let current: CurrentRoads | undefined
  let engine: Engine | undefined
  let looked = Number.NEGATIVE_INFINITY

  const opened = async (): Promise<Engine | undefined> => {
    if (performance.now() - looked < LOOK_AGAIN_MS) return engine
    looked = performance.now()
    const found = await currentRoads(dataDir)
    if (found?.folder === current?.folder) return engine
    try {
      engine = found && (await openEngine(join(roadsFolder(dataDir), found.folder, 'tiles')))
      current = found
    } catch (error) {
      // Tried again at the next look.
      onError(error)
      engine = current = undefined
    }
    return engine
  }

  async function matrix(mode: Mode, from: readonly LngLat[], to: readonly LngLat[]): Promise<(number | null)[][]> {
    const unknown = from.map(() => to.map(() => null))
    const running = await opened()
    if (running === undefined || mode === 'air' || from.length === 0 || to.length === 0) return unknown
    const rows = Math.max(1, Math.floor(MOST_PAIRS / to.length))
    const parts: (number | null)[][] = []
    for (let at = 0; at < from.length; at += rows) {
      const some = from.slice(at, at + rows)
      const answer = await running.matrix(query(mode, some, to), some.length * to.length > 50 ? 20_000 : 2000)
      parts.push(...(answer ?? some.map(() => to.map(() => null))))
    }
    return parts.map(row => row.map(seconds => (seconds === null ? null : seconds / 60)))
  }

  return {
    matrix,
    minutesTo: async (mode, from, to) => (await matrix(mode, from, [to])).map(row => row[0] ?? null),
    isochrones: async (mode, from, minutes) => {
      const running = await opened()
      if (running === undefined || mode === 'air') return undefined
      const answer = await running.isochrone({
        locations: [place(from)],
        costing: costing(mode),
        contours: minutes.map(time => ({ time })),
        polygons: true,
        denoise: 0.3,
        generalize: 12,
      })
      return answer === undefined ? undefined : rings(answer as FeatureCollection)
    },
    lines: async (mode, through) => {
      const running = await opened()
      if (running === undefined || mode === 'air' || through.length < 2) return undefined
      return running.route({ locations: through.map(place), costing: costing(mode) })
    },
    source: () => current?.source,
    close: async () => {
      engine = undefined
    },
  }
}

const costings = { foot: 'pedestrian', bike: 'bicycle', vehicle: 'auto', air: 'auto' } as const satisfies Record<
  Mode,
  string
>
const costing = (mode: Mode) => costings[mode]
const place = ({ lng, lat }: LngLat) => ({ lon: lng, lat })
const query = (mode: Mode, from: readonly LngLat[], to: readonly LngLat[]) => ({
  sources: from.map(place),
  targets: to.map(place),
  costing: costing(mode),
})

interface FeatureCollection {
  readonly features: readonly {
    readonly properties: { readonly contour: number }
    readonly geometry: { readonly type: string; readonly coordinates: unknown }
  }[]
}

function rings({ features }: FeatureCollection): Isochrone[] {
  return features
    .map(({ properties, geometry }) => ({
      minutes: properties.contour,
      rings: (geometry.type === 'MultiPolygon'
        ? (geometry.coordinates as [number, number][][][]).map(polygon => polygon[0]!)
        : [(geometry.coordinates as [number, number][][])[0]!]) as Isochrone['rings'],
    }))
    .sort((a, b) => a.minutes - b.minutes)
}
