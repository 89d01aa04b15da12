/** Longest run of tokens that is a feature of its own. */
export const longestGram = 5

/** Where the hash of every run begins. */
export const firstHash = 0x2545f491

/** The hash of a run with one token more: 32 bits, never 0. */
export function nextHash(hash: number, code: number): number {
  const h = Math.imul(hash ^ code, 0x9e3779b1)
  return h ^ (h >>> 15) || 1
}
