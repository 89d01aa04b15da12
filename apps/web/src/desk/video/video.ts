import type { Reply } from '@fangwei/contract/index.ts'
import type { videoRoutes } from '@fangwei/contract/video.ts'

export type Camera = Reply<typeof videoRoutes.listCameras>['items'][number]
export type Look = Reply<typeof videoRoutes.openCamera>
export type Round = Reply<typeof videoRoutes.listRounds>['items'][number]
export type Walk = Reply<typeof videoRoutes.startWalk>
