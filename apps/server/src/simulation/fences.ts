import type { City, Site } from '@fangwei/city'
import type { NewEntry } from '../registers/index.ts'

const WORN = ['INSOLE', 'KEYFOB', 'WATCH']
const MOST_PARKS = 6
const PARK_METRES = 260
const BEAT_METRES = 4200

/** Fences to begin with: water in parks for those who may get lost, and the beat of each station for its cars, recorded only. */
export function fenceEntries(city: City): NewEntry[] {
  const parks = city.sites.filter(site => site.kind === 'park').slice(0, MOST_PARKS)
  const beats = city.organisations.filter(org => org.kind === 'station')
  return [
    ...parks.map(park => ({
      id: `FP-${park.code}`,
      values: {
        name: `${park.name.zh}水边`.slice(0, 60),
        kind: 'keep-out',
        org: park.station,
        deviceKinds: WORN,
        hears: 'device-unit',
        ...circle(park.position, PARK_METRES),
      },
    })),
    ...beats.map(station => ({
      id: `FB-${station.code}`,
      values: {
        name: `${station.name.zh}辖区`.slice(0, 60),
        kind: 'stay-in',
        org: station.code,
        deviceKinds: ['JT808'],
        hears: 'record-only',
        dwell: 300,
        ...circle(station.position, BEAT_METRES),
      },
    })),
  ]
}

const circle = ([lng, lat]: Site['position'], radius: number) => ({ lng, lat, radius })
