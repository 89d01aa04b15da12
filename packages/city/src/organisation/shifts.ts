import type { City } from '../city.ts'
import type { Post, PostKind } from './organisation.ts'

/** One turn of a post. Instants are ISO 8601 in UTC; duty days begin at 08:30 in Asia/Shanghai. */
export interface Shift {
  readonly post: string
  readonly org: string
  readonly startAt: string
  readonly endAt: string
  readonly badges: readonly string[]
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const zoneMs = 8 * hourMs
const changeMs = 8.5 * hourMs

interface Rhythm {
  /** Hours of a turn and how many stand it together. */
  readonly hours: number
  readonly together: number
  /** Turns a day: posts that rest at night have one of less than 24 hours. */
  readonly turns: number
}

/** [default] 24 h at stations, 12 h at the seats, office hours for analysis and communities. */
const rhythms: Readonly<Record<PostKind, Rhythm>> = {
  'station-duty-desk': { hours: 24, together: 2, turns: 1 },
  'station-duty-leader': { hours: 24, together: 1, turns: 1 },
  'command-duty': { hours: 24, together: 1, turns: 1 },
  'county-supervision-desk': { hours: 24, together: 1, turns: 1 },
  'dispatch-seat': { hours: 12, together: 1, turns: 2 },
  'city-analysis': { hours: 9, together: 2, turns: 1 },
  'community-officer': { hours: 9, together: 1, turns: 1 },
}

const turnsOfDay = (post: Post, day: number): Shift[] => {
  const { hours, together, turns } = rhythms[post.kind]
  const dayStart = day * dayMs - zoneMs + changeMs
  return Array.from({ length: turns }, (_, turn) => {
    const startMs = dayStart + turn * hours * hourMs
    const first = (day * turns + turn) * together
    const badges = Array.from({ length: together }, (_, k) => post.members[(first + k) % post.members.length] as string)
    return {
      ...{ post: post.code, org: post.org, badges: [...new Set(badges)] },
      startAt: new Date(startMs).toISOString(),
      endAt: new Date(startMs + hours * hourMs).toISOString(),
    }
  })
}

/** Turns of every post that overlap [from, to), in time order per duty day. The same whatever range is asked for. */
export function* shiftsBetween(city: City, from: string, to: string): Generator<Shift> {
  const first = Math.floor((Date.parse(from) + zoneMs - changeMs) / dayMs)
  const last = Math.floor((Date.parse(to) + zoneMs - changeMs) / dayMs)
  for (let day = first; day <= last; day++)
    for (const post of city.posts)
      for (const shift of turnsOfDay(post, day)) if (shift.endAt > from && shift.startAt < to) yield shift
}

/** Badges on a post at an instant, for naming who took a call or went out. */
export const onDuty = (post: Post, atMs: number): readonly string[] => {
  const { hours, together, turns } = rhythms[post.kind]
  const sinceChange = atMs + zoneMs - changeMs
  const day = Math.floor(sinceChange / dayMs)
  const turn = Math.min(turns - 1, Math.floor((sinceChange - day * dayMs) / (hours * hourMs)))
  const first = (day * turns + turn) * together
  return Array.from({ length: together }, (_, k) => post.members[(first + k) % post.members.length] as string)
}
