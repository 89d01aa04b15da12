import type { Daemon } from '../platform/daemon/index.ts'
import type { Intake } from './intake.ts'
import type { Registry } from './registry.ts'

export interface DeviceOptions {
  /** Port of the embedded broker, 0 for a free one; undefined: none. */
  readonly mqttPort?: number
  /** Broker of one's own instead. */
  readonly mqttUrl?: string
  readonly host: string
}

export interface Devices {
  readonly registry: Registry
  readonly intake: Intake
  /** What other protocols listen on, told by them. */
  gatewayPort: number | null
  endpoints(): { mqtt: number | null; gateway: number | null }
  /** Ends connections of a device whose key is no longer good. */
  drop(device: string): void
  listen(options: DeviceOptions): Promise<void>
  close(): Promise<void>
  readonly daemons: readonly Daemon[]
}
