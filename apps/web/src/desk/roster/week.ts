import type { dutyRoutes } from '@fangwei/contract/duty.ts'
import type { Reply } from '@fangwei/contract/index.ts'

export type Shift = Reply<typeof dutyRoutes.listShifts>['items'][number]

const dayMs = 86_400_000

/** One turn as it stands on the grid: kept by the server, or only drawn so far. */
export interface Turn {
  readonly key: string
  readonly post: string
  readonly accounts: readonly { readonly id: string; readonly name: string }[]
  readonly leads: boolean
  readonly startsAt: string
  readonly endsAt: string
}

export const turnOf = ({ id, post, accounts, leads, startsAt, endsAt }: Shift): Turn => ({
  key: id,
  post,
  accounts,
  leads,
  startsAt,
  endsAt,
})

/** The day of the city on which an instant falls. */
export const dayOf = (at: string | number, utcOffsetMinutes: number): string =>
  new Date(new Date(at).getTime() + utcOffsetMinutes * 60_000).toISOString().slice(0, 10)

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** Monday of the week of a day. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

export const weekFrom = (monday: string): string[] => Array.from({ length: 7 }, (_, at) => addDays(monday, at))

/** The first instant of a day of the city. */
export const startOf = (day: string, utcOffsetMinutes: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - utcOffsetMinutes * 60_000).toISOString()

/** A wall clock on a day of the city; `24:00` and later belong to the days after. */
export function instantOn(day: string, clock: string, utcOffsetMinutes: number): string {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return new Date(Date.parse(startOf(day, utcOffsetMinutes)) + (hours * 60 + minutes) * 60_000).toISOString()
}

/** Hours of a turn, as a form asks for them. */
export const hoursOf = ({ startsAt, endsAt }: Pick<Turn, 'startsAt' | 'endsAt'>): number =>
  (Date.parse(endsAt) - Date.parse(startsAt)) / 3_600_000

/** Last week's turns a week later: those that have not begun, with the people who may still stand them. */
export function copied(lastWeek: readonly Turn[], now: number, known: ReadonlySet<string>): Turn[] {
  const later = (at: string) => new Date(Date.parse(at) + 7 * dayMs).toISOString()
  return lastWeek.flatMap(turn => {
    const startsAt = later(turn.startsAt)
    const accounts = turn.accounts.filter(({ id }) => known.has(id))
    if (Date.parse(startsAt) <= now || accounts.length === 0) return []
    return [{ ...turn, key: `copied-${turn.key}`, accounts, startsAt, endsAt: later(turn.endsAt) }]
  })
}

/** People who would stand two turns at once, by the keys of those turns. */
export function clashes(turns: readonly Turn[]): ReadonlyMap<string, readonly string[]> {
  const byAccount = new Map<string, Turn[]>()
  const found = new Map<string, string[]>()
  for (const turn of turns)
    for (const { id, name } of turn.accounts) {
      const own = byAccount.get(id) ?? []
      const other = own.find(one => one.startsAt < turn.endsAt && turn.startsAt < one.endsAt)
      if (other !== undefined)
        for (const key of [other.key, turn.key]) found.set(key, [...new Set([...(found.get(key) ?? []), name])])
      byAccount.set(id, [...own, turn])
    }
  return found
}

/** Who leads on each of these days: names, none twice. */
export const leadersOn = (turns: readonly Turn[], day: string, utcOffsetMinutes: number): string[] => [
  ...new Set(
    turns
      .filter(turn => turn.leads && dayOf(turn.startsAt, utcOffsetMinutes) === day)
      .flatMap(turn => turn.accounts.map(({ name }) => name)),
  ),
]

export const bodyOf = (turns: readonly Turn[]) =>
  turns.map(({ post, accounts, leads, startsAt, endsAt }) => ({
    post,
    accounts: accounts.map(({ id }) => id),
    leads,
    startsAt,
    endsAt,
  }))
