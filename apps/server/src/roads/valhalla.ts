import { Worker } from 'node:worker_threads'
import { valhallaConfig } from './valhalla-config.ts'

/** Calls of the routing engine, in a thread of its own: the event loop never waits for it. */
export interface Engine {
  /** The answer as parsed JSON; undefined when there is none in time, or no road leads there. */
  ask(what: 'matrix' | 'isochrone', query: object, withinMs?: number): Promise<unknown>
  close(): Promise<void>
}

interface Reply {
  readonly id: number
  readonly answer?: unknown
}

export function startEngine(tileDir: string, onError: (error: Error) => void): Engine {
  const waiting = new Map<number, (answer: unknown) => void>()
  let next = 0
  let gone = false
  const worker = new Worker(new URL('./valhalla-worker.mjs', import.meta.url), {
    workerData: { config: JSON.stringify(valhallaConfig(tileDir)) },
    execArgv: [],
  })
  worker.unref()
  const settle = (id: number, answer: unknown) => {
    waiting.get(id)?.(answer)
    waiting.delete(id)
  }
  const leave = () => {
    gone = true
    for (const id of [...waiting.keys()]) settle(id, undefined)
  }
  worker.on('message', ({ id, answer }: Reply) => settle(id, answer))
  worker.on('error', error => {
    onError(error as Error)
    leave()
  })
  worker.on('exit', leave)

  return {
    ask: (what, query, withinMs = 2000) =>
      new Promise(resolve => {
        if (gone) return resolve(undefined)
        next += 1
        const id = next
        const timer = setTimeout(() => settle(id, undefined), withinMs)
        waiting.set(id, answer => {
          clearTimeout(timer)
          resolve(answer)
        })
        worker.postMessage({ id, what, query: JSON.stringify(query) })
      }),
    close: async () => {
      leave()
      await worker.terminate()
    },
  }
}
