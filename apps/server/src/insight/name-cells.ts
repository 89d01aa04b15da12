import type { HotspotCell, Static } from '@fangwei/contract/index.ts'
import { isRefused, leastHouseholds, parseSubject } from '@fangwei/domain/models/subject.ts'
import type { Hotspot } from '@fangwei/domain/places/hotspot/index.ts'
import type { Directory } from '../directory/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { cellMetres } from './settings.ts'

/** A cell as it is kept; what the ranking gave it is for plans, not for people. */
export type StoredCell = Omit<Static<typeof HotspotCell>, 'matter'> & {
  readonly score: number
  readonly placeEn: string | null
}

interface Lists {
  readonly categories: readonly string[]
  readonly units: readonly string[]
}

interface Found {
  readonly place: string | null
  readonly placeEn: string | null
  readonly block: string | null
  readonly subject: StoredCell['subject']
  readonly households: number | null
}

const hour = (value: number) => `${String(value % 24).padStart(2, '0')}:00`

/**
 * What each cell is about: the public place in it, else the block if at least five households live there. A cell that is
 * neither would point at somebody's home and is left out, with only its number told.
 */
export async function nameCells(
  tx: Tx,
  tenant: number,
  directory: Directory,
  hotspots: readonly Hotspot[],
  { categories, units }: Lists,
): Promise<{ cells: StoredCell[]; suppressed: number }> {
  const cells: StoredCell[] = []
  let suppressed = 0
  for (const spot of hotspots) {
    const found = await placeIn(tx, tenant, directory, spot)
    if (found === undefined) {
      suppressed += 1
      continue
    }
    const { minX, minY, maxX, maxY, score, incidents, expected, before, byPolice, byHour, peakFrom } = spot
    cells.push({
      index: cells.length,
      ...found,
      lng: (minX + maxX) / 2,
      lat: (minY + maxY) / 2,
      bounds: { minX, minY, maxX, maxY },
      cellMetres,
      score,
      unit: units[spot.unit] ?? null,
      category: categories[spot.category] ?? null,
      incidents,
      expected: Math.round(expected * 10) / 10,
      before,
      byPolice,
      byHour: [...byHour],
      peak: `${hour(peakFrom)}–${hour(peakFrom + 4)}`,
    })
  }
  return { cells, suppressed }
}

async function placeIn(tx: Tx, tenant: number, directory: Directory, spot: Hotspot): Promise<Found | undefined> {
  const { minX, minY, maxX, maxY } = spot
  const [lng, lat] = [(minX + maxX) / 2, (minY + maxY) / 2]
  const site = await tx.first<{ name: string; en: string | null }>(sql`
    SELECT name, data ->> 'nameEn' AS en FROM register_entry WHERE tenant = ${tenant} AND register = 'site' AND valid_to IS NULL
      AND (data ->> 'lng')::float8 BETWEEN ${minX} AND ${maxX} AND (data ->> 'lat')::float8 BETWEEN ${minY} AND ${maxY}
    ORDER BY ((data ->> 'lng')::float8 - ${lng}) ^ 2 + ((data ->> 'lat')::float8 - ${lat}) ^ 2, id LIMIT 1`)
  if (site !== undefined && !isRefused(parseSubject({ kind: 'public-place', place: site.name })))
    return { place: site.name, placeEn: site.en, block: null, subject: 'public-place', households: null }
  const homes = await tx.rows<{ org: string; n: number }>(sql`
    SELECT org, count(*)::int AS n FROM register_entry WHERE tenant = ${tenant} AND register = 'household' AND valid_to IS NULL
      AND (data ->> 'lng')::float8 BETWEEN ${minX} AND ${maxX} AND (data ->> 'lat')::float8 BETWEEN ${minY} AND ${maxY}
    GROUP BY org ORDER BY 2 DESC, 1`)
  const households = homes.reduce((sum, { n }) => sum + n, 0)
  const org = directory.orgs.get(homes[0]?.org ?? '')
  if (org === undefined || isRefused(parseSubject({ kind: 'block', block: org.code, households }))) return undefined
  return {
    place: null,
    placeEn: null,
    block: org.code,
    subject: 'block',
    households: Math.max(leastHouseholds, households),
  }
}

/** The key a key place is about: the cell on a fixed lattice of half its side, so that a cell moved by a step is the same. */
export const subjectOf = ({ subject, place, lng, lat }: StoredCell): string =>
  subject === 'public-place' ? `place:${place}` : `block:${Math.round(lng * 500)}:${Math.round(lat * 500)}`
