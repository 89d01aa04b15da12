/** A share with its 95 % interval (Wilson score): honest about few decisions, where a bare percentage is not. */
export type Precision = { readonly share: number; readonly low: number; readonly high: number }

const z = 1.959964

/** How many of the decided warnings were right; null while nobody has decided one. */
export const precisionOf = (right: number, wrong: number): Precision | null => {
  const of = right + wrong
  if (of === 0) return null
  const share = right / of
  const middle = share + (z * z) / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const all = 1 + (z * z) / of
  return { share, low: Math.max(0, (middle - spread) / all), high: Math.min(1, (middle + spread) / all) }
}
