interface Lane<T> {
  readonly device: string
  readonly items: T[]
}

/**
 * Waiting messages, one lane a device, served in turn: however much one device sends, another's first message waits for
 * at most one item of each lane before it. Not bounded by itself; `waitingOf` lets the caller hold a device back.
 */
export class FairQueue<T> {
  private readonly lanes = new Map<string, Lane<T>>()
  private count = 0

  get size(): number {
    return this.count
  }

  waitingOf(device: string): number {
    return this.lanes.get(device)?.items.length ?? 0
  }

  push(device: string, item: T): void {
    this.count += 1
    const lane = this.lanes.get(device)
    if (lane === undefined) this.lanes.set(device, { device, items: [item] })
    else lane.items.push(item)
  }

  /** The next `most` items: one of each lane in turn, each lane in its own order; at most `share` of one lane. */
  take(most: number, share: number): T[] {
    const taken: T[] = []
    for (let round = 0; round < share && taken.length < most && this.lanes.size > 0; round += 1)
      for (const lane of this.lanes.values()) {
        if (taken.length === most) break
        if (lane.items.length <= round) continue
        taken.push(lane.items[round]!)
        this.served.set(lane, round + 1)
      }
    this.remove(taken.length)
    return taken
  }

  private readonly served = new Map<Lane<T>, number>()

  /** Lanes that were served go to the end of the line, empty ones away. */
  private remove(taken: number): void {
    this.count -= taken
    for (const [lane, n] of this.served) {
      lane.items.splice(0, n)
      this.lanes.delete(lane.device)
      if (lane.items.length > 0) this.lanes.set(lane.device, lane)
    }
    this.served.clear()
  }
}
