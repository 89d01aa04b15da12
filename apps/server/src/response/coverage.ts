import type { Reply, routes } from '@fangwei/contract/index.ts'
import { estimateMinutes, type Mode, modeOf, type Speeds } from '@fangwei/domain/dispatching/index.ts'
import type { LngLat } from '@fangwei/domain/geo/index.ts'
import { onDuty } from '@fangwei/domain/units/index.ts'
import type { Roads } from '../roads/index.ts'
import type { LiveUnit } from '../units/index.ts'
import { DEMAND_DAYS, type DemandCell } from './demand.ts'

type Coverage = Reply<typeof routes.getCoverage>
export const LEVELS = [1, 3, 5] as const

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
    const minutes = await minutesBetween(roads, mode, starts, cells, speeds)
    for (const row of minutes)
      row.forEach((m, j) => {
        if (m < nearest[j]!) nearest[j] = m
      })
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
