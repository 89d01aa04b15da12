import type { FeedEvent, FeedNotice, FeedRequest, FeedStatus } from './feed-event.ts'

export interface FeedPort {
  readonly tell: (notice: FeedNotice) => void
}

interface FeedConnection {
  readonly close: () => void
}

/** One stream from the server, from after a position on. It says when it is open, what comes, and that it has ended. */
export type FeedConnect = (
  after: number | undefined,
  hear: {
    readonly opened: () => void
    readonly event: (event: FeedEvent) => void
    readonly interrupted: () => void
    readonly ended: () => void
  },
) => FeedConnection

export interface FeedHubParts {
  readonly connect: FeedConnect
  /** Calls back after some milliseconds; returns how to call it off. */
  readonly later: (ms: number, run: () => void) => () => void
  /** How many events are kept for a page that comes back. */
  readonly kept?: number
}

const firstWaitMs = 1000
const longestWaitMs = 30_000

/**
 * One stream for all pages of a browser. It resumes where it stopped, passes every event on once and in order,
 * and tells a page to read anew when it cannot be sure that the page has seen everything.
 */
export function createFeedHub({ connect, later, kept = 2000 }: FeedHubParts) {
  const ports = new Set<FeedPort>()
  let account: string | undefined
  let connection: FeedConnection | undefined
  let callOff: (() => void) | undefined
  let cursor: number | undefined
  let recent: readonly FeedEvent[] = []
  let status: FeedStatus = 'waiting'
  let waitMs = firstWaitMs

  const tellAll = (notice: FeedNotice) => {
    for (const port of ports) port.tell(notice)
  }
  const become = (next: FeedStatus) => {
    if (next === status) return
    status = next
    tellAll({ is: 'status', status })
  }
  const pass = (event: FeedEvent) => {
    if (cursor !== undefined && event.position <= cursor) return
    cursor = event.position
    recent = [...recent.slice(Math.max(recent.length + 1 - kept, 0)), event]
    tellAll({ is: 'event', event })
  }
  const start = () => {
    callOff = undefined
    const known = cursor !== undefined
    connection = connect(cursor, {
      opened: () => {
        waitMs = firstWaitMs
        become('live')
        if (!known && cursor === undefined) tellAll({ is: 'refresh' })
      },
      event: pass,
      interrupted: () => become('waiting'),
      ended: () => {
        connection = undefined
        become('refused')
        callOff = later(waitMs, start)
        waitMs = Math.min(waitMs * 2, longestWaitMs)
      },
    })
  }
  const stop = () => {
    connection?.close()
    callOff?.()
    connection = undefined
    callOff = undefined
    cursor = undefined
    recent = []
    account = undefined
    waitMs = firstWaitMs
    become('waiting')
  }
  const open = (port: FeedPort, asked: Extract<FeedRequest, { do: 'open' }>) => {
    if (account !== undefined && account !== asked.account) stop()
    account = asked.account
    ports.add(port)
    port.tell({ is: 'status', status })
    if (asked.after !== undefined && cursor !== undefined) catchUp(port, asked.after)
    if (connection === undefined && callOff === undefined) {
      cursor ??= asked.after
      start()
    }
  }
  const catchUp = (port: FeedPort, after: number) => {
    const oldest = recent[0]?.position
    const covered = after >= (cursor ?? 0) || (oldest !== undefined && after >= oldest)
    if (!covered) port.tell({ is: 'refresh' })
    for (const event of recent) if (event.position > after) port.tell({ is: 'event', event })
  }
  return {
    /** Does what a page asks. */
    handle(port: FeedPort, request: FeedRequest): void {
      if (request.do === 'open') open(port, request)
      if (request.do === 'leave') ports.delete(port)
      if (request.do === 'stop') stop()
      if (ports.size === 0) stop()
    },
  }
}
