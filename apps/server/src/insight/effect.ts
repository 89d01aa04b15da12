import type { KeyPlaceEffect, Static } from '@fangwei/contract/index.ts'
import { dispersionOf, effectOf } from '@fangwei/domain/places/effect/index.ts'
import { metresOfDegree } from '@fangwei/domain/places/units.ts'
import type { Surroundings } from '../loop/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'
import { cellMetres as defaultMetres } from './settings.ts'

type Effect = Static<typeof KeyPlaceEffect>

const DAY_MS = 86_400_000
const [mostDays, baseWeeks, weeksShown] = [120, 26, 13]

interface Place {
  readonly lng: number
  readonly lat: number
  readonly cellMetres: number
  readonly category: string | null
  readonly measureFrom: string
  readonly origin: string | null
}

interface Box {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

/** The cell, or the cell with a margin around it, in degrees. */
function boxOf({ lng, lat, cellMetres }: Place, cells: number): Box {
  const degree = metresOfDegree(lat)
  const [x, y] = [(cellMetres * cells) / 2 / degree.lng, (cellMetres * cells) / 2 / degree.lat]
  return { west: lng - x, east: lng + x, south: lat - y, north: lat + y }
}

interface Counts {
  readonly day: number
  readonly treated: number
  readonly others: number
}

/**
 * Citizens' calls of the same type by day from the measure, in the cell and in the rest of the city. The ring of one cell
 * around it is in neither: what is only pushed aside must not make the comparison look worse.
 */
async function countDays(tx: Tx, around: Surroundings, place: Place, from: number, to: number): Promise<Counts[]> {
  const [cell, ring] = [boxOf(place, 1), boxOf(place, 3)]
  const inside = (first: number) =>
    `m.lng >= $${first} AND m.lng < $${first + 1} AND m.lat >= $${first + 2} AND m.lat < $${first + 3}`
  return tx.rows<Counts>(
    statement(
      `SELECT floor(extract(epoch FROM m.occurred_at - $4::timestamptz) / 86400)::int AS day,
         count(*) FILTER (WHERE ${inside(6)})::int AS treated, count(*) FILTER (WHERE NOT (${inside(10)}))::int AS others
       FROM matter m WHERE m.tenant = $1 AND m.l0 = $2 AND m.type = 'incident' AND NOT m.drill AND m.lng IS NOT NULL AND m.lat IS NOT NULL
         AND m.occurred_at >= $3::timestamptz AND m.occurred_at < $5::timestamptz
         AND (m.data ->> 'initiatedBy') IS DISTINCT FROM 'police-initiated'
         AND (m.data -> 'familyViolence') IS DISTINCT FROM 'true'::jsonb
         AND ($14::text IS NULL OR m.category ^@ $14) GROUP BY 1 ORDER BY 1`,
      [
        around.tenant,
        around.directory.root,
        new Date(from).toISOString(),
        place.measureFrom,
        new Date(to).toISOString(),
        ...[cell, ring].flatMap(box => [box.west, box.east, box.south, box.north]),
        place.category === null ? null : place.category.slice(0, 4),
      ],
    ),
  )
}

/** The place before and after its measure, in equal spans, beside the rest of the city. Null before the first whole day. */
export async function effectAt(tx: Tx, around: Surroundings, place: Place): Promise<Effect | null> {
  const from = Date.parse(place.measureFrom)
  const days = Math.min(mostDays, Math.floor((around.now.getTime() - from) / DAY_MS))
  if (!(days >= 1)) return null
  const past = Math.max(days, baseWeeks * 7)
  const counted = await countDays(tx, around, place, from - past * DAY_MS, from + days * DAY_MS)
  const sum = (pick: (row: Counts) => number, low: number, high: number) =>
    counted.reduce((n, row) => n + (row.day >= low && row.day < high ? pick(row) : 0), 0)
  const week = (n: number) => sum(row => row.treated, n * 7, n * 7 + 7)
  const counts = {
    treatedBefore: sum(row => row.treated, -days, 0),
    treatedAfter: sum(row => row.treated, 0, days),
    comparisonBefore: sum(row => row.others, -days, 0),
    comparisonAfter: sum(row => row.others, 0, days),
    beforeDays: days,
    afterDays: days,
  }
  const { ratio, verdict, sentence, warnings } = effectOf({
    ...counts,
    dispersion: dispersionOf([Array.from({ length: baseWeeks }, (_, i) => week(i - baseWeeks))]),
    chosenForBefore: place.origin !== 'resident',
  })
  const shown = Array.from({ length: weeksShown + Math.floor(days / 7) }, (_, i) => i - weeksShown)
  return {
    counts,
    from: new Date(from).toISOString(),
    ratio,
    verdict,
    sentence: { ...sentence },
    warnings: warnings.map(warning => ({ ...warning })),
    weeks: shown.map(n => ({ week: n, treated: week(n) })),
  }
}

/** What is known of the place from its matter; undefined while no measure has begun or it has no position. */
export function placeOf(data: Readonly<Record<string, unknown>>): Place | undefined {
  const { lng, lat, cellMetres, category, measureFrom, origin } = data
  if (typeof lng !== 'number' || typeof lat !== 'number' || typeof measureFrom !== 'string') return undefined
  return {
    lng,
    lat,
    cellMetres: typeof cellMetres === 'number' && cellMetres > 0 ? cellMetres : defaultMetres,
    category: typeof category === 'string' ? category : null,
    measureFrom,
    origin: typeof origin === 'string' ? origin : null,
  }
}
