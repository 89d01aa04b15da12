import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { PASSWORD } from './world.ts'

const root = join(import.meta.dirname, '../..')

export interface ServerProcess {
  readonly address: string
  readonly pid: number
  /** Milliseconds from the spawn to the line that names the address. */
  readonly readyMs: number
  stop(): Promise<void>
}

/** Starts the product's own server on a data folder as `npm start` does, in a process of its own, on any free port. */
export async function startServer(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const began = performance.now()
  const child = spawn(process.execPath, ['--max-semi-space-size=64', '--import', 'tsx', 'apps/server/src/main.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await addressOf(child)
  return {
    address,
    pid: child.pid!,
    readyMs: performance.now() - began,
    stop: async () => {
      if (child.exitCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}

/** Reads the server's output until it names its address. Throws with what it said when it ends before that. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-8000)
      const address = /https?:\/\/[\d.]+:\d+/.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', code => reject(new Error(`The server ended with ${code}: ${said}`)))
  })
}

/** Logs in and returns the headers of the session. */
export async function logIn(address: string, login: string, password = PASSWORD): Promise<Record<string, string>> {
  const reply = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
  if (reply.status !== 200) throw new Error(`Log-in answered ${reply.status}: ${await reply.text()}`)
  return { cookie: reply.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'x-fangwei': '1' }
}
