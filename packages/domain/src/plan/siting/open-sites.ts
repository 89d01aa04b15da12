/** A set of open sites with, for every demand point, the nearest and the second nearest of them. */
export class OpenSites {
  readonly cost: Float64Array
  readonly sites: number
  readonly demands: number
  readonly open: Int32Array
  /** Where a site stands in `open`, -1 when it is shut. */
  readonly place: Int32Array
  readonly near: Int32Array
  readonly first: Float64Array
  readonly second: Float64Array
  readonly #next: Int32Array
  readonly #loss: Float64Array

  constructor(cost: Float64Array, sites: number, demands: number, open: Int32Array) {
    this.cost = cost
    this.sites = sites
    this.demands = demands
    this.open = open.slice()
    this.place = new Int32Array(sites).fill(-1)
    for (let i = 0; i < open.length; i += 1) this.place[open[i]!] = i
    this.near = new Int32Array(demands)
    this.#next = new Int32Array(demands)
    this.first = new Float64Array(demands)
    this.second = new Float64Array(demands)
    this.#loss = new Float64Array(open.length)
    for (let d = 0; d < demands; d += 1) this.#seek(d)
  }

  total(): number {
    let sum = 0
    for (let d = 0; d < this.demands; d += 1) sum += this.first[d]!
    return sum
  }

  /**
   * The best place of `open` to give up when `site` opens, and what the exchange changes (below zero: better):
   * one pass over the demand points for all exchanges at once (Whitaker 1983). Places before `from` stay open.
   */
  bestExchange(site: number, from: number): { place: number; change: number } {
    const { cost, demands, near, first, second, place } = this
    const loss = this.#loss.fill(0)
    const row = site * demands
    let change = 0
    for (let d = 0; d < demands; d += 1) {
      const [c, one] = [cost[row + d]!, first[d]!]
      if (c < one) change += c - one
      else {
        const two = second[d]!
        loss[place[near[d]!]!]! += Math.min(c, two) - one
      }
    }
    let best = from
    for (let i = from + 1; i < loss.length; i += 1) if (loss[i]! < loss[best]!) best = i
    return { place: best, change: change + loss[best]! }
  }

  /** Opens `site` in the place of the one standing at `place`. */
  exchange(place: number, site: number): void {
    const { cost, demands, near, first, second } = this
    const shut = this.open[place]!
    this.open[place] = site
    this.place[shut] = -1
    this.place[site] = place
    const row = site * demands
    for (let d = 0; d < demands; d += 1) {
      if (near[d] === shut || this.#next[d] === shut) {
        this.#seek(d)
        continue
      }
      const c = cost[row + d]!
      if (c < first[d]!) {
        second[d] = first[d]!
        this.#next[d] = near[d]!
        first[d] = c
        near[d] = site
      } else if (c < second[d]!) {
        second[d] = c
        this.#next[d] = site
      }
    }
  }

  copyFrom(other: OpenSites): void {
    this.open.set(other.open)
    this.place.set(other.place)
    this.near.set(other.near)
    this.#next.set(other.#next)
    this.first.set(other.first)
    this.second.set(other.second)
  }

  #seek(d: number): void {
    const { cost, demands, open } = this
    let [near, next, first, second] = [-1, -1, Infinity, Infinity]
    for (let i = 0; i < open.length; i += 1) {
      const site = open[i]!
      const c = cost[site * demands + d]!
      if (c < first || near < 0) {
        next = near
        second = first
        near = site
        first = c
      } else if (c < second) {
        next = site
        second = c
      }
    }
    this.near[d] = near
    this.#next[d] = next
    this.first[d] = first
    this.second[d] = second
  }
}
