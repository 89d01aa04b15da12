/** Positions remembered of one tenant; the readers of the order are seldom further behind than this. */
const MOST = 20_000

/** Positions from `after`, exclusive, to `last`. */
export interface Span {
  readonly after: number
  readonly last: number
}

interface Known {
  /** Position of the first kind. */
  first: number
  kinds: string[]
}

/**
 * The kinds at the newest positions of each tenant's order, as far as this process placed them: a reader that none of
 * them concerns moves on without reading. What another process placed is not known here, and then is read.
 */
export class RecentKinds {
  private readonly known = new Map<number, Known>()

  /** Only what has been committed. */
  placed(tenant: number, first: number, kinds: readonly string[]): void {
    const known = this.known.get(tenant)
    if (known === undefined || first !== known.first + known.kinds.length) {
      this.known.set(tenant, { first, kinds: [...kinds] })
      return
    }
    known.kinds.push(...kinds)
    if (known.kinds.length < 2 * MOST) return
    const gone = known.kinds.length - MOST
    known.kinds = known.kinds.slice(gone)
    known.first += gone
  }

  /** Whether it is certain that none of the span is of these kinds. */
  hasNone(tenant: number, { after, last }: Span, kinds: readonly string[]): boolean {
    const known = this.known.get(tenant)
    if (known === undefined || after + 1 < known.first || last >= known.first + known.kinds.length) return false
    const wanted = new Set(kinds)
    return !known.kinds.slice(after + 1 - known.first, last + 1 - known.first).some(kind => wanted.has(kind))
  }
}
