import {
  createAddressParser,
  createPlaceMatcher,
  loadDefaultAddressModel,
  type PlaceMatcher,
  saidPlace,
} from '@fangwei/domain/text/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import type { Services } from '../services.ts'

/** A place that may be meant, as the store has it. */
export interface Place {
  readonly label: string
  readonly kind: string
  readonly lng: number | null
  readonly lat: number | null
  readonly path: string[]
}

interface Site extends Omit<Place, 'label'> {
  readonly name: string
}

interface Known {
  readonly match: PlaceMatcher<Site>
  readonly at: number
}

/** A new site is found by its words at once and by its sound after this. */
const FRESH_MS = 60_000
const known = new WeakMap<Services, Map<number, Known>>()

let parsing: Promise<ReturnType<typeof createAddressParser>> | undefined
const parser = () => {
  parsing ??= loadDefaultAddressModel().then(createAddressParser)
  return parsing
}

/** Sites that the words mean though they are not written so, each with the door that was said. */
export async function sitesMeant(tx: Tx, services: Services, tenant: number, q: string): Promise<Place[]> {
  const said = saidPlace((await parser())(q))
  if (said.names.length === 0) return []
  const match = await matcherOf(tx, services, tenant)
  return match(said).map(({ place: { name, ...site } }) => ({ ...site, label: `${name}${said.door}${said.beside}` }))
}

/** Every site of the tenant is in the sight of whoever takes calls there, so that one matcher serves them all. */
async function matcherOf(tx: Tx, services: Services, tenant: number): Promise<PlaceMatcher<Site>> {
  const ofServer = known.get(services) ?? new Map<number, Known>()
  known.set(services, ofServer)
  const kept = ofServer.get(tenant)
  if (kept !== undefined && performance.now() - kept.at < FRESH_MS) return kept.match
  const sites = await tx.rows<Site>(sql`
    SELECT e.name, 'site' AS kind, (e.data ->> 'lng')::float8 AS lng, (e.data ->> 'lat')::float8 AS lat, e.path
    FROM register_entry e WHERE e.tenant = ${tenant} AND e.register = 'site' AND e.valid_to IS NULL AND e.data ? 'lng'
    ORDER BY e.id LIMIT 50000`)
  const match = createPlaceMatcher(sites)
  ofServer.set(tenant, { match, at: performance.now() })
  return match
}
