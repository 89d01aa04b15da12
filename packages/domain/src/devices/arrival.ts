import { canonical } from '../ledger/index.ts'
import type { Envelope, Fix } from './envelope.ts'

/**
 * What makes a message the same message. A device with a counter of its own: epoch and sequence. A protocol without
 * one, or with 16 bits that wrap: its fix time and its content.
 */
export type Counting = { readonly epoch: number; readonly sequence: number } | { readonly fixAt: string }

export const keyOf = (counting: Counting, hash: string): string =>
  'epoch' in counting ? `${counting.epoch}.${counting.sequence}` : `@${counting.fixAt}.${hash.slice(0, 32)}`

/** The bytes that are hashed and signed: the envelope without its signature. */
export const signedBytes = ({ sig: _, ...rest }: Envelope): string => canonical(rest)

export type Seen = 'fresh' | 'duplicate' | 'conflict'

/** What one device has said so far, whatever the order in which it was heard. */
export interface DeviceFold {
  readonly hashes: ReadonlyMap<string, string>
  /** Another payload under a key that was taken: kept and flagged, never applied. */
  readonly conflicts: ReadonlySet<string>
  readonly scenes: ReadonlyMap<string, { readonly times: number; readonly firstAt: string; readonly lastAt: string }>
  readonly fix: Fix | undefined
  readonly battery: { readonly at: string; readonly percent: number } | undefined
}

export const nothingHeard: DeviceFold = {
  hashes: new Map(),
  conflicts: new Set(),
  scenes: new Map(),
  fix: undefined,
  battery: undefined,
}

/**
 * Applies one message once. The result depends on which messages were heard, not on when or how often: fix time orders
 * positions, the device's own time orders the rest. A second payload under a taken key is flagged and not applied.
 */
export function hear(fold: DeviceFold, envelope: Envelope, hash: string): { seen: Seen; fold: DeviceFold } {
  const key = keyOf(envelope, hash)
  const known = fold.hashes.get(key)
  if (known === hash) return { seen: 'duplicate', fold }
  if (known !== undefined)
    return { seen: 'conflict', fold: { ...fold, conflicts: new Set([...fold.conflicts, `${key}#${hash}`]) } }
  const hashes = new Map(fold.hashes).set(key, hash)
  return { seen: 'fresh', fold: applied({ ...fold, hashes }, envelope) }
}

function applied(fold: DeviceFold, envelope: Envelope): DeviceFold {
  const { kind, data, at } = envelope
  if (kind === 'alarm') {
    const old = fold.scenes.get(data.scene)
    const scene = {
      times: (old?.times ?? 0) + 1,
      firstAt: old === undefined ? at : earlier(old.firstAt, at),
      lastAt: old === undefined ? at : later(old.lastAt, at),
    }
    return { ...fold, scenes: new Map(fold.scenes).set(data.scene, scene) }
  }
  if (kind === 'heartbeat' && data.battery !== undefined) {
    const newer = fold.battery === undefined || isLater(at, fold.battery.at, data.battery, fold.battery.percent)
    return newer ? { ...fold, battery: { at, percent: data.battery } } : fold
  }
  if (kind === 'position') return { ...fold, fix: newest(fold.fix, data) }
  if (kind === 'positions') return { ...fold, fix: data.fixes.reduce(newest, fold.fix) }
  return fold
}

const time = (instant: string) => Date.parse(instant)
const later = (a: string, b: string) => (isLater(b, a, b, a) ? b : a)
const earlier = (a: string, b: string) => (isLater(a, b, a, b) ? b : a)

/** Later, or at the same instant and greater: a tie must not be settled by who came first. */
const isLater = <T extends string | number>(a: string, b: string, tieA: T, tieB: T) =>
  time(a) > time(b) || (time(a) === time(b) && tieA > tieB)

/** The newer of two fixes by fix time. */
export function newest(known: Fix | undefined, next: Fix): Fix {
  if (known === undefined) return next
  return isLater(next.fixAt, known.fixAt, canonical(next), canonical(known)) ? next : known
}
