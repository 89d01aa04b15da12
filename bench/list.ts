import { action } from './action/action.ts'
import type { Bench } from './bench.ts'
import { feed } from './feed/feed.ts'
import { importCalls } from './import/import-calls.ts'
import { lists } from './lists/lists.ts'
import { replay } from './replay/replay.ts'
import { start } from './start/start.ts'

export const benches: readonly Bench[] = [importCalls, action, lists, replay, start, feed]
