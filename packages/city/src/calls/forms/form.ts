import { pathOf } from '@fangwei/domain/dictionaries/dictionary.ts'
import { incidentCategory } from '@fangwei/domain/dictionaries/incident-category.ts'
import type { City } from '../../city.ts'
import type { Post, StaffMember } from '../../organisation/organisation.ts'
import type { DayMood } from '../calendar.ts'
import type { Occurrence } from '../occurrence.ts'

/** A form while it is being written. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] }

export const feedName = 'simulated-city'
export const nothingNoted: readonly [] = []

/** Everything the forms of one day are written from. */
export interface Desk {
  readonly city: City
  readonly mood: DayMood
  readonly staffOf: ReadonlyMap<string, StaffMember>
  readonly seats: readonly Post[]
  readonly dutyDesk: ReadonlyMap<string, Post>
  /** Nothing after this instant (milliseconds) has happened yet. */
  readonly asOf: number
}

const paths = new Map<string, readonly string[]>()

export const categoryPath = (code: string): readonly string[] => {
  const known = paths.get(code)
  if (known) return known
  const made = pathOf(incidentCategory, code).map(entry => entry.code)
  paths.set(code, made)
  return made
}

export const positionOf = ({ place }: Occurrence) =>
  ({
    lng: place.position[0],
    lat: place.position[1],
    sourceCrs: 'EPSG:4490',
    crsBasis: 'stated',
    accuracyMetres: 15,
  }) as const
