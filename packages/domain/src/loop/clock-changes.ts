import type { Ask } from './command.ts'
import { cancel, meet, startDeadlines } from './deadlines.ts'
import type { Deadline } from './matter.ts'
import type { Action, Branch, Grade } from './matter-type.ts'

/** The action with the clocks of the branch it takes. */
export const withBranch = (action: Action, branch: Branch | undefined): Action =>
  branch === undefined
    ? action
    : {
        ...action,
        starts: [...(action.starts ?? []), ...(branch.starts ?? [])],
        stops: [...(action.stops ?? []), ...(branch.stops ?? [])],
        drops: [...(action.drops ?? []), ...(branch.drops ?? [])],
      }

/** What an action does to the clocks, judged at `now`, the instant it happened. */
export function clockChanges(ask: Ask, action: Action, grade: Grade | null, closed: boolean): Deadline[] {
  const { type, matter, now } = ask
  const open = matter.deadlines.filter(d => d.state === 'running' || d.state === 'paused')
  const named = (codes: readonly string[] | undefined) => open.filter(d => !d.planned && codes?.includes(d.code))
  const visit =
    action.meetsFollowUp === true
      ? open
          .filter(d => d.planned)
          .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
          .slice(0, 1)
      : []
  const met = [...named(action.stops), ...visit]
  const plans = action.plansFollowUps === true && type.followUps !== undefined
  const gone = [
    ...(closed ? open : named(action.drops)),
    ...(plans && !closed ? open.filter(d => d.planned) : []),
  ].filter(d => !met.includes(d))
  const left = open.filter(d => !met.includes(d) && !gone.includes(d))
  const fresh = (action.starts ?? []).filter(code => !left.some(d => d.code === code))
  const hastened = left.filter(d => d.state === 'running' && action.hastens?.includes(d.code))
  return [
    ...met.map(d => meet(d, now)),
    ...gone.map(cancel),
    ...hastened.flatMap(d => sooner(d, begin(ask, d.code, grade))),
    ...[...new Set(fresh)].flatMap(code => begin(ask, code, grade)),
    ...(plans ? begin(ask, 'follow-up', grade) : []),
  ]
}

function begin({ type, context, now }: Ask, code: string, grade: Grade | null): Deadline[] {
  const rule =
    code === 'follow-up' && type.followUps !== undefined ? { ...type.followUps, planned: true } : type.deadlines[code]
  return rule === undefined ? [] : startDeadlines(code, rule, grade, now, context, context.newId)
}

/** The new clock in the old one's place when it ends first; nothing to change otherwise. */
const sooner = (old: Deadline, started: Deadline[]): Deadline[] =>
  started.some(d => d.dueAt < old.dueAt) ? [cancel(old), ...started] : []
