import { inSight, type Matter } from '@fangwei/domain/loop/index.ts'
import { type Database, sql, type Tx } from '../platform/db/index.ts'

/** One event of the live feed, with what decides who may hear of it. */
export interface FeedEvent {
  readonly position: number
  readonly matter: string
  readonly type: string
  readonly kind: string
  readonly at: string
  readonly placed: Pick<Matter, 'unit' | 'path' | 'supervisor' | 'partners' | 'barred' | 'holderPost'>
}

export interface Listener {
  readonly org: string
  cursor: number
  /** Events in sight, in order; all that one look at the order brought, so that they travel together. */
  send(events: readonly FeedEvent[]): void
  /** Too far behind to catch up event by event: read everything again and go on from here. */
  reset(position: number): void
}

const RING = 5000
const PAGE = 1000

/** One tenant's live feed in this process: reads the one order once, hands it to every listener in its own sight. */
export function openHub(db: Database, tenant: number) {
  let ring: FeedEvent[] = []
  /** Every event after this position is in the ring; not all positions are events. */
  let floor = 0
  let head: number | undefined
  let advancing: Promise<boolean> | undefined
  const listeners = new Set<Listener>()

  /** One look at a time: the daemon and somebody who joins must not both read on from the same place. */
  const advance = (): Promise<boolean> => {
    advancing ??= lookOn().finally(() => {
      advancing = undefined
    })
    return advancing
  }

  async function lookOn(): Promise<boolean> {
    const from = head
    const { events, first, last, full } = await db.system(tenant, tx =>
      from === undefined ? startOf(tx, tenant) : readAfter(tx, tenant, from),
    )
    head = last
    if (from === undefined) floor = first
    if (events.length > 0) {
      ring.push(...events)
      if (ring.length > 2 * RING) {
        floor = ring.at(-RING - 1)!.position
        ring = ring.slice(-RING)
      }
      for (const listener of listeners) deliver(listener)
    }
    return full
  }

  /** Events of the ring after a position; they stand in its order. */
  function after(position: number): readonly FeedEvent[] {
    let from = ring.length
    while (from > 0 && ring[from - 1]!.position > position) from -= 1
    return ring.slice(from)
  }

  function deliver(listener: Listener): void {
    if (head === undefined || listener.cursor >= head) return
    if (listener.cursor < floor) {
      // What the ring no longer holds is not replayed event by event: the reader reads its lists again.
      listener.cursor = head
      listener.reset(head)
      return
    }
    const viewer = { account: '', roles: [], org: listener.org, duties: [] }
    const seen = after(listener.cursor).filter(event => inSight(event.placed, viewer) || leaves(event, listener.org))
    if (seen.length > 0) listener.send(seen)
    listener.cursor = head
  }

  return {
    advance,
    /** Adds a listener from a position on (undefined: from now) and returns how to leave. */
    async join(listener: Omit<Listener, 'cursor'>, from: number | undefined): Promise<() => void> {
      if (head === undefined) await advance()
      const joined: Listener = { ...listener, cursor: from ?? head ?? 0 }
      deliver(joined)
      listeners.add(joined)
      return () => listeners.delete(joined)
    },
    get head(): number {
      return head ?? 0
    },
    get listening(): number {
      return listeners.size
    },
  }
}
export type Hub = ReturnType<typeof openHub>

/** Who must let go of a matter hears that it changed, and looking again finds it gone. */
const leaves = ({ kind, placed }: FeedEvent, org: string) =>
  kind.endsWith('.stepped-aside') && placed.barred.includes(org)

/** What one look brought: `full` when there is probably more. */
interface Page {
  readonly events: FeedEvent[]
  /** It holds every event after this position, */
  readonly first: number
  /** up to this one. */
  readonly last: number
  readonly full: boolean
}

interface Row {
  position: number
  matter: string | null
  type: string | null
  kind: string
  at: string
  unit: string
  path: string[]
  supervisor: string | null
  partners: string[]
  barred: string[]
  holder_post: string | null
}

/** On start the last ring of events is read, so that readers who were here before a restart go on without a gap. */
async function startOf(tx: Tx, tenant: number): Promise<Page> {
  const size = await tx.first<{ size: number }>(sql`SELECT size FROM sequencer WHERE tenant = ${tenant}`)
  return readAfter(tx, tenant, Math.max(0, (size?.size ?? 0) - RING), RING)
}

async function readAfter(tx: Tx, tenant: number, after: number, limit = PAGE): Promise<Page> {
  const rows = await tx.rows<Row>(sql`
    SELECT o.position, f.matter, m.type, f.kind, f.recorded_at AS at, m.unit, m.path, m.supervisor, m.partners, m.barred, m.holder_post
    FROM (SELECT * FROM fact_order WHERE tenant = ${tenant} AND position > ${after} ORDER BY position LIMIT ${limit}) o
    JOIN fact f ON f.tenant = ${tenant} AND f.id = o.fact AND f.recorded_at = o.recorded_at
    LEFT JOIN matter m ON m.tenant = ${tenant} AND m.id = f.matter ORDER BY o.position`)
  const events = rows.flatMap(r =>
    r.matter === null || r.type === null || r.kind.startsWith('personal-data.')
      ? []
      : [
          {
            position: r.position,
            matter: r.matter,
            type: r.type,
            kind: r.kind,
            at: r.at,
            placed: {
              unit: r.unit,
              path: r.path,
              supervisor: r.supervisor,
              partners: r.partners,
              barred: r.barred,
              holderPost: r.holder_post,
            },
          },
        ],
  )
  return { events, first: after, last: rows.at(-1)?.position ?? after, full: rows.length === limit }
}
