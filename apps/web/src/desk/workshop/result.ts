import type { ReplayResult, ReplayView, Static } from '@fangwei/contract/index.ts'

export type Result = Static<typeof ReplayResult>
export type Replay = Static<typeof ReplayView>
