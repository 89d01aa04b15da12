import { MUST, type PlanSpan, type Stop, windowIn } from '@fangwei/domain/patrolling/index.ts'
import type { Directory } from '../directory/index.ts'
import type { StoredCell } from '../insight/index.ts'

/** Over how many days the calls that a crew is told about were counted. */
export const RECENT_DAYS = 90
/** More than a night's crews could ever make. */
const MOST = 20
const STAY = 10
const RADIUS_METRES = 150
/** A peak cut shorter than this by the ends of the shift says nothing: the whole shift stands. */
const SHORTEST_PEAK = 30

/** Hours of the local day that a span touches, as a band; it may run over midnight. */
export const hoursOf = ({ minutes, startsAtMinute }: PlanSpan): { from: number; to: number } => ({
  from: Math.floor(startsAtMinute / 60) % 24,
  to: Math.ceil((startsAtMinute + minutes) / 60) % 24,
})

/**
 * Hotspots of the one ranking as stops, at the hours in which calls gather there. The hottest is worth a tenth of a
 * must-patrol point; the others what the ranking gives them beside it.
 */
export function hotspotStops(cells: readonly StoredCell[], span: PlanSpan, directory: Directory): Stop[] {
  const most = cells[0]?.score ?? 1
  return cells.slice(0, MOST).map(cell => {
    const [earliest, latest] = peakIn(cell.peak, span)
    const block = directory.orgs.get(cell.block ?? '')?.name
    return {
      id: `hot-${Math.round(cell.lng * 1e4)}_${Math.round(cell.lat * 1e4)}`,
      reason: 'hotspot',
      source: `${cell.lat.toFixed(4)},${cell.lng.toFixed(4)}`,
      kind: 'hotspot',
      name:
        cell.place === null
          ? { zh: `${block?.zh ?? ''}居民片区`, en: `Homes, ${block?.en ?? ''}` }
          : { zh: cell.place, en: cell.placeEn ?? cell.place },
      because: {
        zh: `近 ${RECENT_DAYS} 日这一时段群众报警 ${cell.incidents} 起，平常约 ${cell.expected} 起；多在 ${cell.peak}`,
        en: `${cell.incidents} calls by citizens at these hours in ${RECENT_DAYS} days, usually about ${cell.expected}; most ${cell.peak}`,
      },
      lng: cell.lng,
      lat: cell.lat,
      earliest,
      latest,
      stay: STAY,
      worth: (MUST / 10) * (cell.score / most),
      indoor: false,
      radiusMetres: RADIUS_METRES,
    }
  })
}

function peakIn(peak: string, span: PlanSpan): [number, number] {
  const [from, to] = peak.split('–')
  const window = from === undefined || to === undefined ? undefined : windowIn({ from, to }, span)
  return window === undefined || window[1] - window[0] < SHORTEST_PEAK ? [0, span.minutes] : window
}
