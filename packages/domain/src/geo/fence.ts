import { distanceMetres, type LngLat } from './to-wgs84.ts'

/** A closed line of WGS-84 points, or a circle. */
export type FenceShape =
  | { readonly kind: 'polygon'; readonly ring: readonly LngLat[] }
  | { readonly kind: 'circle'; readonly centre: LngLat; readonly radiusM: number }

export interface FencePolicy {
  /** The subject must stay on the other side this long before the crossing counts; 0 counts at once. */
  readonly dwellSeconds: number
  /** A fix that knows its place less well than this says nothing. */
  readonly worstAccuracyM: number
}

/** One position of one subject. */
export interface Fix extends LngLat {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Radius within which the device says it is; absent when it does not say. */
  readonly accuracyM?: number
}

export interface FenceState {
  /** The side that counts; null before the first fix that can be used. */
  readonly inside: boolean | null
  /** Since when, without a break, the fixes lie on the other side. */
  readonly otherSince: number | null
  readonly lastAt: number
}

export interface Crossing {
  readonly kind: 'enter' | 'exit'
  /** When the subject crossed: the first fix on the new side. */
  readonly at: number
  /** When that was certain: the fix that ended the dwell. */
  readonly knownAt: number
}

export const noFenceState: FenceState = { inside: null, otherSince: null, lastAt: Number.NEGATIVE_INFINITY }

/** Even-odd rule on the plane of longitude and latitude; a point on the line belongs to whichever side rounding gives it. */
export function isInRing({ lng, lat }: LngLat, ring: readonly LngLat[]): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i]!, ring[j]!]
    if (a.lat > lat !== b.lat > lat && lng < ((b.lng - a.lng) * (lat - a.lat)) / (b.lat - a.lat) + a.lng)
      inside = !inside
  }
  return inside
}

export const isInFence = (place: LngLat, shape: FenceShape): boolean =>
  shape.kind === 'polygon' ? isInRing(place, shape.ring) : distanceMetres(place, shape.centre) <= shape.radiusM

/**
 * Takes one fix in. Fixes are ordered by the time they were taken: an older one than the last changes nothing, so a
 * late batch cannot undo what is known. The first usable fix tells a side and is no crossing.
 */
export function advanceFence(
  state: FenceState,
  fix: Fix,
  shape: FenceShape,
  policy: FencePolicy,
): { readonly state: FenceState; readonly crossing?: Crossing } {
  if (fix.at <= state.lastAt || (fix.accuracyM ?? 0) > policy.worstAccuracyM) return { state }
  const isInside = isInFence(fix, shape)
  if (state.inside === null) return { state: { inside: isInside, otherSince: null, lastAt: fix.at } }
  if (isInside === state.inside) return { state: { ...state, otherSince: null, lastAt: fix.at } }
  const since = state.otherSince ?? fix.at
  if (fix.at - since < policy.dwellSeconds * 1000) return { state: { ...state, otherSince: since, lastAt: fix.at } }
  const crossing: Crossing = { kind: isInside ? 'enter' : 'exit', at: since, knownAt: fix.at }
  return { state: { inside: isInside, otherSince: null, lastAt: fix.at }, crossing }
}
