import type { Reply } from '@fangwei/contract/index.ts'
import type { insightRoutes } from '@fangwei/contract/insight.ts'

export type Answer = Reply<typeof insightRoutes.getHotspots>
export type Run = NonNullable<Answer['run']>
export type Cell = Run['cells'][number]
