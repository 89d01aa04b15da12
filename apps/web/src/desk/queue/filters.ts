import type { Query } from '@fangwei/contract/index.ts'
import type { matterRoutes } from '@fangwei/contract/matter.ts'

/** What of the queue is shown; kept in the address, so that it can be sent to somebody and come back to. */
export interface QueueFilters {
  readonly type?: string | undefined
  readonly state?: string | undefined
  readonly grade?: number | undefined
  readonly scope?: string | undefined
  readonly awaits?: 'sign' | 'feed-back' | undefined
  readonly mine?: boolean | undefined
  readonly lapsed?: boolean | undefined
  readonly dueToday?: boolean | undefined
  readonly notAccepted?: boolean | undefined
}

const flags = ['mine', 'lapsed', 'dueToday', 'notAccepted'] as const

/** Reads the filters of an address; what is not understood is left out. */
export function readFilters(search: URLSearchParams): QueueFilters {
  const code = (name: string) => {
    const value = search.get(name)
    return value !== null && /^[\w.-]{1,64}$/.test(value) ? value : undefined
  }
  const grade = Number(search.get('grade'))
  const scope = search.get('scope')
  const awaits = search.get('awaits')
  return {
    type: code('type'),
    state: code('type') === undefined ? undefined : code('state'),
    scope: scope !== null && /^[0-9A-Z]{12}$/.test(scope) ? scope : undefined,
    grade: [1, 2, 3, 4].includes(grade) ? grade : undefined,
    awaits: awaits === 'sign' || awaits === 'feed-back' ? awaits : undefined,
    ...Object.fromEntries(flags.map(flag => [flag, search.get(flag) === '1' ? true : undefined])),
  }
}

/** The address of a filter: only what is set. */
export function filterSearch(filters: QueueFilters): string {
  const pairs = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined || value === false ? [] : [[name, value === true ? '1' : String(value)]],
  )
  return new URLSearchParams(pairs).toString()
}

/** What the server is asked for. Due today means by the city's midnight and not yet late, as the duty desk counts it. */
export function queueQuery(
  filters: QueueFilters,
  nowMs: number,
  utcOffsetMinutes: number,
): Query<typeof matterRoutes.listQueue> {
  const { dueToday, ...asked } = filters
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
  return dueToday === true
    ? { ...given, dueBefore: endOfDay(nowMs, utcOffsetMinutes), lapsed: false }
    : (given as Query<typeof matterRoutes.listQueue>)
}

const DAY_MS = 86_400_000

function endOfDay(nowMs: number, utcOffsetMinutes: number): string {
  const shift = utcOffsetMinutes * 60_000
  return new Date(Math.floor((nowMs + shift) / DAY_MS) * DAY_MS + DAY_MS - shift).toISOString()
}
