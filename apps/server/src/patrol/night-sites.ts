import type { SiteKind } from '@fangwei/domain/dictionaries/site-kind.ts'
import { distanceMetres } from '@fangwei/domain/geo/index.ts'
import { MUST, type PlanSpan, type Stop, windowIn } from '@fangwei/domain/patrolling/index.ts'
import { Random, shuffle } from '@fangwei/domain/plan/random.ts'
import { statement, type Tx } from '../platform/db/index.ts'
import type { Scope } from './scope.ts'

/** Places where people are about late, by what they are; hours are the policy `patrol.night-hours`. */
const KINDS: readonly SiteKind[] = [
  'bar',
  'ktv',
  'internet-cafe',
  'market',
  'mall',
  'park',
  'square',
  'hotel',
  'transport',
]
const MOST_READ = 2000
/** As many as a night's crews could make beside their musts and hotspots; who has their turn is drawn by the seed. */
const MOST = 12
const STAY = 5
const RADIUS_METRES = 80
/** A place this near another stop is seen from there. */
const NEAR_METRES = 120

interface Row {
  readonly id: string
  readonly name: string
  readonly en: string | null
  readonly kind: SiteKind
  readonly lng: number
  readonly lat: number
}

export interface NightSites {
  /** First and last hour of the night, from the policy. */
  readonly hours: readonly number[]
  readonly seed: number
  /** What is on the list already. */
  readonly beside: readonly Stop[]
}

/** Sites that are open late, for a span that touches the night; a quarter of the hottest hotspot's worth each. */
export async function nightSiteStops(
  tx: Tx,
  { tenant, org, level, startsAt }: Scope,
  span: PlanSpan,
  { hours: [from = 0, to = 0], seed, beside }: NightSites,
): Promise<Stop[]> {
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
  const window = windowIn({ from: clock(from), to: clock(to) }, span)
  if (window === undefined) return []
  const rows = await tx.rows<Row>(
    statement(
      `SELECT id, name, data ->> 'nameEn' AS en, data ->> 'kind' AS kind, (data ->> 'lng')::float8 AS lng, (data ->> 'lat')::float8 AS lat
       FROM register_entry WHERE tenant = $1 AND register = 'site' AND l${level} = $2 AND (valid_to IS NULL OR valid_to >= $3::date)
         AND data ? 'lng' AND data ->> 'kind' = ANY ($4::text[]) ORDER BY id LIMIT ${MOST_READ}`,
      [tenant, org, startsAt.toISOString(), KINDS],
    ),
  )
  const free = rows.filter(row => beside.every(stop => distanceMetres(stop, row) > NEAR_METRES))
  const order = Int32Array.from(free.keys())
  shuffle(new Random(seed), order)
  return [...order.subarray(0, MOST)].map(i => stopOf(free[i]!, window))
}

const stopOf = ({ id, name, en, kind, lng, lat }: Row, [earliest, latest]: [number, number]): Stop => ({
  id: `night-${id}`,
  reason: 'night-site',
  source: id,
  kind,
  name: { zh: name, en: en ?? name },
  lng,
  lat,
  earliest,
  latest,
  stay: STAY,
  worth: MUST / 40,
  indoor: false,
  radiusMetres: RADIUS_METRES,
})
