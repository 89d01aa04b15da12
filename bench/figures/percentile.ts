/** The nearest-rank percentile of unsorted samples, `share` in 0..1. Throws RangeError on none. */
export function percentile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new RangeError('A percentile of nothing')
  const sorted = Float64Array.from(samples).sort()
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}
