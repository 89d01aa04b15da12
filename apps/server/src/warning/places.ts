import { distanceMetres } from '@fangwei/domain/geo/index.ts'
import type { Subjects } from '@fangwei/domain/models/definition/index.ts'
import { leastHouseholds, type Subject } from '@fangwei/domain/models/subject.ts'
import { sql, type Tx } from '../platform/db/index.ts'

export interface Site {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly lng: number | null
  readonly lat: number | null
}

/** A block: a cell about a hundred metres square, with the households recorded in it and who answers for most of them. */
export interface Block {
  readonly id: string
  readonly households: number
  readonly org: string
}

/** Plain data, so that it can be handed to a worker thread. */
export interface PlaceData {
  readonly sites: readonly Site[]
  readonly blocks: readonly Block[]
}

export interface Where {
  readonly address?: string
  readonly lng?: number
  readonly lat?: number
}

/** A thousandth of a degree. */
const CELLS = 1000
/** A site's name in the address of something farther away than this is another site of that name. */
const NEAR_METRES = 300
const SHORTEST_NAME = 3

export const blockId = (lng: number, lat: number): string => `${Math.floor(lat * CELLS)}.${Math.floor(lng * CELLS)}`

/** The middle of a block. */
export function blockCentre(id: string): { lng: number; lat: number } {
  const [lat = 0, lng = 0] = id.split('.').map(Number)
  return { lat: (lat + 0.5) / CELLS, lng: (lng + 0.5) / CELLS }
}

/** The sites and blocks of a tenant as the registers have them now. */
export async function readPlaces(tx: Tx, tenant: number): Promise<PlaceData> {
  const sites = await tx.rows<Site>(sql`
    SELECT id, name, data ->> 'kind' AS kind, (data ->> 'lng')::float8 AS lng, (data ->> 'lat')::float8 AS lat FROM register_entry
    WHERE tenant = ${tenant} AND register = 'site' AND valid_to IS NULL ORDER BY id`)
  const blocks = await tx.rows<Block>(sql`
    SELECT floor((data ->> 'lat')::float8 * ${CELLS}::float8)::text || '.' || floor((data ->> 'lng')::float8 * ${CELLS}::float8)::text AS id,
      count(*)::int AS households, mode() WITHIN GROUP (ORDER BY org) AS org FROM register_entry
    WHERE tenant = ${tenant} AND register = 'household' AND valid_to IS NULL AND data ? 'lng' AND data ? 'lat'
    GROUP BY 1 HAVING count(*) >= ${leastHouseholds}`)
  return { sites, blocks }
}

export interface Places {
  /** What something at this address and point can be about, and the kind of site it is at. */
  at(where: Where): { readonly subjects: Subjects; readonly siteKind: string | undefined }
  site(id: string): Site | undefined
  block(id: string): Block | undefined
}

/** Finds the site a matter is at by its name in the address, near its point; and the block its point lies in. */
export function placesOf({ sites, blocks }: PlaceData): Places {
  const bySite = new Map(sites.map(site => [site.id, site]))
  const byBlock = new Map(blocks.map(block => [block.id, block]))
  const byCell = new Map<string, Site[]>()
  const named = sites.filter(({ name }) => [...name].length >= SHORTEST_NAME)
  for (const site of named) {
    if (site.lng === null || site.lat === null) continue
    const key = cellOf(site.lng, site.lat, 0, 0)
    byCell.set(key, [...(byCell.get(key) ?? []), site])
  }
  const siteAt = ({ address, lng, lat }: Where): Site | undefined => {
    if (address === undefined || address.length < SHORTEST_NAME) return undefined
    const near = lng === undefined || lat === undefined ? named : around(byCell, lng, lat)
    const found = near.filter(site => address.includes(site.name) && isNear(site, lng, lat))
    // Of "月湖公园" and "月湖公园游客中心" the longer name is the one meant.
    return found.sort((a, b) => b.name.length - a.name.length)[0]
  }
  return {
    at: where => {
      const site = siteAt(where)
      const block =
        where.lng === undefined || where.lat === undefined ? undefined : byBlock.get(blockId(where.lng, where.lat))
      return {
        subjects: {
          ...(site === undefined ? {} : { 'public-place': { kind: 'public-place', place: site.id } }),
          ...(block === undefined ? {} : { block: { kind: 'block', block: block.id, households: block.households } }),
        },
        siteKind: site?.kind,
      }
    },
    site: id => bySite.get(id),
    block: id => byBlock.get(id),
  }
}

/** Cells of three blocks a side: a site within reach is in the cell of the point or in one beside it. */
const WIDE = 3
const cellOf = (lng: number, lat: number, dx: number, dy: number) =>
  `${Math.floor((lat * CELLS) / WIDE) + dy}.${Math.floor((lng * CELLS) / WIDE) + dx}`

const around = (byCell: ReadonlyMap<string, readonly Site[]>, lng: number, lat: number): Site[] =>
  [-1, 0, 1].flatMap(dy => [-1, 0, 1].flatMap(dx => byCell.get(cellOf(lng, lat, dx, dy)) ?? []))

const isNear = (site: Site, lng: number | undefined, lat: number | undefined): boolean =>
  site.lng === null || site.lat === null || lng === undefined || lat === undefined
    ? true
    : distanceMetres({ lng: site.lng, lat: site.lat }, { lng, lat }) <= NEAR_METRES

/** Where a warning about a subject is, in words and on the map. A relationship is nowhere. */
export function whereIs(
  subject: Subject,
  places: Places,
  nameOf: (org: string) => string | undefined,
): { place?: string; lng?: number; lat?: number } {
  if (subject.kind === 'relationship') return {}
  if (subject.kind === 'public-place') {
    const site = places.site(subject.place)
    const point = site?.lng === null || site?.lat === null || site === undefined ? {} : { lng: site.lng, lat: site.lat }
    return { place: site?.name ?? subject.place, ...point }
  }
  const block = places.block(subject.block)
  const name = block === undefined ? undefined : nameOf(block.org)
  const point = blockCentre(subject.block)
  return {
    place: `${name === undefined ? '' : `${name} `}${point.lat.toFixed(4)}, ${point.lng.toFixed(4)} 街块`,
    ...point,
  }
}
