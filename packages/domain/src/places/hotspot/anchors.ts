import { type Tile, type Tiles, tileSide } from './tiles.ts'

/** Scores of the cells whose lower left corner stands at each bin of one tile. */
export type Anchors = { readonly column: number; readonly row: number; readonly scores: Float64Array }

/** The cell's own bins weigh 1; over its surroundings the weight falls off as a triangle, the same sum in all. */
const kernels = (steps: number) => {
  const reach = Math.floor(steps / 2)
  const box = Float64Array.from({ length: steps + 2 * reach }, (_, i) => (i >= reach && i < reach + steps ? 1 : 0))
  const soft = Float64Array.from(box, (_, i) => {
    let sum = 0
    for (let shift = -reach; shift <= reach; shift += 1) sum += box[i + shift] ?? 0
    return sum / (2 * reach + 1)
  })
  return { reach, box, soft }
}

/** The tile with a margin of its neighbours around it. */
const padded = (tiles: Tiles, column: number, row: number, before: number, after: number): Float64Array => {
  const side = before + tileSide + after
  const out = new Float64Array(side * side)
  for (let dy = -1; dy <= 1; dy += 1)
    for (let dx = -1; dx <= 1; dx += 1) {
      const tile = tiles.find(column + dx, row + dy)
      if (tile !== undefined) copyPart(tile, out, { side, x: before + dx * tileSide, y: before + dy * tileSide })
    }
  return out
}

const copyPart = (tile: Tile, out: Float64Array, to: { side: number; x: number; y: number }) => {
  const fromX = Math.max(0, -to.x)
  const toX = Math.min(tileSide, to.side - to.x)
  for (let y = Math.max(0, -to.y); y < Math.min(tileSide, to.side - to.y); y += 1)
    if (toX > fromX)
      out.set(tile.weights.subarray(y * tileSide + fromX, y * tileSide + toX), (to.y + y) * to.side + to.x + fromX)
}

/** Adds the convolution of one row along itself; false when the row is empty, as most rows of a sparse city are. */
const along = (row: Float64Array, kernel: Float64Array, out: Float64Array): boolean => {
  out.fill(0)
  let isEmpty = true
  for (let x = 0; x < row.length; x += 1) {
    const weight = row[x]!
    if (weight === 0) continue
    isEmpty = false
    const first = Math.max(0, x - tileSide + 1)
    for (let k = first; k < kernel.length && k <= x; k += 1) out[x - k]! += kernel[k]! * weight
  }
  return !isEmpty
}

/** Along rows, then along columns: two passes of the kernel's length instead of one of its square. */
const convolve = (source: Float64Array, side: number, kernel: Float64Array, scale: number, scores: Float64Array) => {
  const across = new Float64Array(tileSide)
  for (let y = 0; y < side; y += 1) {
    if (!along(source.subarray(y * side, (y + 1) * side), kernel, across)) continue
    for (let k = Math.max(0, y - tileSide + 1); k < kernel.length && k <= y; k += 1) {
      const [weight, start] = [scale * kernel[k]!, (y - k) * tileSide]
      if (weight !== 0) for (let x = 0; x < tileSide; x += 1) scores[start + x]! += weight * across[x]!
    }
  }
}

/** The tiles that hold weight and all around them: a cell may stand in any that its surroundings reach from. */
const places = (tiles: Tiles): (readonly [number, number])[] => {
  const seen = new Map<string, readonly [number, number]>()
  for (const { column, row } of tiles.all())
    for (const dy of [-1, 0, 1])
      for (const dx of [-1, 0, 1]) seen.set(`${column + dx},${row + dy}`, [column + dx, row + dy])
  return [...seen.values()].sort((p, q) => p[1] - q[1] || p[0] - q[0])
}

/** Tiles where no cell has a score are left out, so a stray point seldom costs more than its own. */
export const anchorsOf = (tiles: Tiles, steps: number, surround: number): Anchors[] => {
  const { reach, box, soft } = kernels(steps)
  const after = steps - 1 + reach
  return places(tiles).flatMap(([column, row]) => {
    const source = padded(tiles, column, row, reach, after)
    if (source.every(weight => weight === 0)) return []
    const side = reach + tileSide + after
    const scores = new Float64Array(tileSide * tileSide)
    convolve(source, side, box, 1, scores)
    if (surround > 0) convolve(source, side, soft, surround, scores)
    return [{ column, row, scores }]
  })
}
