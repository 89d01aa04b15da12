import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { replicator } from '@fangwei/domain/places/scan/index.ts'
import type { ReplicationTask } from './replication-worker.ts'

type Run = {
  readonly task: ReplicationTask
  readonly replications: number
  readonly threads: number | undefined
  readonly onShare: (share: number) => void
}

/** Starting a worker costs about half a second: below this much work, one thread is sooner done. */
const worthWorkersMs = 2000
const pieceMs = 250

/**
 * The highest ratio of each replication, in order. Each draws from its own stream of the seed, so the answer is the same
 * for any number of workers.
 */
export const runReplications = async ({ task, replications, threads, onShare }: Run): Promise<number[]> => {
  const replicate = replicator(task.data, task.zones, task.windows, task.seed)
  const values: number[] = []
  const began = performance.now()
  const elapsed = () => performance.now() - began
  // What it costs is known after a few; small scans are over before a worker could start.
  while (
    values.length < replications &&
    (threads === 1 || expectedMs(elapsed(), values.length, replications) < worthWorkersMs || values.length < 3)
  ) {
    values.push(replicate(values.length + 1))
    if (values.length % 25 === 0) onShare(values.length / replications)
  }
  if (values.length === replications) return values
  const each = elapsed() / values.length
  const piece = Math.max(1, Math.min(50, Math.round(pieceMs / each)))
  return [...values, ...(await byWorkers({ task, replications, threads, onShare }, values.length + 1, piece))]
}

const expectedMs = (spent: number, done: number, all: number) => (done === 0 ? 0 : (spent / done) * all)

const byWorkers = async (
  { task, replications, threads, onShare }: Run,
  first: number,
  piece: number,
): Promise<number[]> => {
  const found = new Map<number, number[]>()
  let [next, done] = [first, first - 1]
  const work = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      const ask = () => {
        if (next > replications) return resolve()
        const to = Math.min(replications + 1, next + piece)
        worker.postMessage({ from: next, to })
        next = to
      }
      worker.on('message', ({ from, values }: { from: number; values: number[] }) => {
        found.set(from, values)
        done += values.length
        onShare(done / replications)
        ask()
      })
      worker.on('error', reject)
      ask()
    })
  const workers = Array.from(
    { length: threads ?? availableParallelism() },
    () => new Worker(new URL('./replication-worker.mjs', import.meta.url), { workerData: task }),
  )
  try {
    await Promise.all(workers.map(work))
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()))
  }
  return [...found.keys()].sort((a, b) => a - b).flatMap(from => found.get(from)!)
}
