import type { Reply, routes } from '@fangwei/contract/index.ts'
import { distanceMetres } from '@fangwei/domain/geo/index.ts'
import { queryTerms } from '@fangwei/domain/text/index.ts'
import type { Account } from '../access/index.ts'
import type { Surroundings } from '../loop/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'
import { findWords, newestWith } from '../search/index.ts'
import type { Services } from '../services.ts'
import { type Place, sitesMeant } from './sites-meant.ts'

/** Beyond these a call is hardly the same event: 300 m and two hours. */
const NEAR_METRES = 300
const NEAR_MS = 2 * 3_600_000

interface Where {
  readonly address?: string
  readonly lng?: number
  readonly lat?: number
}

type Duplicates = Reply<typeof routes.findDuplicates>['items']

/** Open incidents nearby in place and time, nearest first: named to the taker, merged by nobody but them. */
export async function findDuplicates(tx: Tx, around: Surroundings, account: Account, at: Where): Promise<Duplicates> {
  const level = levelOf(around, account)
  const rows = await tx.rows<{
    id: string
    number: string
    category: string | null
    address: string | null
    state: string
    occurredAt: string
    lng: number | null
    lat: number | null
  }>(
    statement(
      `SELECT m.id, m.number, m.category, m.data ->> 'address' AS address, m.state, m.occurred_at AS "occurredAt", m.lng, m.lat FROM matter m
       WHERE m.tenant = $1 AND m.l${level} = $2 AND NOT m.closed AND m.type = 'incident' AND m.occurred_at >= $3::timestamptz ORDER BY m.occurred_at DESC LIMIT 500`,
      [around.tenant, account.org, new Date(around.now.getTime() - NEAR_MS).toISOString()],
    ),
  )
  return rows
    .flatMap(({ lng, lat, ...row }) => {
      const metres =
        lng === null || lat === null || at.lng === undefined || at.lat === undefined
          ? null
          : Math.round(distanceMetres({ lng, lat }, { lng: at.lng, lat: at.lat }))
      const because: Duplicates[number]['because'] = []
      if (metres !== null && metres <= NEAR_METRES) because.push('place')
      if (at.address !== undefined && row.address !== null && sameAddress(at.address, row.address))
        because.push('address')
      return because.length === 0 ? [] : [{ ...row, metres, because: [...because, 'time' as const] }]
    })
    .sort((a, b) => (a.metres ?? NEAR_METRES) - (b.metres ?? NEAR_METRES))
    .slice(0, 5)
}

const bare = (address: string) => address.replace(/[\s，,。.]/g, '')
const sameAddress = (a: string, b: string) =>
  bare(a).length >= 4 && (bare(a).includes(bare(b)) || bare(b).includes(bare(a)))

/** What the crew must know before they knock: never who called or how often. */
export async function safetyFacts(
  tx: Tx,
  around: Surroundings,
  account: Account,
  at: Where,
): Promise<Reply<typeof routes.safetyFacts>> {
  const level = levelOf(around, account)
  const near = at.lng !== undefined && at.lat !== undefined
  const row = await tx.first<{ weapon: boolean; violence: boolean; order: boolean; since: string | null }>(
    statement(
      `SELECT coalesce(bool_or(m.data ->> 'weapon' = 'true'), false) AS weapon, coalesce(bool_or(m.data ->> 'familyViolence' = 'true'), false) AS violence,
         coalesce(bool_or(m.done_by ? 'issue-letter'), false) AS "order", min(m.occurred_at)::date::text AS since
       FROM matter m WHERE m.tenant = $1 AND m.l${level} = $2 AND m.type = ANY ('{incident,warning}') AND m.occurred_at >= $3::timestamptz
         AND m.danger
         AND (($4::text IS NOT NULL AND m.data ->> 'address' = $4) OR ($5::boolean AND m.lng BETWEEN $6 AND $7 AND m.lat BETWEEN $8 AND $9))`,
      [
        around.tenant,
        account.org,
        new Date(around.now.getTime() - 180 * 86_400_000).toISOString(),
        at.address ?? null,
        near,
        // One household's door, not the block: about 15 m.
        (at.lng ?? 0) - 0.00015,
        (at.lng ?? 0) + 0.00015,
        (at.lat ?? 0) - 0.00012,
        (at.lat ?? 0) + 0.00012,
      ],
    ),
  )
  return {
    weapon: row?.weapon ?? false,
    violence: row?.violence ?? false,
    orderInForce: row?.order ?? false,
    since: row?.since ?? null,
  }
}

/**
 * Sites by their words and by what was meant (a whole address, a homophone, a slip), and addresses of earlier matters:
 * label, point, station. A site is offered with the door that was said: 曦台府4号楼1单元.
 */
export async function findPlaces(
  tx: Tx,
  services: Services,
  around: Surroundings,
  q: string,
): Promise<Reply<typeof routes.findPlaces>['items']> {
  const words = queryTerms(q)
  const [first] = words
  if (first === undefined) return []
  const rows = await sitesWith(tx, around.tenant, first)
  const sought = await findWords(tx, around.tenant, first)
  const earlier =
    sought === undefined
      ? []
      : await earlierPlaces(tx, around.tenant, (await newestWith(tx, around.tenant, sought)).matters)
  const literal = [...rows, ...earlier].filter(r =>
    words.every(w => /^[a-z]/.test(w) || r.label.toLowerCase().includes(w)),
  )
  const meant = literal.length >= mostPlaces ? [] : await sitesMeant(tx, services, around.tenant, q)
  const labels = new Set<string>()
  return [...literal, ...meant]
    .filter(r => r.lng !== null && r.lat !== null && !labels.has(r.label) && labels.add(r.label))
    .slice(0, mostPlaces)
    .map(({ path, lng, lat, ...place }) => ({
      ...place,
      lng: lng!,
      lat: lat!,
      unit: path.find(org => around.directory.orgs.get(org)?.kind === 'station') ?? null,
    }))
}

const mostPlaces = 8

const sitesWith = (tx: Tx, tenant: number, first: string) =>
  tx.rows<Place>(
    statement(
      `SELECT e.name AS label, 'site' AS kind, (e.data ->> 'lng')::float8 AS lng, (e.data ->> 'lat')::float8 AS lat, e.path
       FROM term t JOIN register_entry e ON e.tenant = t.tenant AND e.register = 'site' AND e.id = t.ref
       WHERE t.tenant = $1 AND t.kind = 'register.site' AND t.term >= $2 AND t.term < $3 AND e.valid_to IS NULL LIMIT 8`,
      [tenant, first, `${first}\u{10FFFF}`],
    ),
  )

/** Addresses of earlier matters in sight, each once; a door where there was violence is never offered. */
const earlierPlaces = (tx: Tx, tenant: number, matters: readonly string[]) =>
  tx.rows<Place>(
    statement(
      `SELECT DISTINCT ON (m.data ->> 'address') m.data ->> 'address' AS label, 'address' AS kind, m.lng, m.lat, m.path
       FROM matter m WHERE m.tenant = $1 AND m.id = ANY ($2::uuid[]) AND m.lng IS NOT NULL
         AND NOT coalesce((m.data ->> 'familyViolence')::boolean, false) LIMIT 50`,
      [tenant, matters],
    ),
  )

const levelOf = (around: Surroundings, account: Account) => (around.directory.pathOf(account.org)?.length ?? 1) - 1
