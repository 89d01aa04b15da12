import type { deviceRoutes } from '@fangwei/contract/devices.ts'
import type { Reply } from '@fangwei/contract/index.ts'

/** One device as its page shows it. */
export type Device = Reply<typeof deviceRoutes.getDevice>
