import type { Reply } from '@fangwei/contract/index.ts'
import type { roomRoutes } from '@fangwei/contract/room.ts'

export type Room = Reply<typeof roomRoutes.getRoom>
