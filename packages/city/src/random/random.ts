/** Seeded pseudo-random numbers: xoshiro128** (Blackman & Vigna 2018), seeded by splitmix32. No clock, no Math.random. */
export class Random {
  private a: number
  private b: number
  private c: number
  private d: number

  constructor(seed: number) {
    let state = seed | 0
    const next = () => {
      state = (state + 0x9e3779b9) | 0
      let z = state ^ (state >>> 16)
      z = Math.imul(z, 0x21f0aaad)
      z ^= z >>> 15
      z = Math.imul(z, 0x735a2d97)
      return z ^ (z >>> 15)
    }
    this.a = next()
    this.b = next()
    this.c = next()
    this.d = next()
  }

  /** Unsigned 32-bit integer. */
  uint32(): number {
    const s = Math.imul(this.b, 5)
    const result = Math.imul((s << 7) | (s >>> 25), 9)
    const t = this.b << 9
    this.c ^= this.a
    this.d ^= this.b
    this.b ^= this.c
    this.a ^= this.d
    this.c ^= t
    this.d = (this.d << 11) | (this.d >>> 21)
    return result >>> 0
  }

  /** Real in [0, 1). */
  unit(): number {
    return this.uint32() / 4294967296
  }

  /** Real in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.unit()
  }

  /** Integer in [low, high], both ends included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.unit() < probability
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.unit() * items.length)] as T
  }

  /** Near-normal by the sum of four uniforms, never beyond 3.5 deviations: no transcendental functions, and cheap. */
  normal(mean = 0, deviation = 1): number {
    const sum = this.unit() + this.unit() + this.unit() + this.unit() - 2
    return mean + deviation * sum * 1.7320508075688772
  }

  /** Poisson count by multiplication for small means, by the normal above 60. */
  poisson(mean: number): number {
    if (mean > 60) return Math.max(0, Math.round(this.normal(mean, Math.sqrt(mean))))
    const limit = Math.exp(-mean)
    let count = 0
    for (let product = this.unit(); product > limit; product *= this.unit()) count++
    return count
  }

  /** Copy of the items in random order (Fisher-Yates). */
  shuffled<T>(items: readonly T[]): T[] {
    const copy = items.slice()
    for (let i = copy.length - 1; i > 0; i--) {
      const j = Math.floor(this.unit() * (i + 1))
      const held = copy[i] as T
      copy[i] = copy[j] as T
      copy[j] = held
    }
    return copy
  }
}
