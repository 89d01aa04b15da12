import type { Query } from '@fangwei/contract/index.ts'
import type { statisticsRoutes } from '@fangwei/contract/statistics.ts'
import { matterTypes } from '@fangwei/domain/matters/index.ts'
import { addDays } from '../roster/week.ts'

export const spans = [7, 30, 90] as const
type SpanDays = (typeof spans)[number]

export interface Asked {
  readonly days: SpanDays
  readonly scope: string | undefined
  readonly type: string | undefined
}

/** What the address asks for; what is not understood is left out. */
export function readAsked(search: URLSearchParams): Asked {
  const days = Number(search.get('days'))
  const scope = search.get('scope')
  return {
    days: spans.find(one => one === days) ?? 30,
    scope: scope !== null && /^[0-9A-Z]{12}$/.test(scope) ? scope : undefined,
    type: matterTypes.find(({ type }) => type === search.get('type'))?.type,
  }
}

/** Whole days up to yesterday: today is not over, and would make every span look better than the one before. */
export function queryOf({ days, scope, type }: Asked, today: string): Query<typeof statisticsRoutes.getStatistics> {
  const to = addDays(today, -1)
  return {
    from: addDays(to, 1 - days),
    to,
    ...(scope !== undefined && { scope }),
    ...(type !== undefined && { type }),
  }
}

export const askedSearch = ({ days, scope, type }: Asked): URLSearchParams =>
  new URLSearchParams({
    days: String(days),
    ...(scope !== undefined && { scope }),
    ...(type !== undefined && { type }),
  })
