import { parentPort, workerData } from 'node:worker_threads'
import { type NightRequest, planNight } from '@fangwei/domain/patrolling/index.ts'

const { request, seed, steps } = workerData as { request: NightRequest; seed: number; steps: number }
parentPort?.postMessage(planNight(request, { seed, budget: { steps } }))
