import type { Worker } from 'node:worker_threads'

export interface AskingThread<Ask, Reply> {
  /** One question at a time; the thread answers each with one message. */
  ask(given: Ask): Promise<Reply>
  stop(): Promise<void>
}

/** Talks with a thread by question and answer. `outOfMemory` is what is thrown when it needed more than it was allowed. */
export function askThread<Ask, Reply>(worker: Worker, outOfMemory: () => Error): AskingThread<Ask, Reply> {
  const worded = (error: Error): Error =>
    (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory() : error
  let broken: Error | undefined
  worker.on('error', error => {
    broken = error as Error
  })
  return {
    ask: given =>
      new Promise((resolve, reject) => {
        if (broken !== undefined) return reject(worded(broken))
        const done = (end: () => void) => {
          worker.off('message', onReply)
          worker.off('error', onError)
          worker.off('exit', onExit)
          end()
        }
        const onReply = (reply: Reply) => done(() => resolve(reply))
        const onError = (error: Error) => done(() => reject(worded(error)))
        const onExit = () => done(() => reject(new Error('The thread ended without an answer')))
        worker.on('message', onReply)
        worker.on('error', onError)
        worker.on('exit', onExit)
        worker.postMessage(given)
      }),
    stop: async () => {
      await worker.terminate()
    },
  }
}
