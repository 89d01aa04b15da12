/**
 * A seeded generator (sfc32 of PractRand, public domain): the same seed gives the same numbers on every machine.
 * For choices in a search, never for secrets.
 */
export class Random {
  #a: number
  #b: number
  #c = 0x9e3779b9 | 0
  #count = 1

  constructor(seed: number) {
    this.#a = seed | 0
    this.#b = Math.floor(seed / 0x1_0000_0000) | 0
    for (let i = 0; i < 12; i += 1) this.bits()
  }

  /** 32 random bits as a signed integer. */
  bits(): number {
    const t = (((this.#a + this.#b) | 0) + this.#count) | 0
    this.#count = (this.#count + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t
    this.#c |= 0
    return t
  }

  /** From 0, below 1. */
  unit(): number {
    return (this.bits() >>> 0) / 0x1_0000_0000
  }

  /** An integer from 0, below `n`. */
  below(n: number): number {
    return Math.floor(this.unit() * n)
  }
}

/** Puts the first `length` values of `values` in random order, in place. */
export function shuffle(random: Random, values: Int32Array, length: number = values.length): void {
  for (let i = length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1)
    const kept = values[i]!
    values[i] = values[j]!
    values[j] = kept
  }
}
