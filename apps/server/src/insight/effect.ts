import type { KeyPlaceEffect, Static } from '@fangwei/contract/index.ts'
import { type CellCounts, chooseComparison, dispersionOf, effectOf } from '@fangwei/domain/places/effect/index.ts'
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

interface Days {
  readonly from: number
  readonly days: number
}

/** Citizens' calls of the same type, whoever sees them: only counts leave here. */
const COUNTED = `m.tenant = $1 AND m.l0 = $2 AND m.type = 'incident' AND NOT m.drill AND m.lng IS NOT NULL AND m.lat IS NOT NULL
  AND m.occurred_at >= $3::timestamptz AND m.occurred_at < $5::timestamptz
  AND (m.data ->> 'initiatedBy') IS DISTINCT FROM 'police-initiated' AND (m.data -> 'familyViolence') IS DISTINCT FROM 'true'::jsonb
  AND ($6::text IS NULL OR m.category ^@ $6)`

/** Column and row of a call, in cells of the place's own size; the place itself is (0, 0). */
const COLUMN = 'floor((m.lng - $7) / $8)::int'
const ROW = 'floor((m.lat - $9) / $10)::int'

function given({ tenant, directory }: Surroundings, place: Place, { from, days }: Days, past: number): unknown[] {
  const degree = metresOfDegree(place.lat)
  const [width, height] = [place.cellMetres / degree.lng, place.cellMetres / degree.lat]
  return [
    tenant,
    directory.root,
    new Date(from - past * DAY_MS).toISOString(),
    place.measureFrom,
    new Date(from + days * DAY_MS).toISOString(),
    place.category === null ? null : place.category.slice(0, 4),
    ...[place.lng - width / 2, width, place.lat - height / 2, height],
  ]
}

interface DayCount {
  readonly day: number
  readonly treated: number
}

/** Calls at the place by day from the measure. */
const ownDays = (tx: Tx, around: Surroundings, place: Place, span: Days, past: number): Promise<DayCount[]> =>
  tx.rows<DayCount>(
    statement(
      `SELECT floor(extract(epoch FROM m.occurred_at - $4::timestamptz) / 86400)::int AS day, count(*)::int AS treated
       FROM matter m WHERE ${COUNTED} AND ${COLUMN} = 0 AND ${ROW} = 0 GROUP BY 1 ORDER BY 1`,
      given(around, place, span, past),
    ),
  )

/** Every cell of the city with calls: in the span after the measure, in the one before, and in the past before that. */
const allCells = (tx: Tx, around: Surroundings, place: Place, span: Days, past: number): Promise<CellCounts[]> =>
  tx.rows<CellCounts>(
    statement(
      `SELECT ${COLUMN} AS column, ${ROW} AS row, count(*) FILTER (WHERE m.occurred_at >= $4::timestamptz)::int AS after,
         count(*) FILTER (WHERE m.occurred_at < $4::timestamptz AND m.occurred_at >= $4::timestamptz - make_interval(days => $11::int))::int AS before,
         count(*) FILTER (WHERE m.occurred_at < $4::timestamptz - make_interval(days => $11::int))::int AS base
       FROM matter m WHERE ${COUNTED} GROUP BY 1, 2 ORDER BY 1, 2`,
      [...given(around, place, span, past), span.days],
    ),
  )

/** Cells of the lattice in which another key place had a measure at the time. */
async function treatedCells(tx: Tx, around: Surroundings, place: Place, { from, days }: Days): Promise<Set<string>> {
  const rows = await tx.rows<{ column: number; row: number }>(
    statement(
      `SELECT floor(((m.data ->> 'lng')::float8 - $2) / $3)::int AS column, floor(((m.data ->> 'lat')::float8 - $4) / $5)::int AS row
       FROM matter m WHERE m.tenant = $1 AND m.type = 'key-place' AND NOT m.drill AND m.data ? 'measureFrom' AND m.data ? 'lng'
         AND (m.data ->> 'measureFrom')::timestamptz < $6::timestamptz AND (m.closed_at IS NULL OR m.closed_at > $7::timestamptz)`,
      [
        around.tenant,
        ...given(around, place, { from, days }, days).slice(6),
        new Date(from + days * DAY_MS).toISOString(),
        new Date(from - days * DAY_MS).toISOString(),
      ],
    ),
  )
  return new Set(rows.map(({ column, row }) => `${column} ${row}`))
}

/**
 * The place before and after its measure, in equal spans, beside places that were like it and were left alone. Null before
 * the first whole day.
 */
export async function effectAt(tx: Tx, around: Surroundings, place: Place): Promise<Effect | null> {
  const from = Date.parse(place.measureFrom)
  const days = Math.min(mostDays, Math.floor((around.now.getTime() - from) / DAY_MS))
  if (!(days >= 1)) return null
  const past = Math.max(days, baseWeeks * 7)
  const own = await ownDays(tx, around, place, { from, days }, past)
  const treated = await treatedCells(tx, around, place, { from, days })
  const comparison = chooseComparison(await allCells(tx, around, place, { from, days }, past), ({ column, row }) =>
    treated.has(`${column} ${row}`),
  )
  const sum = (low: number, high: number) =>
    own.reduce((n, row) => n + (row.day >= low && row.day < high ? row.treated : 0), 0)
  const week = (n: number) => sum(n * 7, n * 7 + 7)
  const counts = {
    treatedBefore: sum(-days, 0),
    treatedAfter: sum(0, days),
    comparisonBefore: comparison.before,
    comparisonAfter: comparison.after,
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
    comparison: { kind: comparison.kind, places: comparison.places, note: { ...comparison.note } },
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
