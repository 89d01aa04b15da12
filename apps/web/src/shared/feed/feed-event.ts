/** One fact as the live feed tells it. `position` counts the tenant's one order; readers see those in their sight. */
export interface FeedEvent {
  readonly position: number
  readonly matter: string
  readonly type: string
  readonly kind: string
  readonly at: string
}

export type FeedStatus = 'live' | 'waiting' | 'refused'

/** What a page asks of the feed. `after`: the last position it has seen, if it has been here before. */
export type FeedRequest =
  | { readonly do: 'open'; readonly account: string; readonly after?: number | undefined }
  | { readonly do: 'leave' }
  | { readonly do: 'stop' }

/** What a page is told. `refresh`: something may have been missed, so read everything anew. */
export type FeedNotice =
  | { readonly is: 'event'; readonly event: FeedEvent }
  | { readonly is: 'status'; readonly status: FeedStatus }
  | { readonly is: 'refresh' }

/** Reads the data of one SSE message; undefined when it is not an event of ours. */
export function parseFeedEvent(data: string): FeedEvent | undefined {
  try {
    const value = JSON.parse(data) as Partial<FeedEvent> | null
    return typeof value?.position === 'number' && typeof value.matter === 'string' ? (value as FeedEvent) : undefined
  } catch {
    return undefined
  }
}
