import type { Query } from '@fangwei/contract/index.ts'
import type { settingsRoutes } from '@fangwei/contract/settings.ts'
import { addDays, startOf } from '../roster/week.ts'

export interface AuditFilters {
  readonly kind?: string | undefined
  readonly account?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Groups of acts by how their kinds begin; looks at personal data first. */
export const auditKinds = [
  { key: 'personal', prefix: 'personal-data.' },
  { key: 'register', prefix: 'register.' },
  { key: 'report', prefix: 'report.' },
  { key: 'session', prefix: 'session.' },
  { key: 'account', prefix: 'account.' },
  { key: 'policy', prefix: 'policy.' },
  { key: 'holidays', prefix: 'holidays.' },
  { key: 'shift', prefix: 'shift.' },
  { key: 'retention', prefix: 'retention.' },
  { key: 'video', prefix: 'video.' },
  { key: 'audit', prefix: 'audit.' },
] as const

const day = /^\d{4}-\d{2}-\d{2}$/

export function readAuditFilters(search: URLSearchParams): AuditFilters {
  const fitting = (name: string, pattern: RegExp) => {
    const value = search.get(name)
    return value !== null && pattern.test(value) ? value : undefined
  }
  return {
    kind: fitting('kind', /^[0-9A-Za-z._-]{1,64}$/),
    account: search.get('account')?.slice(0, 200) || undefined,
    from: fitting('from', day),
    to: fitting('to', day),
  }
}

/** Days of the city as instants: the first instant of the first day up to the first after the last. */
export const auditQuery = (
  { kind, account, from, to }: AuditFilters,
  utcOffsetMinutes: number,
): Query<typeof settingsRoutes.getAudit> => ({
  ...(kind !== undefined && { kind }),
  ...(account !== undefined && { account }),
  ...(from !== undefined && { from: startOf(from, utcOffsetMinutes) }),
  ...(to !== undefined && { to: startOf(addDays(to, 1), utcOffsetMinutes) }),
})
