import { parentPort, workerData } from 'node:worker_threads'
import { type NightRequest, planNight } from '@fangwei/domain/patrolling/index.ts'
import type { ThreadData } from '../platform/thread/index.ts'

const { given } = workerData as ThreadData<{ request: NightRequest; seed: number; steps: number }>
parentPort?.postMessage(planNight(given.request, { seed: given.seed, budget: { steps: given.steps } }))
