import type { Random } from '../random.ts'
import type { Tours } from './tours.ts'

/** The longest string, and how often and how far a string is split. */
const LONGEST = 10
const SPLIT = 0.5
const KEPT_MORE = 0.01

/** For each visit all visits, nearest first. */
export function neighbours({ visits, travel }: { visits: number; travel: Float64Array }): Int32Array {
  const points = visits + 1
  const all = new Int32Array(points * visits)
  for (let v = 1; v <= visits; v += 1) {
    const way = (u: number) => travel[v * points + u]! + travel[u * points + v]!
    const near = Array.from({ length: visits }, (_, i) => i + 1).sort((a, b) => way(a) - way(b) || a - b)
    near.splice(near.indexOf(v), 1)
    all.set([v, ...near], v * visits)
  }
  return all
}

/**
 * Slack induction by string removals (Christiaens and Vanden Berghe 2020): takes strings of visits out of tours that
 * pass near one another, `removed` at a time on average, no string longer than `most`. Appends what it removes to `out`
 * from `count` on and answers the new count.
 */
export function ruin(
  tours: Tours,
  near: Int32Array,
  random: Random,
  out: Int32Array,
  count: number,
  removed = 10,
  most = LONGEST,
): number {
  const visits = tours.points - 1
  let used = 0
  for (let crew = 0; crew < tours.crews; crew += 1) if (tours.length[crew]! > 0) used += 1
  if (used === 0) return count
  const longest = Math.min(most, (visits - count) / used)
  const mostStrings = (4 * removed) / (1 + longest) - 1
  let strings = Math.floor(1 + random.unit() * mostStrings)
  const ruined = tours.marks.fill(0)
  const row = (1 + random.below(visits)) * visits
  let total = count
  for (let i = 0; i < visits && strings > 0; i += 1) {
    const visit = near[row + i]!
    const crew = tours.crewOf[visit]!
    if (crew < 0 || ruined[crew] === 1) continue
    ruined[crew] = 1
    strings -= 1
    const length = Math.floor(1 + random.unit() * Math.min(tours.length[crew]!, longest))
    total = removeString(tours, crew, tours.place[visit]!, length, random, out, total)
    tours.refresh(crew)
  }
  return total
}

/** Removes `length` visits around `place`, half the time with a stretch in the middle left standing. */
function removeString(
  tours: Tours,
  crew: number,
  place: number,
  length: number,
  random: Random,
  out: Int32Array,
  count: number,
): number {
  const whole = tours.length[crew]!
  let kept = 0
  if (length > 1 && length < whole && random.unit() < SPLIT) {
    kept = 1
    while (length + kept < whole && random.unit() > KEPT_MORE) kept += 1
    if (kept > whole - length) kept = whole - length
  }
  const span = length + kept
  const low = Math.max(1, place - span + 1)
  const high = Math.min(place, whole - span + 1)
  const first = low + random.below(high - low + 1)
  const before = kept === 0 ? length : 1 + random.below(length - 1)
  const from = crew * tours.stride + first
  let total = count
  for (let i = 0; i < span; i += 1) {
    if (i >= before && i < before + kept) continue
    out[total] = tours.sequence[from + i]!
    total += 1
  }
  if (kept > 0) tours.remove(crew, first + before + kept, length - before)
  tours.remove(crew, first, before)
  return total
}
