import type { Directory } from '../directory/index.ts'
import type { Keys } from '../platform/secrets/index.ts'

/** What every decision stands in: whose city, its directory, the keys, and now. */
export interface Surroundings {
  readonly tenant: number
  readonly keys: Keys
  readonly directory: Directory
  readonly now: Date
}
