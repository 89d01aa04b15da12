import type { Directories } from './directory/index.ts'
import type { Surroundings } from './loop/index.ts'
import type { Clock } from './platform/clock/index.ts'
import type { Database } from './platform/db/index.ts'
import type { Keys } from './platform/secrets/index.ts'
import type { Roads } from './roads/index.ts'
import type { LiveUnits } from './units/index.ts'

/** What every module of the server is given. */
export interface Services {
  readonly db: Database
  readonly keys: Keys
  readonly clock: Clock
  readonly directories: Directories
  readonly dataDir: string
  readonly roads: Roads
  readonly units: LiveUnits
}

/** The surroundings of a decision for one tenant, now. */
export async function surroundings(
  services: Services,
  tenant: number,
  now = services.clock.now(),
): Promise<Surroundings> {
  return { tenant, keys: services.keys, directory: await services.directories.of(tenant), now }
}
