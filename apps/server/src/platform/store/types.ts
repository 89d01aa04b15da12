/** What happens to the store while a process uses it; `describeEvent` words it in both languages. */
export type StoreEvent =
  | { kind: 'elsewhere'; wanted: string; folder: string; account: string }
  | { kind: 'initialised'; folder: string; tookMs: number }
  | { kind: 'started'; tookMs: number }
  | { kind: 'adopted' }
  | { kind: 'recovering' }
  | { kind: 'lost'; reason: string }
  | { kind: 'restarted'; tookMs: number }
  | { kind: 'restart-failed'; reason: string; retryInMs: number }
  | { kind: 'left-running' }
  | { kind: 'stopped' }

export interface StoreSettings {
  /** Folder for everything this installation keeps; created when missing. */
  dataDir: string
  /** A PostgreSQL 15 or newer of your own; without it the embedded one is used. */
  databaseUrl?: string | undefined
  onEvent?: ((event: StoreEvent) => void) | undefined
}

export interface Store {
  kind: 'embedded' | 'external'
  /** For migrations: the role that owns every table. */
  ownerUrl: string
  /** For everything else: the role `fangwei_app`, which owns nothing and bypasses no policy. */
  appUrl: string
  /** `server_version_num`, e.g. 180004 for 18.4. */
  version: number
  /** Leaves the store. The embedded server stops only when nobody else uses it. */
  close(): Promise<void>
}

/** A refusal an operator can act on: what is wrong and what to do, in both languages. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  constructor(
    readonly zh: string,
    readonly en: string,
    options?: ErrorOptions,
  ) {
    super(`${zh}\n${en}`, options)
  }
}

export const ownerRole = 'fangwei_owner'
export const appRole = 'fangwei_app'
/** Cannot log in: the application takes it on for the clock, the sequencer and the loop's door. */
export const systemRole = 'fangwei_system'
export const databaseName = 'fangwei'
