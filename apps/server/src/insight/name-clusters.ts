import type { ScanCluster, Static } from '@fangwei/contract/index.ts'
import { distanceMetres } from '@fangwei/domain/geo/index.ts'
import { isRefused, leastHouseholds, parseSubject } from '@fangwei/domain/models/subject.ts'
import { metresOfDegree } from '@fangwei/domain/places/units.ts'
import type { Surroundings } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import type { ScanInput } from './scan-input.ts'
import type { Found } from './scan-worker.ts'

const PLACES_NAMED = 6
const DAY_MS = 86_400_000

export type StoredCluster = Omit<Static<typeof ScanCluster>, 'matter'> & {
  /** Calls of the same circle in as many days before it. */
  readonly before: number
}

/**
 * What lies in each circle: its public places, nearest to the middle first, and how many households. A circle with neither
 * a public place nor five households would point at somebody's home and is left out, with only its number told.
 */
export async function nameClusters(
  tx: Tx,
  around: Surroundings,
  input: ScanInput,
  found: readonly Found[],
): Promise<{ clusters: StoredCluster[]; suppressed: number }> {
  const clusters: StoredCluster[] = []
  let suppressed = 0
  for (const one of found) {
    const radiusMetres = Math.round(one.radiusKm * 1000 + input.cellMetres / 2)
    const within = await lyingIn(tx, around.tenant, one, radiusMetres)
    const block = around.directory.orgs.get(within.org ?? '')?.code ?? null
    const named = within.places.length > 0
    if (!named && isRefused(parseSubject({ kind: 'block', block: block ?? '', households: within.households }))) {
      suppressed += 1
      continue
    }
    clusters.push({ index: clusters.length, ...figures(one), radiusMetres, ...within, block, ...callsOf(input, one) })
  }
  return { clusters, suppressed }
}

const dayText = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10)

const figures = ({ p, beaten, llr, observed, expected, relativeRisk, first, last, lng, lat }: Found) => ({
  p,
  beaten,
  llr,
  observed,
  expected: Math.round(expected * 10) / 10,
  relativeRisk: Math.round(relativeRisk * 100) / 100,
  from: dayText(first),
  to: dayText(last),
  lng,
  lat,
})

interface Lying {
  readonly places: string[]
  readonly households: number
  readonly org: string | null
}

async function lyingIn(tx: Tx, tenant: number, centre: Found, metres: number): Promise<Lying> {
  const degree = metresOfDegree(centre.lat)
  const [dx, dy] = [metres / degree.lng, metres / degree.lat]
  const rows = await tx.rows<{ register: string; name: string; org: string; lng: number; lat: number }>(sql`
    SELECT register, CASE register WHEN 'site' THEN name ELSE '' END AS name, org, (data ->> 'lng')::float8 AS lng, (data ->> 'lat')::float8 AS lat
    FROM register_entry WHERE tenant = ${tenant} AND register IN ('site', 'household') AND valid_to IS NULL
      AND (data ->> 'lng')::float8 BETWEEN ${centre.lng - dx} AND ${centre.lng + dx}
      AND (data ->> 'lat')::float8 BETWEEN ${centre.lat - dy} AND ${centre.lat + dy}
    ORDER BY register, id`)
  // Places equally far keep the order of the register: the same scan says the same.
  const near = rows
    .map(row => ({ ...row, away: distanceMetres(centre, row) }))
    .filter(row => row.away <= metres)
    .sort((a, b) => a.away - b.away)
  const homes = near.filter(row => row.register === 'household')
  const byOrg = new Map<string, number>()
  for (const { org } of homes) byOrg.set(org, (byOrg.get(org) ?? 0) + 1)
  return {
    places: near
      .filter(row => row.register === 'site' && !isRefused(parseSubject({ kind: 'public-place', place: row.name })))
      .slice(0, PLACES_NAMED)
      .map(row => row.name),
    // Fewer than a block are not told to the one.
    households: homes.length < leastHouseholds ? 0 : homes.length,
    org: [...byOrg].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null,
  }
}

/** Whose the calls mostly were and what they were about; and how many there were in as many days before. */
function callsOf(input: ScanInput, { cells, first, last }: Found) {
  const inside = new Set(cells)
  const [units, categories] = [new Map<number, number>(), new Map<number, number>()]
  let before = 0
  for (const [i, cell] of input.cells.entries()) {
    if (!inside.has(cell)) continue
    const day = input.days[i]!
    if (day < first && day >= first - (last - first + 1)) before += 1
    if (day < first || day > last) continue
    units.set(input.unit[i]!, (units.get(input.unit[i]!) ?? 0) + 1)
    categories.set(input.category[i]!, (categories.get(input.category[i]!) ?? 0) + 1)
  }
  const most = (counts: ReadonlyMap<number, number>) =>
    [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? -1
  return {
    unit: input.units[most(units)] ?? null,
    category: input.categories[most(categories)] ?? null,
    before,
  }
}
