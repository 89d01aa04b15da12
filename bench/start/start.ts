import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEMO_PASSWORD } from '@fangwei/server/simulation/index.ts'
import type { Bench } from '../bench.ts'
import type { Figure } from '../figures/figure.ts'
import { logIn, startServer } from '../world/server-process.ts'

const DEMO_LOGIN = process.env.BENCH_LOGIN ?? 'duty.chengbei'

/** Seconds from the spawn to the first page, and to the session of somebody who has logged in. */
async function startOnce(dataDir: string, login: string, isFirst: boolean): Promise<{ page: number; session: number }> {
  const began = performance.now()
  const since = () => (performance.now() - began) / 1000
  const server = await startServer(dataDir)
  try {
    const reply = await fetch(`${server.address}/`)
    await reply.text()
    if (reply.status !== 200) throw new Error(`The first page answered ${reply.status}: build the web pages first`)
    const page = since()
    const headers = await logIn(server.address, login, DEMO_PASSWORD)
    const session = await fetch(`${server.address}/api/v1/session`, { headers })
    if (session.status !== 200) throw new Error(`The session answered ${session.status}`)
    const measured = { page, session: since() }
    // The history of the city fills in behind the first page; the second start is that of a city that is whole.
    if (isFirst) await server.hears(/calls taken in/)
    return measured
  } finally {
    await server.stop()
  }
}

const figuresOf = (name: string, { page, session }: { page: number; session: number }, atMost: number): Figure[] => [
  { name: `${name} to the first page`, value: page, unit: 's', bar: { atMost } },
  { name: `${name} to a session`, value: session, unit: 's', bar: { atMost } },
]

export const start: Bench = {
  name: 'start',
  summary:
    'From the start of the process to the first page and a session: first ever (store and city made), and second',
  run: async run => {
    const dataDir = await mkdtemp(join(tmpdir(), 'fangwei-bench-'))
    await chmod(dataDir, 0o755)
    try {
      const first = await startOnce(dataDir, DEMO_LOGIN, true)
      run.say(`first start ${first.page.toFixed(1)} s`)
      const second = await startOnce(dataDir, DEMO_LOGIN, false)
      return [...figuresOf('first start', first, 15), ...figuresOf('second start', second, 3)]
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}
