import type { Query } from '@fangwei/contract/index.ts'
import type { matterRoutes } from '@fangwei/contract/matter.ts'

/** What of a list is shown; kept in the address. Days are days of the city. */
export interface ListFilters {
  readonly q?: string | undefined
  readonly scope?: string | undefined
  readonly state?: string | undefined
  readonly grade?: number | undefined
  readonly category?: string | undefined
  readonly open?: boolean | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const day = /^\d{4}-\d{2}-\d{2}$/

/** Reads the filters of an address; what is not understood is left out. */
export function readListFilters(search: URLSearchParams): ListFilters {
  const fitting = (name: string, pattern: RegExp) => {
    const value = search.get(name)
    return value !== null && pattern.test(value) ? value : undefined
  }
  const grade = Number(search.get('grade'))
  const open = search.get('open')
  return {
    q: search.get('q')?.trim().slice(0, 200) || undefined,
    scope: fitting('scope', /^[0-9A-Z]{12}$/),
    state: fitting('state', /^[\w.-]{1,64}$/),
    grade: [1, 2, 3, 4].includes(grade) ? grade : undefined,
    category: fitting('category', /^[\w.-]{1,64}$/),
    open: open === '1' ? true : open === '0' ? false : undefined,
    from: fitting('from', day),
    to: fitting('to', day),
  }
}

export function listSearch(filters: ListFilters): string {
  const pairs = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined || value === ''
      ? []
      : [[name, typeof value === 'boolean' ? (value ? '1' : '0') : String(value)]],
  )
  return new URLSearchParams(pairs).toString()
}

/** What the server is asked for: the first instant of the first day up to the first instant after the last. */
export function listQuery(
  type: string,
  filters: ListFilters,
  utcOffsetMinutes: number,
): Query<typeof matterRoutes.listMatters> {
  const { from, to, ...asked } = filters
  const start = (of: string, days: number) =>
    new Date(Date.parse(`${of}T00:00:00Z`) + days * 86_400_000 - utcOffsetMinutes * 60_000).toISOString()
  return {
    type,
    ...(Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as ListFilters),
    ...(from !== undefined && { from: start(from, 0) }),
    ...(to !== undefined && { to: start(to, 1) }),
  } as Query<typeof matterRoutes.listMatters>
}
