/** A part of the screen in whole pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Edges lie on a coarse lattice, so that a unit that drives on seldom moves them. */
const STEP = 128

/** What a set of points needs, each with `margin` pixels around it, cut at the edges of the screen. */
export function boxAround(
  points: Iterable<readonly [x: number, y: number]>,
  margin: number,
  screen: { readonly width: number; readonly height: number },
): Box {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    north = Math.min(north, y)
    south = Math.max(south, y)
  }
  const left = Math.max(0, Math.floor((west - margin) / STEP) * STEP)
  const top = Math.max(0, Math.floor((north - margin) / STEP) * STEP)
  const right = Math.min(screen.width, Math.ceil((east + margin) / STEP) * STEP)
  const bottom = Math.min(screen.height, Math.ceil((south + margin) / STEP) * STEP)
  // Nothing on the screen: the least there can be.
  if (!(right > left && bottom > top)) return { left: 0, top: 0, width: 1, height: 1 }
  return { left, top, width: right - left, height: bottom - top }
}

const area = ({ width, height }: Box) => width * height
const holds = (outer: Box, inner: Box): boolean =>
  outer.left <= inner.left &&
  outer.top <= inner.top &&
  outer.left + outer.width >= inner.left + inner.width &&
  outer.top + outer.height >= inner.top + inner.height

/** Whether a box still serves: everything needed is in it, and it is not much larger than what is needed. */
export const stillServes = (now: Box, needed: Box): boolean => holds(now, needed) && area(now) <= 1.5 * area(needed)
