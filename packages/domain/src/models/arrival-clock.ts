/** Lines looked at together: enough that one wrong clock among them moves nothing. */
const blockSize = 1000

/**
 * How late it surely is, told from what arrives: the earliest time in the latest full block of a thousand. A single late
 * or wrongly dated fact does not move it, and it never goes back. Starts at minus infinity. Milliseconds.
 */
export const startArrivalClock = () => {
  let surely = Number.NEGATIVE_INFINITY
  let earliest = Number.POSITIVE_INFINITY
  let seen = 0
  return {
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
