import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface Cutter {
  readonly port: number
  /** Ends every connection without a word, as a pulled cable does. */
  cut(): void
  close(): void
}

/** A line to a port that can be cut. */
export async function openCutter(to: number): Promise<Cutter> {
  const lines = new Set<Socket>()
  const server = createServer(here => {
    const there = connect({ port: to, host: '127.0.0.1', noDelay: true })
    for (const [end, other] of [
      [here, there],
      [there, here],
    ] as const) {
      lines.add(end)
      end.pipe(other)
      end.on('error', () => other.destroy())
      end.on('close', () => {
        lines.delete(end)
        other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    for (const line of lines) line.resetAndDestroy()
  }
  return {
    port: (server.address() as { port: number }).port,
    cut,
    close: () => {
      server.close()
      cut()
    },
  }
}
