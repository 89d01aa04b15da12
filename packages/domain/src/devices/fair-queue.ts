interface Lane<T> {
  readonly device: string
  readonly items: T[]
}

/**
 * Waiting messages, one lane a device, served in turn: however much one device sends, another's first message waits for
 * at most one item of each lane before it. Several may take from it: a lane that was served stands still until its items
 * are handled, so a device's messages are never at work side by side. Not bounded by itself; `waitingOf` lets the caller
 * hold a device back.
 */
export class FairQueue<T> {
  private readonly lanes = new Map<string, Lane<T>>()
  private readonly inHand = new Set<string>()
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

  /**
   * The next `most` items: one of each lane in turn, each lane in its own order; at most `share` of one lane. Empty when
   * all that waits belongs to devices in hand.
   */
  take(most: number, share: number): T[] {
    const taken: T[] = []
    for (let round = 0; round < share && taken.length < most && this.lanes.size > 0; round += 1)
      for (const lane of this.lanes.values()) {
        if (taken.length === most) break
        if (lane.items.length <= round || this.inHand.has(lane.device)) continue
        taken.push(lane.items[round]!)
        this.served.set(lane, round + 1)
      }
    this.remove(taken.length)
    return taken
  }

  /** What was taken of these devices has been dealt with; their next may be taken. */
  handled(devices: Iterable<string>): void {
    for (const device of devices) this.inHand.delete(device)
  }

  private readonly served = new Map<Lane<T>, number>()

  /** Lanes that were served go to the end of the line, empty ones away. */
  private remove(taken: number): void {
    this.count -= taken
    for (const [lane, n] of this.served) {
      this.inHand.add(lane.device)
      lane.items.splice(0, n)
      this.lanes.delete(lane.device)
      if (lane.items.length > 0) this.lanes.set(lane.device, lane)
    }
    this.served.clear()
  }
}
