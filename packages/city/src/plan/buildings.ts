import type { Random } from '../random/random.ts'
import { stream } from '../random/stream.ts'
import type { Block, LandUse } from './blocks.ts'
import { bounds, deepInside, type Point, type Ring, rectangle } from './plane.ts'

export interface Footprint {
  readonly block: number
  readonly centre: Point
  /** Corners in plane metres. */
  readonly ring: Ring
  readonly floors: number
}

interface Pattern {
  readonly width: readonly [number, number]
  readonly depth: readonly [number, number]
  /** Free space beside and behind a building, metres. */
  readonly gap: readonly [side: number, back: number]
  readonly setback: number
  readonly floors: readonly [number, number]
  /** Share of the places left empty. */
  readonly bare: number
  readonly twist: number
}

const patterns: Partial<Record<LandUse, Pattern>> = {
  slab: { width: [46, 76], depth: [13, 15], gap: [14, 29], setback: 13, floors: [5, 7], bare: 0.06, twist: 0 },
  tower: { width: [30, 46], depth: [18, 22], gap: [24, 38], setback: 18, floors: [11, 28], bare: 0.1, twist: 0 },
  courtyard: { width: [15, 34], depth: [11, 18], gap: [7, 9], setback: 6, floors: [1, 2], bare: 0.14, twist: 0.08 },
  cottage: { width: [18, 32], depth: [9, 11], gap: [12, 22], setback: 9, floors: [1, 2], bare: 0.14, twist: 0.05 },
  commercial: { width: [38, 78], depth: [28, 48], gap: [14, 16], setback: 10, floors: [2, 7], bare: 0.05, twist: 0 },
  office: { width: [44, 76], depth: [18, 26], gap: [22, 34], setback: 20, floors: [5, 18], bare: 0.2, twist: 0 },
  shed: { width: [60, 118], depth: [30, 56], gap: [18, 20], setback: 16, floors: [1, 2], bare: 0.14, twist: 0 },
  school: { width: [48, 72], depth: [13, 16], gap: [16, 32], setback: 18, floors: [4, 5], bare: 0.35, twist: 0 },
  hospital: { width: [54, 80], depth: [18, 24], gap: [16, 26], setback: 18, floors: [5, 14], bare: 0.15, twist: 0 },
  market: { width: [56, 92], depth: [34, 54], gap: [12, 14], setback: 12, floors: [1, 3], bare: 0.08, twist: 0 },
}

/** Turn of the block's longest side, brought to within 45° of east so that long fronts face south. */
const frontTurn = (ring: Ring): number => {
  let longest = 0
  let turn = 0
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i] as Point
    const b = ring[(i + 1) % ring.length] as Point
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    if (length <= longest) continue
    longest = length
    turn = Math.atan2(b[1] - a[1], b[0] - a[0])
  }
  const quarter = Math.PI / 2
  return turn - Math.round(turn / quarter) * quarter
}

const turned = ([x, y]: Point, cos: number, sin: number): Point => [x * cos - y * sin, x * sin + y * cos]

const fits = (block: Ring, corners: Ring, setback: number): boolean =>
  corners.every(corner => deepInside(block, corner, setback))

const place = (random: Random, [low, high]: readonly [number, number]) => random.between(low, high)

/** Rows of buildings over the block's turned bounding box, keeping those that stand clear of its streets. */
const rows = (block: Block, pattern: Pattern, random: Random): Footprint[] => {
  const turn = frontTurn(block.ring)
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  const [minX, minY, maxX, maxY] = bounds(block.ring.map(p => turned(p, cos, -sin)))
  const found: Footprint[] = []
  const floors = random.integer(...pattern.floors)
  const inset = pattern.setback
  let y = minY + inset
  while (y < maxY - inset) {
    const depth = place(random, pattern.depth)
    let x = minX + inset
    while (x < maxX - inset) {
      const width = place(random, pattern.width)
      const twist = pattern.twist ? random.between(-pattern.twist, pattern.twist) : 0
      const centre = turned([x + width / 2, y + depth / 2], cos, sin)
      x += width + pattern.gap[0]
      if (random.chance(pattern.bare)) continue
      const ring = rectangle(centre, width, depth, turn + twist)
      if (fits(block.ring, ring, inset))
        found.push({ block: block.id, centre, ring, floors: Math.max(1, floors + random.integer(-1, 1)) })
    }
    y += depth + pattern.gap[1]
  }
  return found
}

/** Building footprints of one block; none in parks, on open land and in the country. */
export const blockBuildings = (block: Block, seed: number): Footprint[] => {
  const pattern = patterns[block.use]
  return pattern ? rows(block, pattern, stream(seed, 'buildings', block.id)) : []
}

/** Houses of a hamlet in four rows along its lane. `lane` is the lane's middle and turn on the plane. */
export const hamletHouses = (
  block: Block,
  lane: { centre: Point; turn: number; houses: number },
  random: Random,
): Footprint[] => {
  const cos = Math.cos(lane.turn)
  const sin = Math.sin(lane.turn)
  const found: Footprint[] = []
  const perRow = Math.ceil(lane.houses / 4)
  for (let i = 0; i < lane.houses; i++) {
    const row = [-46, -19, 19, 46][i % 4]!
    const x = (Math.floor(i / 4) - perRow / 2) * 30 + random.between(-4, 4)
    const [dx, dy] = turned([x, row + random.between(-3, 3)], cos, sin)
    const centre: Point = [lane.centre[0] + dx, lane.centre[1] + dy]
    const ring = rectangle(
      centre,
      random.between(12, 17),
      random.between(7, 9),
      lane.turn + random.between(-0.06, 0.06),
    )
    if (fits(block.ring, ring, 8)) found.push({ block: block.id, centre, ring, floors: 1 })
  }
  return found
}
