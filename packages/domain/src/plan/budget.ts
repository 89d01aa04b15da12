/**
 * How long a search may go on. It ends after `steps` at the latest, and is a function of its problem, its seed and the
 * steps it took, nothing else: a longer run is the same run carried on, so it is never worse.
 * `isSpent` lets the caller's clock cut it short; it is asked every few hundred steps.
 */
export interface Budget {
  readonly steps: number
  readonly isSpent?: () => boolean
}

/** What a plan says of its own making: with the seed and `steps`, anyone can make it again. */
export interface Made {
  readonly seed: number
  /** Steps taken. */
  readonly steps: number
  /** False when the clock ended the search before its steps were used up. */
  readonly complete: boolean
}

export interface SearchOptions {
  readonly seed: number
  readonly budget: Budget
}

/** Counts steps and asks the caller's clock now and then. */
export class Meter {
  taken = 0
  #cut = false
  readonly #budget: Budget
  readonly #every: number
  #next: number

  constructor(budget: Budget, every: number) {
    this.#budget = budget
    this.#every = every
    this.#next = every
  }

  /** Takes one step; false when there is none left. */
  step(): boolean {
    if (this.taken >= this.#budget.steps || this.#cut) return false
    if (this.taken >= this.#next) {
      this.#next = this.taken + this.#every
      if (this.#budget.isSpent?.() === true) {
        this.#cut = true
        return false
      }
    }
    this.taken += 1
    return true
  }

  made(seed: number): Made {
    return { seed, steps: this.taken, complete: !this.#cut }
  }
}
