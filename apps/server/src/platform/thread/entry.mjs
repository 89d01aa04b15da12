import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

// A worker of Node 20 does not inherit the loader that reads TypeScript: it is set up here, before the module is asked for.
register()
await import(workerData.module)
