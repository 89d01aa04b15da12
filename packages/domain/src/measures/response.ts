import { isInRing, type LngLat } from '../geo/index.ts'
import type { Label } from '../loop/field.ts'

export type Minutes = 1 | 3 | 5

/** One incident as the measure needs it. Instants in milliseconds since the epoch. */
export interface ResponseCase {
  readonly grade: number | null
  readonly state: string
  readonly drill: boolean
  readonly place: LngLat | null
  /** When the clock starts: dispatch or report, as asked. */
  readonly startAt: number | null
  /** Arrivals of its units in order, each the earlier of position and hand. */
  readonly arrivals: readonly number[]
  /** Units sent and not cancelled or returned. */
  readonly sent: number
  readonly closed: boolean
}

export interface Zone {
  readonly id: string
  readonly level: Minutes
  readonly ring: readonly LngLat[]
}

export type Exclusion = 'drill' | 'invalid' | 'cancelled' | 'non-emergency' | 'not-sent' | 'under-way' | 'outside'

export const exclusionLabels: Readonly<Record<Exclusion, Label>> = {
  drill: { zh: '演练', en: 'Drills' },
  invalid: { zh: '无效、误报、骚扰', en: 'Invalid, false or nuisance' },
  cancelled: { zh: '合并、分流或全部取消', en: 'Merged, diverted, or every unit cancelled' },
  'non-emergency': { zh: '非紧急（四级或未定级）', en: 'Not an emergency (grade 4 or ungraded)' },
  'not-sent': { zh: '未派警', en: 'Nobody was sent' },
  'under-way': { zh: '尚在途中、未到时限', en: 'Still on the way, within the time' },
  outside: { zh: '不在任何快反圈内', en: 'Outside every zone' },
}

export interface Attainment {
  readonly minutes: Minutes
  readonly numerator: number
  readonly denominator: number
}

export interface ResponseMeasure {
  /** (A) The zone a place lies in says within how many minutes somebody must be there. */
  readonly byZone: readonly Attainment[]
  /** (B) The first force within 1 minute, the second within 3, the third within 5. */
  readonly byWave: readonly Attainment[]
  readonly exclusions: readonly { readonly code: Exclusion; readonly n: number }[]
  /** Those left out of (A) only. */
  readonly outside: number
}

const levels: readonly Minutes[] = [1, 3, 5]

/**
 * 1-3-5 attainment under both readings of the rule: arrivals in time ÷ countable incidents, what is left out counted by
 * reason. An incident whose time has run out without an arrival counts as missed, never as left out.
 */
export function measureResponse(cases: readonly ResponseCase[], zones: readonly Zone[], now: number): ResponseMeasure {
  const left = new Map<Exclusion, number>()
  const zone = new Map(levels.map(m => [m, { numerator: 0, denominator: 0 }]))
  const wave = new Map(levels.map(m => [m, { numerator: 0, denominator: 0 }]))
  let outside = 0
  for (const one of cases) {
    const because = exclusionOf(one, now)
    if (because !== undefined) {
      left.set(because, (left.get(because) ?? 0) + 1)
      continue
    }
    const level = one.place === null ? undefined : levelAt(one.place, zones)
    if (level === undefined) outside += 1
    else count(zone.get(level)!, inTime(one, 0, level))
    levels.forEach((minutes, nth) => {
      if (one.sent > nth || one.arrivals.length > nth) count(wave.get(minutes)!, inTime(one, nth, minutes))
    })
  }
  const list = (of: typeof zone): Attainment[] => levels.map(minutes => ({ minutes, ...of.get(minutes)! }))
  return {
    byZone: list(zone),
    byWave: list(wave),
    exclusions: [...left].map(([code, n]) => ({ code, n })).sort((a, b) => b.n - a.n),
    outside,
  }
}

/** Why an incident does not count; undefined: it does. */
export function exclusionOf(one: ResponseCase, now: number): Exclusion | undefined {
  if (one.drill) return 'drill'
  if (one.state === 'invalid') return 'invalid'
  if (one.state === 'merged' || one.state === 'diverted') return 'cancelled'
  if (one.grade === null || one.grade > 3) return 'non-emergency'
  if (one.startAt === null) return 'not-sent'
  if (one.sent === 0 && one.arrivals.length === 0) return 'cancelled'
  if (one.arrivals.length === 0 && !one.closed && now - one.startAt < 5 * 60_000) return 'under-way'
  return undefined
}

/** The strictest zone around a place. */
export const levelAt = (place: LngLat, zones: readonly Zone[]): Minutes | undefined =>
  zones
    .filter(z => isInRing(place, z.ring))
    .map(z => z.level)
    .sort((a, b) => a - b)[0]

const inTime = (one: ResponseCase, nth: number, minutes: Minutes): boolean => {
  const at = one.arrivals[nth]
  return at !== undefined && at - one.startAt! <= minutes * 60_000
}

function count(sum: { numerator: number; denominator: number }, met: boolean): void {
  sum.denominator += 1
  if (met) sum.numerator += 1
}
