import { timeAfter } from './calendar.ts'
import type { Ask } from './command.ts'
import {
  type CommonAction,
  type CommonActionName,
  claimedBy,
  commonActions,
  mayCommon,
  pausable,
} from './common-actions.ts'
import * as clock from './deadlines.ts'
import { decision, fact, upsert } from './decision.ts'
import type { Deadline, Decision, Matter, Refusal } from './matter.ts'
import { refuse } from './matter.ts'
import { policyAt } from './policy.ts'
import { clearOf } from './relation.ts'

type Decide = (ask: Ask) => Decision | Refusal

/** Decides the loop's own acts. `decideDeclared` is handed in for drafts, which confirm an act of the type. */
export function decideCommon(ask: Ask, decideDeclared: Decide): Decision | Refusal {
  const name = ask.action as CommonActionName
  const declared: CommonAction = commonActions[name]
  if (!mayCommon(declared.by, ask.type, ask.matter, ask.actor))
    return refuse('not-allowed', '您的岗位不能办理此操作', 'Your post may not do this')
  const missing = declared.asks.filter(field => ask.input[field] === undefined || ask.input[field] === '')
  if (missing.length > 0)
    return refuse('missing-field', `请填写：${missing.join('、')}`, `Please fill in: ${missing.join(', ')}`, missing)
  const decided = handlers[name](ask, decideDeclared)
  return decided.ok && declared.by !== 'clock' && !declared.offered(ask.matter, ask.actor.account, ask.now)
    ? refuse('wrong-state', '现在不能这样办理', 'Not possible now')
    : decided
}

const bump = (ask: Ask, change: Partial<Matter>): Matter => ({
  ...ask.matter,
  version: ask.matter.version + 1,
  ...change,
})
const said = (ask: Ask, change: Partial<Matter> = {}, data: Readonly<Record<string, unknown>> = ask.input) =>
  decision(bump(ask, change), [fact(ask, commonActions[ask.action as CommonActionName].did, { input: data })])

const handlers: Record<CommonActionName, (ask: Ask, decideDeclared: Decide) => Decision | Refusal> = {
  note: ask => said(ask),
  claim: ask => {
    const other = claimedBy(ask.matter, ask.now)
    if (other !== null && other !== ask.actor.account)
      return refuse('claimed', '已有人在办', 'Somebody is already working on it')
    const hold = policyAt(ask.context.policies, 'loop.claim', ask.matter.grade, ask.now)
    const until = timeAfter(ask.now, hold.amounts[0] ?? 15, 'minute', ask.context.calendar).toISOString()
    return said(ask, { claim: { account: ask.actor.account, until } })
  },
  release: ask => said(ask, { claim: null }),
  urge: ask => ({
    ...said(ask),
    notices: [
      { about: 'urged', unit: ask.matter.unit },
      { about: 'urged', leaderOf: ask.matter.unit },
    ],
  }),
  'hand-over': ask => ({
    ...said(ask, { holderShift: null, claim: null }),
    notices: [{ about: 'handed-over', unit: ask.matter.unit }],
  }),
  'accept-handover': ask => {
    const duty = ask.actor.duties.find(d => d.post === ask.matter.holderPost)
    if (duty === undefined || duty.shift === ask.matter.holderShift)
      return refuse('not-handed-over', '本班已接收该事项', 'This shift has already accepted it')
    return said(ask, { holderShift: duty.shift })
  },
  'ask-pause': ask => request(ask, 'pause'),
  'ask-extension': ask => request(ask, 'extend'),
  approve: ask =>
    onDeadline(
      ask,
      d => d.request !== null,
      deadline => {
        if (deadline.request?.by === ask.actor.account)
          return refuse('second-person', '申请人不能批准自己的申请', 'Nobody approves their own request')
        const { calendar } = ask.context
        return deadline.request?.kind === 'pause'
          ? pausable(deadline)
            ? clock.pause(deadline, ask.now, calendar)
            : refuse('no-deadline', '该时限已超期，不能暂停', 'This clock has run out and cannot be paused', [
                'deadline',
              ])
          : clock.extend(deadline, deadline.request?.amount ?? 0, calendar)
      },
    ),
  'turn-down': ask =>
    onDeadline(
      ask,
      d => d.request !== null,
      d => ({ ...d, request: null }),
    ),
  resume: ask =>
    onDeadline(
      ask,
      d => d.state === 'paused',
      d => clock.resume(d, ask.now, ask.context.calendar),
    ),
  'confirm-draft': (ask, decideDeclared) => {
    const { draft } = ask.matter
    if (draft === null) return refuse('no-draft', '没有待确认的草稿', 'There is no draft to confirm')
    return decideDeclared({
      ...ask,
      action: draft.action,
      input: draft.input,
      occurredAt: new Date(draft.at),
      draftedBy: draft.by,
    })
  },
  'discard-draft': ask => said(ask, { draft: null }),
  tick: ask => tick(ask),
  recount: ask => {
    const { formerCalendar: before, calendar } = ask.context
    if (before === undefined) return refuse('no-deadline', '历法未变', 'The calendar has not changed')
    const changed = ask.matter.deadlines
      .filter(d => (d.state === 'running' || d.state === 'paused') && d.calendarVersion !== calendar.version)
      .map(d => clock.recount(d, before, calendar))
    if (changed.length === 0) return refuse('no-deadline', '没有需要重算的时限', 'There is no clock to recount')
    return withDeadlines(ask, changed, { calendarVersion: calendar.version })
  },
  'step-aside': ask => stepAside(ask),
  erase: ask => {
    if (!ask.matter.closed) return refuse('wrong-state', '未办结的事项不清除', 'An open matter is not erased')
    const goes = (name: string) =>
      (ask.type.fields[name]?.privacy ?? 'personal') !== 'plain' || (ask.type.erases ?? []).includes(name)
    const data = Object.fromEntries(Object.entries(ask.matter.data).filter(([name]) => !goes(name)))
    const doneBy = { ...ask.matter.doneBy, erase: ask.actor.account }
    return said(ask, { data, doneBy }, { fields: Object.keys(ask.matter.data).filter(goes) })
  },
}

function request(ask: Ask, kind: 'pause' | 'extend'): Decision | Refusal {
  const { reason, amount } = ask.input
  const days = kind === 'extend' ? Number(amount) : 0
  if (kind === 'extend' && !(Number.isInteger(days) && days > 0 && days <= 3650))
    return refuse('missing-field', '延期数须为正整数', 'The extension must be a positive whole number', ['amount'])
  const by = { kind, by: ask.actor.account, at: ask.now.toISOString(), reason: String(reason), amount: days }
  const result = onDeadline(
    ask,
    d => (kind === 'pause' ? pausable(d) : d.state === 'running'),
    d => clock.ask(d, by),
  )
  if (!result.ok) return result
  const above = ask.matter.path.at(-2)
  return {
    ...result,
    notices: [
      { about: 'approval', leaderOf: ask.matter.unit },
      ...(above === undefined ? [] : [{ about: 'approval', unit: above } as const]),
    ],
  }
}

function onDeadline(
  ask: Ask,
  fits: (d: Deadline) => boolean,
  change: (d: Deadline) => Deadline | Refusal,
): Decision | Refusal {
  const deadline = ask.matter.deadlines.find(d => d.id === ask.input.deadline && fits(d))
  if (deadline === undefined)
    return refuse('no-deadline', '没有这样的在途时限', 'There is no such running deadline', ['deadline'])
  const changed = change(deadline)
  if ('ok' in changed) return changed
  return withDeadlines(ask, [changed], { ...ask.input, code: changed.code, dueAt: changed.dueAt })
}

function withDeadlines(ask: Ask, changed: Deadline[], data: Readonly<Record<string, unknown>>): Decision {
  return { ...said(ask, { deadlines: upsert(ask.matter.deadlines, changed) }, data), deadlines: changed }
}

/** The clock's own act: announces every deadline that is due, once, and tells whoever must know. */
function tick(ask: Ask): Decision | Refusal {
  const { matter, now, context } = ask
  const due = matter.deadlines.flatMap(d => {
    const what = clock.dueNow(d, now, context.calendar)
    return what === null
      ? []
      : [{ before: d, what, after: clock.announce(d, what, now, matter.path.length - 1, context, matter.grade) }]
  })
  if (due.length === 0) return refuse('no-deadline', '没有到点的时限', 'No deadline is due')
  const changed = due.map(d => d.after)
  return {
    ...decision(
      bump(ask, { deadlines: upsert(matter.deadlines, changed) }),
      due.map(d =>
        fact(ask, `deadline-${past[d.what.what]}`, {
          code: d.before.code,
          dueAt: d.before.dueAt,
          ...('share' in d.what ? { share: d.what.share } : {}),
          step: d.after.escalated,
        }),
      ),
    ),
    deadlines: changed,
    notices: due.map(d =>
      d.what.what === 'reminder'
        ? { about: 'reminder', unit: matter.unit, deadline: d.before.code }
        : d.what.what === 'lapse'
          ? { about: 'lapse', leaderOf: matter.unit, deadline: d.before.code }
          : {
              about: 'escalation',
              leaderOf: matter.path.at(-1 - d.after.escalated) ?? matter.unit,
              deadline: d.before.code,
            },
    ),
  }
}

/** A unit turned out to have a party among its own: the matter leaves its sight, and if it had it, goes one level up. */
function stepAside(ask: Ask): Decision {
  const { matter, context } = ask
  const units = [ask.input.units ?? []].flat().map(String)
  const barred = [...new Set([...matter.barred, ...units.filter(org => org !== matter.path[0])])]
  const path = clearOf(matter.path, barred)
  const unit = path.at(-1) ?? matter.unit
  const { supervisor } = matter
  const away: Partial<Matter> = {
    barred,
    unit,
    path,
    supervisor:
      supervisor !== null && (supervisor === unit || barred.includes(supervisor)) ? (path.at(-2) ?? null) : supervisor,
    partners: matter.partners.filter(org => !barred.includes(org)),
  }
  if (unit === matter.unit) return said(ask, away, {})
  const moved = bump(ask, { ...away, holderPost: context.deskOf(unit), holderShift: null, claim: null })
  return {
    ...decision(moved, [fact(ask, 'stepped-aside', { unit })]),
    notices: matter.closed ? [] : [{ about: 'pushed', unit }],
  }
}

const past = { reminder: 'reminded', lapse: 'lapsed', escalation: 'escalated' } as const
