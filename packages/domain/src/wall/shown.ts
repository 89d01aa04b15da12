import { parentCategory } from '../dictionaries/incident-category.ts'
import type { LngLat } from '../geo/index.ts'

/** Matter types whose open matters a command room watches. */
export const watchedTypes = ['alarm', 'incident'] as const
export type WatchedType = (typeof watchedTypes)[number]

/** States in which the room still waits for something: a confirmed alarm goes on as its incident, paper is not awaited here. */
export const watchedStates: Readonly<Record<WatchedType, readonly string[]>> = {
  alarm: ['ringing', 'escalated', 'taken'],
  incident: ['accepted', 'dispatched', 'signed', 'arrived'],
}

/** Nobody has taken it yet. */
const unowned: Readonly<Record<WatchedType, readonly string[]>> = {
  alarm: ['ringing', 'escalated'],
  incident: ['accepted', 'dispatched'],
}

/** Families, sexual violence, suicide, minors: on a wall that guests may see they are only "help", at the community's centre. */
const discreetCategories = new Set(['010500', '020303', '020502', '040300', '050100', '050103', '050202'])
const discreetTags = new Set(['family-violence', 'minor', 'suicide-risk', 'confidential'])

export interface SeenMatter {
  readonly id: string
  readonly type: WatchedType
  readonly state: string
  readonly grade: number | null
  readonly openedAt: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The nearest community with a place of its own. */
export interface Community extends LngLat {
  readonly name: { readonly zh: string; readonly en: string }
}

/** What the wall says of a matter: place, kind and state, and nothing of anybody. */
export interface WallEntry {
  readonly id: string
  readonly type: WatchedType
  readonly state: string
  readonly grade: number | null
  readonly openedAt: string
  /** `scene` of an alarm, `category` of an incident; null is "help". */
  readonly kind: { readonly dictionary: string; readonly code: string } | null
  readonly place: { readonly zh: string; readonly en: string } | null
  readonly position: LngLat | null
  readonly owned: boolean
  readonly occurrences: number
}

const isDiscreet = (data: SeenMatter['data']): boolean => {
  if (data.familyViolence === true || data.confidential === true) return true
  if (Array.isArray(data.tags) && data.tags.some(tag => discreetTags.has(tag))) return true
  for (let code = textOf(data.category); code !== undefined; code = parentCategory(code))
    if (discreetCategories.has(code)) return true
  return false
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** Where a building's number, entrance, floor or door begins, the public part of an address ends. */
const homeParts = /[\dA-Za-z一二三四五六七八九十]+\s*(号楼|号院|幢|栋|座|单元|层|楼|室|户).*$/

/** The city and the district at the head of an address: the room knows where it is. */
const area = /^[^市]{1,8}市([^区旗县]{1,6}(?<!小|社|园|校|厂|景)(区|旗|县))?/

/** The public part of an address: 某市某区河岸小区 3 号楼 2 单元 501 → 河岸小区. */
export function publicPlace(address: string): string {
  const shown = address.replace(homeParts, '').replace(area, '').trim()
  return shown === '' ? address.slice(0, 2) : shown
}

const positionOf = ({ lng, lat }: SeenMatter['data']): LngLat | null =>
  typeof lng === 'number' && typeof lat === 'number' ? { lng, lat } : null

/** The entry of one open matter; `communityNear` finds the community nearest to a place. */
export function wallEntry(seen: SeenMatter, communityNear: (place: LngLat | null) => Community | undefined): WallEntry {
  const { id, type, state, grade, openedAt, data } = seen
  const owned = !unowned[type].includes(state)
  const base = { id, type, state, grade, openedAt, owned, occurrences: Number(data.occurrences ?? 1) }
  const position = positionOf(data)
  if (isDiscreet(data)) {
    const community = communityNear(position)
    const centre = community === undefined ? null : { lng: community.lng, lat: community.lat }
    return { ...base, kind: null, place: community?.name ?? null, position: centre }
  }
  const address = textOf(data.address)
  const shown = address === undefined ? undefined : publicPlace(address)
  const scene = textOf(data.scene)
  const category = textOf(data.category)
  const kind =
    type === 'alarm' && scene !== undefined
      ? ({ dictionary: 'alarm-scene', code: scene } as const)
      : category === undefined
        ? null
        : ({ dictionary: 'incident-category', code: category } as const)
  return { ...base, kind, place: shown === undefined ? null : { zh: shown, en: shown }, position }
}

const gravity = (entry: WallEntry): number => entry.grade ?? 5

/** What nobody has taken comes first, the graver before the longer waiting; of the rest the graver, then the newer. */
export function byAttention(a: WallEntry, b: WallEntry): number {
  if (a.owned !== b.owned) return a.owned ? 1 : -1
  const waited = a.openedAt.localeCompare(b.openedAt)
  return gravity(a) - gravity(b) || (a.owned ? -waited : waited)
}
