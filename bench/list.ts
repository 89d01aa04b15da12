import type { Bench } from './bench.ts'
import { importCalls } from './import/import-calls.ts'

export const benches: readonly Bench[] = [importCalls]
