import type { Reply, routes } from '@fangwei/contract/index.ts'
import { estimateMinutes, type Mode, modeOf, type Speeds } from '@fangwei/domain/dispatching/index.ts'
import { distanceMetres, type LngLat } from '@fangwei/domain/geo/index.ts'
import { onDuty } from '@fangwei/domain/units/index.ts'
import type { Roads } from '../roads/index.ts'
import type { LiveUnit } from '../units/index.ts'
import { DEMAND_DAYS, type DemandCell } from './demand.ts'

type Coverage = Reply<typeof routes.getCoverage>
export const LEVELS = [1, 3, 5] as const
/** Nobody is faster: a start beyond what this reaches in the longest of the minutes is not asked about. */
const FASTEST_KMH = { vehicle: 120, bike: 35, foot: 8 } as const
/** Of the starts around a cell, so many by the straight line are asked about by road. */
const MOST_STARTS = 8
/** Questions to the road graph at a time: it has threads of its own. */
const AT_ONCE = 4

/** Minutes from every start to every cell, by road where the graph answers, else estimated. Row by start. */
export async function minutesBetween(
  roads: Roads,
  mode: Mode,
  from: readonly LngLat[],
  to: readonly LngLat[],
  speeds: Speeds,
): Promise<number[][]> {
  const byRoad = await roads.matrix(mode, from, to)
  return from.map((start, i) => to.map((end, j) => byRoad[i]?.[j] ?? estimateMinutes(mode, start, end, speeds)))
}

/** Minutes until the first of those standing by is there; infinite when nobody can be within the longest of the minutes. */
async function soonest(
  roads: Roads,
  mode: keyof typeof FASTEST_KMH,
  starts: readonly LngLat[],
  cell: LngLat,
  speeds: Speeds,
): Promise<number> {
  const furthest = (FASTEST_KMH[mode] * 1000 * LEVELS[2]) / 60
  const near = starts
    .map(start => ({ start, metres: distanceMetres(start, cell) }))
    .filter(({ metres }) => metres <= furthest)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, MOST_STARTS)
    .map(({ start }) => start)
  if (near.length === 0) return Number.POSITIVE_INFINITY
  const minutes = await minutesBetween(roads, mode, near, [cell], speeds)
  return Math.min(...minutes.map(([first]) => first!))
}

/** Share of the calls of each hour that a unit on duty reaches from its stand-by place within 1, 3 and 5 minutes. */
export async function coverageOf(
  roads: Roads,
  units: readonly LiveUnit[],
  cells: readonly DemandCell[],
  speeds: Speeds,
  centre: LngLat | null,
): Promise<Coverage> {
  const standing = units.filter(
    unit => onDuty(unit.state) && unit.standBy !== null && unit.kind !== 'drone' && unit.kind !== 'volunteers',
  )
  const nearest = cells.map(() => Number.POSITIVE_INFINITY)
  for (const mode of ['vehicle', 'bike', 'foot'] as const) {
    const starts = distinct(standing.filter(unit => modeOf(unit.kind) === mode).map(unit => unit.standBy!))
    for (let at = 0; at < cells.length; at += AT_ONCE)
      await Promise.all(
        cells.slice(at, at + AT_ONCE).map(async (cell, n) => {
          const minutes = await soonest(roads, mode, starts, cell, speeds)
          nearest[at + n] = Math.min(nearest[at + n]!, minutes)
        }),
      )
  }
  return {
    roads: roads.source() ?? null,
    days: DEMAND_DAYS,
    calls: cells.reduce((sum, cell) => sum + cell.calls, 0),
    byHour: Array.from({ length: 24 }, (_, hour) => {
      const calls = cells.reduce((sum, cell) => sum + cell.byHour[hour]!, 0)
      const within = LEVELS.map(level => {
        const reached = cells.reduce((sum, cell, j) => sum + (nearest[j]! <= level ? cell.byHour[hour]! : 0), 0)
        return calls === 0 ? 0 : reached / calls
      })
      return { hour, calls, within }
    }),
    isochrones: centre === null ? [] : await rings(roads, centre),
  }
}

const rings = async (roads: Roads, centre: LngLat): Promise<Coverage['isochrones']> =>
  ((await roads.isochrones('vehicle', centre, LEVELS)) ?? []).map(one => ({
    minutes: one.minutes,
    rings: one.rings.map(ring => ring.map(point => [...point])),
  }))

const distinct = (places: readonly LngLat[]): LngLat[] => [
  ...new Map(places.map(place => [`${place.lng.toFixed(4)} ${place.lat.toFixed(4)}`, place])).values(),
]
