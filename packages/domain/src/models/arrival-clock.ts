/** Lines looked at together: enough that one wrong clock among them moves nothing. */
const blockSize = 1000

/** JSON has no infinity: null is "nothing heard yet". */
type Kept = { readonly surely: number | null; readonly earliest: number | null; readonly seen: number }

/**
 * How late it surely is, told from what arrives: the earliest time in the latest full block of a thousand. A single late
 * or wrongly dated fact does not move it, and it never goes back. Starts at minus infinity. Milliseconds.
 */
export const startArrivalClock = (from: Kept = { surely: null, earliest: null, seen: 0 }) => {
  let surely = from.surely ?? Number.NEGATIVE_INFINITY
  let earliest = from.earliest ?? Number.POSITIVE_INFINITY
  let { seen } = from
  return {
    surely: (): number => surely,
    /** What it knows, to go on from later. */
    keep: (): Kept => ({
      surely: Number.isFinite(surely) ? surely : null,
      earliest: Number.isFinite(earliest) ? earliest : null,
      seen,
    }),
    /** Hears of one fact that happened at `at`; answers how late it surely is by then. */
    hear(at: number): number {
      earliest = Math.min(earliest, at)
      seen += 1
      if (seen < blockSize) return surely
      surely = Math.max(surely, earliest)
      earliest = Number.POSITIVE_INFINITY
      seen = 0
      return surely
    },
  }
}

export type ArrivalClock = ReturnType<typeof startArrivalClock>
