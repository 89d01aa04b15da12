import type { FastifyReply } from 'fastify'

const HEARTBEAT_MS = 15_000
/** A reader that stopped reading is cut off before its backlog grows; it comes back by itself. */
const MAX_BACKLOG_BYTES = 1_048_576

export interface EventStream {
  /** Text of one or more events as `eventText` writes them. */
  write(text: string): void
}

interface About {
  readonly event?: string
  /** What the browser sends back as Last-Event-ID when it returns. */
  readonly id?: number
}

/** One event as it goes over the line: written once, sent to however many. */
export function eventText(data: unknown, { event, id }: About = {}): string {
  const head = `${event === undefined ? '' : `event: ${event}\n`}${id === undefined ? '' : `id: ${id}\n`}`
  return `${head}data: ${JSON.stringify(data)}\n\n`
}

/** Server-Sent Events of one kind: opens them, and ends all of them when the server closes. */
export function openEventStreams() {
  const open = new Set<() => void>()
  return {
    /** Answers with a stream. `join` is handed it and returns how to leave, which is called once the reader has gone. */
    async serve(reply: FastifyReply, join: (stream: EventStream) => Promise<() => void>): Promise<void> {
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      const write = (text: string) => {
        if (raw.writableLength > MAX_BACKLOG_BYTES) raw.destroy()
        else raw.write(text)
      }
      write('retry: 2000\n\n')
      const close = () => raw.end()
      open.add(close)
      const heartbeat = setInterval(() => write(': here\n\n'), HEARTBEAT_MS)
      raw.once('close', () => {
        clearInterval(heartbeat)
        open.delete(close)
      })
      const leave = await join({ write }).catch(error => {
        raw.destroy()
        throw error
      })
      if (raw.closed) leave()
      else raw.once('close', leave)
    },
    closeAll() {
      for (const close of open) close()
    },
  }
}
