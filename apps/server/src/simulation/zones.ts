import type { City, Site } from '@fangwei/city'
import { writePolygon } from '@fangwei/domain/geo/index.ts'
import type { NewEntry } from '../registers/index.ts'

/** Which places are aimed at in how many minutes, and how far around them: in the manner of the three-level circles. */
const levels: readonly {
  readonly level: 1 | 3 | 5
  readonly kinds: readonly Site['kind'][]
  readonly metres: number
  readonly most: number
}[] = [
  { level: 1, kinds: ['transport', 'hospital', 'square'], metres: 350, most: 9 },
  { level: 3, kinds: ['school', 'market', 'mall', 'bank'], metres: 500, most: 14 },
]
const STATION_METRES = 2600
const CORNERS = 16

/** Response zones to begin with: one minute at stations and hospitals, three at schools and markets, five around each police station. */
export function zoneEntries(city: City): NewEntry[] {
  const placed = levels.flatMap(({ level, kinds, metres, most }) =>
    city.sites
      .filter(site => kinds.includes(site.kind))
      .filter((_, i, all) => i % Math.max(1, Math.ceil(all.length / most)) === 0)
      .map(site => zone(`Z${level}-${site.code}`, site.name, site.station, level, around(site.position, metres))),
  )
  const wide = city.organisations
    .filter(org => org.kind === 'station')
    .map(org => zone(`Z5-${org.code}`, org.name, org.code, 5, around(org.position, STATION_METRES)))
  return [...placed, ...wide]
}

const zone = (id: string, name: { zh: string; en: string }, org: string, level: number, area: string): NewEntry => ({
  id,
  values: { name: name.zh, nameEn: name.en, org, minutes: level, area },
})

function around([lng, lat]: readonly [number, number], metres: number): string {
  const perLng = 111_320 * Math.cos((lat * Math.PI) / 180)
  return writePolygon(
    Array.from({ length: CORNERS }, (_, i) => {
      const turn = (2 * Math.PI * i) / CORNERS
      return { lng: lng + (metres * Math.cos(turn)) / perLng, lat: lat + (metres * Math.sin(turn)) / 111_040 }
    }),
  )
}
