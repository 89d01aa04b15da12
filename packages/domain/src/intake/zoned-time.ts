/** A wall-clock time on the one time line. `gap`: it did not exist and was moved forward; `twice`: the first was taken. */
export type ZonedTime = { readonly ms: number; readonly kind: 'exact' | 'gap' | 'twice' }

/** `localMs` is the wall clock read as if it were UTC. */
export type ZoneClock = (localMs: number) => ZonedTime

const dayMs = 86_400_000

function offsetReader(zone: string): (utcMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return utcMs => {
    const at = Math.floor(utcMs / 1000) * 1000
    const part: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(at)) part[type] = Number(value)
    return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!) - at
  }
}

const clocks = new Map<string, ZoneClock>()
const mostClocks = 100

/**
 * The clock of an IANA zone, with offsets remembered by day: one look into the zone table a day, not one a row.
 * Undefined for a zone that does not exist.
 */
export function findZoneClock(zone: string): ZoneClock | undefined {
  const known = clocks.get(zone)
  if (known) return known
  try {
    const made = makeClock(offsetReader(zone))
    if (clocks.size < mostClocks) clocks.set(zone, made)
    return made
  } catch {
    return undefined
  }
}

function makeClock(offsetAt: (utcMs: number) => number): ZoneClock {
  const atMidnight = new Map<number, number>()
  const offsetOfDay = (day: number) => {
    const known = atMidnight.get(day)
    if (known !== undefined) return known
    const offset = offsetAt(day * dayMs)
    atMidnight.set(day, offset)
    return offset
  }
  return localMs => {
    const day = Math.floor(localMs / dayMs)
    const before = offsetOfDay(day - 1)
    const after = offsetOfDay(day + 2)
    if (before === after) return { ms: localMs - before, kind: 'exact' }
    return nearTransition(localMs, before, after, offsetAt)
  }
}

/** With offsets `before` and `after` a transition, a wall time fits one of them, both, or neither. */
function nearTransition(
  localMs: number,
  before: number,
  after: number,
  offsetAt: (utcMs: number) => number,
): ZonedTime {
  const early = localMs - before
  const late = localMs - after
  const earlyFits = offsetAt(early) === before
  const lateFits = offsetAt(late) === after
  if (earlyFits && lateFits) return { ms: Math.min(early, late), kind: 'twice' }
  if (earlyFits || lateFits) return { ms: earlyFits ? early : late, kind: 'exact' }
  return { ms: early, kind: 'gap' }
}
