// Plain JavaScript so that any Node starts it as a worker; the loader is registered before the TypeScript beside it.
import { register } from 'tsx/esm/api'

register()
await import('./replication-worker.ts')
