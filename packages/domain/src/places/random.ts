/** Numbers in [0, 1), the same for the same seed on every machine (xoshiro128**, Blackman and Vigna 2018). */
export type Random = () => number

/** Spreads a seed over the four words of state (splitmix32), so that neighbouring seeds share nothing. */
const mixed = (seed: number): (() => number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let word = state ^ (state >>> 16)
    word = Math.imul(word, 0x21f0aaad)
    word ^= word >>> 15
    word = Math.imul(word, 0x735a2d97)
    return word ^ (word >>> 15)
  }
}

/** A stream of its own for every `seed` and `stream`: what replication 17 draws does not depend on who draws 16. */
export const seededRandom = (seed: number, stream = 0): Random => {
  const next = mixed((seed ^ Math.imul(stream + 1, 0x85ebca6b)) | 0)
  let [a, b, c, d] = [next(), next(), next(), next() | 1]
  return () => {
    const rotated = Math.imul(b, 5)
    const result = Math.imul((rotated << 7) | (rotated >>> 25), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return (result >>> 0) / 4294967296
  }
}
