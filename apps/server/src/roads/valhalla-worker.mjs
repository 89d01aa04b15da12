import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

// Plain JavaScript: a worker thread starts without the loader that the main thread has for TypeScript.
const { Actor } = createRequire(import.meta.url)('@valhallajs/valhallajs')
const actor = new Actor(workerData.config)

parentPort.on('message', async ({ id, what, query }) => {
  try {
    const answer = JSON.parse(await actor[what](query))
    parentPort.postMessage({ id, answer: what === 'matrix' ? seconds(answer) : answer })
  } catch (error) {
    // No road near a place, or none between two: an answer like another.
    parentPort.postMessage({ id, reason: error instanceof Error ? error.message : String(error) })
  }
})

const seconds = ({ sources_to_targets: rows }) => rows.map(row => row.map(cell => cell.time ?? null))
