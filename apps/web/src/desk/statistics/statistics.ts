import type { Reply } from '@fangwei/contract/index.ts'
import type { statisticsRoutes } from '@fangwei/contract/statistics.ts'

export type Statistics = Reply<typeof statisticsRoutes.getStatistics>
