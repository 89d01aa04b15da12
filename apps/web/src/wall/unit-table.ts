import type { Static } from '@fangwei/contract/index.ts'
import type { UnitDot } from '@fangwei/contract/wall.ts'

export type Dot = Static<typeof UnitDot>

/** A unit on its way from where it was drawn to where it is said to be. Web Mercator, 0 to 1 eastward and southward. */
export interface MovingUnit {
  readonly id: string
  fromX: number
  fromY: number
  toX: number
  toY: number
  /** When the move began, ms of `performance.now()`. */
  began: number
  course: number
  state: string
}

export interface UnitTable {
  reset(dots: readonly Dot[]): void
  change(moved: readonly Dot[], left: readonly string[]): void
  all(): Iterable<MovingUnit>
  count(): number
  /** How many units are in each state. */
  states(): ReadonlyMap<string, number>
  /** Told when anything has changed. */
  subscribe(listener: () => void): () => void
  /** Until when the last move runs. */
  restsAt(): number
}

/** Positions come about once a second; a unit glides for as long. */
export const GLIDE_MS = 1000

export const mercatorX = (lng: number): number => (lng + 180) / 360
export const mercatorY = (lat: number): number => {
  const radians = (Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180
  return (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2
}

/** The share of a move that is done at an instant. */
export const progress = (unit: MovingUnit, now: number): number =>
  Math.min(1, Math.max(0, (now - unit.began) / GLIDE_MS))

/** A jump of more than about two kilometres is a correction, not a drive: it is not glided. */
const JUMP = 5e-5

export function openUnitTable(now: () => number = () => performance.now()): UnitTable {
  const units = new Map<string, MovingUnit>()
  const listeners = new Set<() => void>()
  let rests = 0
  const announce = () => {
    for (const listener of listeners) listener()
  }

  function place([id, lng, lat, course, state]: Dot, at: number): void {
    const [toX, toY] = [mercatorX(lng), mercatorY(lat)]
    const old = units.get(id)
    const share = old === undefined ? 1 : progress(old, at)
    let fromX = old === undefined ? toX : old.fromX + (old.toX - old.fromX) * share
    let fromY = old === undefined ? toY : old.fromY + (old.toY - old.fromY) * share
    if (Math.abs(fromX - toX) + Math.abs(fromY - toY) > JUMP) [fromX, fromY] = [toX, toY]
    units.set(id, { id, fromX, fromY, toX, toY, began: at, course: course ?? old?.course ?? 0, state })
    if (fromX !== toX || fromY !== toY) rests = at + GLIDE_MS
  }

  return {
    reset(dots) {
      units.clear()
      for (const dot of dots) place(dot, now())
      announce()
    },
    change(moved, left) {
      const at = now()
      for (const dot of moved) place(dot, at)
      for (const id of left) units.delete(id)
      announce()
    },
    all: () => units.values(),
    count: () => units.size,
    states() {
      const counts = new Map<string, number>()
      for (const { state } of units.values()) counts.set(state, (counts.get(state) ?? 0) + 1)
      return counts
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    restsAt: () => rests,
  }
}
