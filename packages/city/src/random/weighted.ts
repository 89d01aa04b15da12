import type { Random } from './random.ts'

export interface Weighted<T> {
  readonly items: readonly T[]
  /** Running sums of the weights, last one the total. */
  readonly sums: Float64Array
}

/** Prepare items for drawing in proportion to their weight. Throws when no weight is positive. */
export const weighted = <T>(items: readonly T[], weightOf: (item: T, index: number) => number): Weighted<T> => {
  const sums = new Float64Array(items.length)
  let total = 0
  for (let i = 0; i < items.length; i++) {
    total += Math.max(0, weightOf(items[i] as T, i))
    sums[i] = total
  }
  if (!(total > 0)) throw new RangeError('weighted: no positive weight')
  return { items, sums }
}

const totalWeight = (table: Weighted<unknown>): number => table.sums[table.sums.length - 1] as number

/** Draw one index by binary search. */
export const drawIndex = (table: Weighted<unknown>, random: Random): number => {
  const target = random.unit() * totalWeight(table)
  let low = 0
  let high = table.sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((table.sums[middle] as number) > target) high = middle
    else low = middle + 1
  }
  return low
}

export const draw = <T>(table: Weighted<T>, random: Random): T => table.items[drawIndex(table, random)] as T
