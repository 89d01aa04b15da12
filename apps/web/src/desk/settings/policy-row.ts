import type { Reply } from '@fangwei/contract/index.ts'
import type { settingsRoutes } from '@fangwei/contract/settings.ts'

export type PolicyRow = Reply<typeof settingsRoutes.listPolicies>['items'][number]
