import { type PlanSpan, type Stop, windowIn } from '@fangwei/domain/patrolling/index.ts'
import { Random, shuffle } from '@fangwei/domain/plan/random.ts'
import { statement, type Tx } from '../platform/db/index.ts'
import type { Scope } from './scope.ts'

/** Hours at which one is welcome `[default]`: merchants by day, homes in the evening, at weekends by day too. */
const MERCHANTS = { from: '09:00', to: '18:00' }
const HOMES = { from: '18:00', to: '21:00' }
const HOMES_AT_WEEKENDS = { from: '09:00', to: '21:00' }
const MERCHANT_KINDS = ['market', 'mall', 'bar', 'ktv', 'internet-cafe', 'hotel', 'enterprise', 'small-place', 'bank']
const EACH = 40
const MOST = 2000
const STAY = 15
const RADIUS_METRES = 80

interface Row {
  readonly id: string
  readonly name: string
  readonly en: string | null
  readonly kind: string | null
  readonly lng: number
  readonly lat: number
}

/** A different part of the district each time, drawn by the seed: everybody's turn comes, and nobody is picked out. */
export async function visitStops(
  tx: Tx,
  { tenant, org, level, startsAt }: Scope,
  span: PlanSpan,
  { weekend, seed }: { weekend: boolean; seed: number },
): Promise<Stop[]> {
  const read = (register: string, kinds: readonly string[] | null) =>
    tx.rows<Row>(
      statement(
        `SELECT id, name, data ->> 'nameEn' AS en, data ->> 'kind' AS kind, (data ->> 'lng')::float8 AS lng, (data ->> 'lat')::float8 AS lat
         FROM register_entry WHERE tenant = $1 AND register = $5 AND l${level} = $2 AND (valid_to IS NULL OR valid_to >= $3::date)
           AND data ? 'lng' AND ($4::text[] IS NULL OR data ->> 'kind' = ANY ($4::text[])) ORDER BY id LIMIT ${MOST}`,
        [tenant, org, startsAt.toISOString(), kinds, register],
      ),
    )
  const random = new Random(seed)
  const stopsOf = (rows: readonly Row[], window: [number, number] | undefined): Stop[] =>
    window === undefined ? [] : draw(rows, random).map(row => stopOf(row, window))
  return [
    ...stopsOf(await read('site', MERCHANT_KINDS), windowIn(MERCHANTS, span)),
    ...stopsOf(await read('household', null), windowIn(weekend ? HOMES_AT_WEEKENDS : HOMES, span)),
  ]
}

function draw(rows: readonly Row[], random: Random): Row[] {
  const order = Int32Array.from(rows, (_, i) => i)
  shuffle(random, order)
  return [...order.subarray(0, EACH)].map(i => rows[i]!)
}

const stopOf = ({ id, name, en, kind, lng, lat }: Row, [earliest, latest]: [number, number]): Stop => ({
  id,
  reason: 'visit',
  source: id,
  kind: kind ?? 'household',
  name: { zh: name, en: en ?? name },
  lng,
  lat,
  earliest,
  latest,
  stay: STAY,
  worth: 10,
  indoor: false,
  radiusMetres: RADIUS_METRES,
})
