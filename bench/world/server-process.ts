import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { memory } from '../../tools/memory.mjs'
import { PASSWORD } from './world.ts'

const root = join(import.meta.dirname, '../..')

export interface ServerProcess {
  readonly address: string
  readonly pid: number
  /** Milliseconds from the spawn to the line that names the address. */
  readonly readyMs: number
  /** Settles when it has said this. */
  hears(words: RegExp): Promise<void>
  stop(): Promise<void>
}

/** Starts the product's own server on a data folder as `npm start` does, in a process of its own, on any free port. */
export async function startServer(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const began = performance.now()
  const child = spawn(process.execPath, [...memory, '--import', 'tsx', 'apps/server/src/main.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await addressOf(child)
  return {
    address,
    pid: child.pid!,
    readyMs: performance.now() - began,
    hears: words => said(child, words).then(() => undefined),
    stop: async () => {
      if (child.exitCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}

const addressOf = async (child: ChildProcess): Promise<string> => (await said(child, /https?:\/\/[\d.]+:\d+/))[0]

/** Reads the server's output until the words are there. Rejects with what it said when it ends before that. */
function said(child: ChildProcess, words: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let all = ''
    const hear = (chunk: Buffer) => {
      all = (all + chunk.toString()).slice(-8000)
      const found = words.exec(all)
      if (found !== null) resolve(found)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', code => reject(new Error(`The server ended with ${code}: ${all}`)))
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
