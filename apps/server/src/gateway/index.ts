import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { type Protocol, splitFrames } from '@fangwei/domain/protocols/index.ts'
import { jt808Session } from './jt808-session.ts'
import { type Gate, type Line, protocolOf, type Session } from './session.ts'
import { trackerSession } from './tracker-session.ts'

/** Bytes that may wait for the end of their frame, and how long a connection may say nothing. */
const MOST_BYTES = 64 * 1024
const SILENT_MS = 15 * 60_000
/** Frames that may wait for their commit before the connection is no longer read. */
const MOST_WAITING = 64

export interface Gateway {
  readonly port: number
  close(): Promise<void>
}

/** Vehicle terminals and trackers on one port; what a connection speaks is known by its first byte. */
export async function openGateway(
  gate: Gate,
  listen: { port: number; host: string },
  report: (error: unknown, where: string) => void,
): Promise<Gateway> {
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.setTimeout(SILENT_MS, () => socket.destroy())
    serve(socket, gate, report)
  })
  server.listen(listen.port, listen.host)
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    port,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}

function serve(socket: Socket, gate: Gate, report: (error: unknown, where: string) => void): void {
  const line: Line = { write: bytes => void socket.write(bytes), end: () => void socket.end() }
  let protocol: Protocol | undefined
  let session: Session | undefined
  let rest = Buffer.alloc(0)
  let waiting = 0
  let turn: Promise<void> = Promise.resolve()

  socket.on('data', data => {
    const bytes = Buffer.concat([rest, data as Buffer])
    protocol ??= protocolOf(bytes)
    if (protocol === undefined) return void socket.destroy()
    session ??= sessionOf(protocol, gate, line)
    const split = splitFrames(protocol, bytes)
    rest = Buffer.from(split.rest)
    if (rest.length > MOST_BYTES) return void socket.destroy()
    for (const frame of split.frames) queue(session, Uint8Array.from(frame))
  })

  /** Frames of one connection are taken in their order; one that cannot be committed ends it, so that it is sent again. */
  function queue(to: Session, frame: Uint8Array): void {
    waiting += 1
    if (waiting > MOST_WAITING) socket.pause()
    turn = turn
      .then(() => (socket.destroyed ? undefined : to.take(frame)))
      .catch(error => {
        report(error, 'gateway')
        socket.destroy()
      })
      .finally(() => {
        waiting -= 1
        if (waiting <= MOST_WAITING / 2) socket.resume()
      })
  }
}

const sessionOf = (protocol: Protocol, gate: Gate, line: Line): Session =>
  protocol === 'jt808' ? jt808Session(gate, line) : trackerSession(protocol, gate, line)
