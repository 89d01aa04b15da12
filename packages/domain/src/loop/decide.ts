import { clockChanges, withBranch } from './clock-changes.ts'
import type { Ask } from './command.ts'
import { isCommonAction } from './common-actions.ts'
import { decideCommon } from './common-decisions.ts'
import { decision, fact, upsert } from './decision.ts'
import type { Decision, Matter, Notice, Refusal, SpawnDraft } from './matter.ts'
import { refuse } from './matter.ts'
import type { Action, Grade, MatterType } from './matter-type.ts'
import { holds, may } from './relation.ts'
import { missingFor } from './requirements.ts'

/** A clock ahead of ours by more than this is wrong, not early. */
const CLOCK_TOLERANCE_MS = 120_000

/** The one door: what an action makes of a matter, or why it is refused. Pure; the caller writes what it returns. */
export function decide(ask: Ask): Decision | Refusal {
  const { matter, action: name, now } = ask
  const seen = ask.type.judgedByState === true ? matter.version : (ask.expectedVersion ?? matter.version)
  if (seen !== matter.version)
    return refuse(
      'stale-version',
      '事项已被他人更新，请刷新后再办',
      'Somebody changed this matter meanwhile; reload and try again',
    )
  if ((ask.occurredAt ?? now).getTime() > now.getTime() + CLOCK_TOLERANCE_MS)
    return refuse(
      'happened-later',
      '发生时间晚于现在，请核对时间',
      'It cannot have happened later than now; check the time',
    )
  if (isCommonAction(name)) return decideCommon(ask, decideDeclared)
  return decideDeclared(ask)
}

function decideDeclared(ask: Ask): Decision | Refusal {
  const { type, matter, action: name, actor } = ask
  const action = type.actions[name]
  if (action === undefined || !Object.hasOwn(type.actions, name))
    return refuse('unknown-action', '没有这个操作', 'There is no such action')
  const drafts = action.draftBy !== undefined && !may(action.by, matter, actor) && may(action.draftBy, matter, actor)
  const allowed = action.system === true ? actor.system === true : may(action.by, matter, actor)
  if (!allowed && !drafts) return refuse('not-allowed', '您的岗位不能办理此操作', 'Your post may not do this')
  if (!action.from.includes(matter.state))
    return refuse(
      'wrong-state',
      `当前状态“${type.states[matter.state]?.label.zh}”不能这样办理`,
      `Not possible in state “${type.states[matter.state]?.label.en}”`,
    )
  const faults = inputFaults(type, action, ask.input)
  if (faults !== null) return faults
  if (drafts) return draft(ask)
  if ((action.notWhoDid ?? []).some(did => matter.doneBy[did] === actor.account))
    return refuse(
      'second-person',
      '须由另一人审核，办理人不能审核自己',
      'A second person must do this; nobody reviews their own work',
    )
  return apply(ask, action)
}

function inputFaults(type: MatterType, action: Action, input: Readonly<Record<string, unknown>>): Refusal | null {
  const known = new Set([...(action.asks ?? []), ...(action.mayAsk ?? [])])
  const unknown = Object.keys(input).filter(name => !known.has(name))
  if (unknown.length > 0)
    return refuse('unknown-field', '有多余的字段，请去掉', 'Unknown fields; leave them out', unknown)
  const missing = (action.asks ?? []).filter(
    name => input[name] === undefined || input[name] === null || input[name] === '',
  )
  if (missing.length === 0) return null
  const labels = missing.map(name => type.fields[name]?.label)
  return refuse(
    'missing-field',
    `请填写：${labels.map(l => l?.zh).join('、')}`,
    `Please fill in: ${labels.map(l => l?.en).join(', ')}`,
    missing,
  )
}

function draft(ask: Ask): Decision {
  const at = (ask.occurredAt ?? ask.now).toISOString()
  const next = {
    ...ask.matter,
    version: ask.matter.version + 1,
    draft: { action: ask.action, input: ask.input, by: ask.actor.account, at },
  }
  return decision(next, [fact(ask, 'drafted', { action: ask.action, input: ask.input })])
}

interface Change {
  data: Readonly<Record<string, unknown>>
  grade: Grade | null
}

function apply(ask: Ask, action: Action): Decision | Refusal {
  const { type, matter, actor } = ask
  const at = ask.occurredAt ?? ask.now
  const merged = merge(ask, action)
  if ('ok' in merged) return merged
  const missing = missingFor(action.requires ?? [], { ...matter, data: merged.data, grade: merged.grade }, ask)
  if (missing.length > 0)
    return refuse(
      'requirement',
      `还差：${missing.map(l => l.zh).join('；')}`,
      `Still needed: ${missing.map(l => l.en).join('; ')}`,
    )
  const placed = place(ask, action, merged)
  if ('ok' in placed) return placed

  const branch = action.toWhen?.find(
    b => (b.from === undefined || b.from.includes(matter.state)) && holds(b.when, merged.data, merged.grade),
  )
  const state = branch?.to ?? action.to ?? matter.state
  const closed = type.states[state]?.closed === true
  const changed = clockChanges({ ...ask, now: at }, withBranch(action, branch), merged.grade, closed)
  const next: Matter = {
    ...matter,
    ...placed,
    version: matter.version + 1,
    state,
    closed,
    closedAt: closed ? (matter.closedAt ?? at.toISOString()) : null,
    grade: merged.grade,
    data: merged.data,
    doneBy: { ...(action.startsOver === true ? {} : matter.doneBy), [ask.action]: actor.account },
    draft: keptDraft(ask, state),
    claim: closed ? null : (placed.claim ?? null),
    deadlines: upsert(matter.deadlines, changed),
  }
  const started = changed.filter(d => d.state === 'running' && !matter.deadlines.some(old => old.id === d.id))
  return {
    ...decision(next, [
      fact(ask, action.did, {
        input: ask.input,
        ...(state === matter.state ? {} : { from: matter.state, to: state }),
        ...(next.unit === matter.unit ? {} : { unit: next.unit }),
        ...(next.grade === matter.grade ? {} : { grade: next.grade }),
        ...(started.length === 0 ? {} : { clocks: started.map(d => ({ code: d.code, dueAt: d.dueAt })) }),
        ...(ask.draftedBy === undefined ? {} : { draftedBy: ask.draftedBy }),
      }),
    ]),
    deadlines: changed,
    spawned: spawn(action, merged, ask),
    echoes: (action.echoes ?? [])
      .filter(e => holds(e.when, merged.data, merged.grade))
      .map(e => ({ action: e.action, input: pick(e.fields ?? {}, { ...merged.data, ...ask.input }) })),
    notices: notices(matter, next, ask),
  }
}

function merge(ask: Ask, action: Action): Change | Refusal {
  const { grade: given, ...fields } = ask.input
  const change: Change = {
    data: { ...ask.matter.data, ...stamp(ask, action), ...fields },
    grade: (given as Grade | undefined) ?? ask.matter.grade,
  }
  const rule = action.rule === undefined ? undefined : ask.type.rules?.[action.rule]
  if (rule === undefined) return change
  const result = rule({ input: ask.input, doneBy: ask.matter.doneBy, now: ask.now, ...change })
  if (!result.ok) return { ok: false, code: 'requirement', label: result.label }
  return { data: { ...change.data, ...result.set }, grade: result.grade ?? change.grade }
}

const stamp = ({ matter, occurredAt, now }: Ask, { stamps }: Action) =>
  stamps === undefined || matter.data[stamps] !== undefined ? {} : { [stamps]: (occurredAt ?? now).toISOString() }

type Placement = Pick<Matter, 'unit' | 'path' | 'supervisor' | 'partners' | 'holderPost' | 'holderShift' | 'claim'>

function place(ask: Ask, action: Action, { data }: Change): Placement | Refusal {
  const { matter, actor, context } = ask
  const invited = action.invites === undefined ? [] : [data[action.invites] ?? []].flat().map(String)
  const partners = [...new Set([...matter.partners, ...invited])]
  const held = holding(ask, action, data)
  if (action.movesTo === undefined) return { ...matter, partners, ...held }
  const target = action.movesTo === 'up' ? matter.path.at(-2) : String(data[action.movesTo.field])
  const path = target === undefined ? undefined : context.pathOf(target)
  if (
    target === undefined ||
    path === undefined ||
    target === matter.unit ||
    matter.barred.includes(target) ||
    (action.movesTo !== 'up' && !path.includes(actor.org))
  )
    return refuse(
      'bad-unit',
      '接收单位不在本单位管辖之内，或须回避',
      'That unit is not under yours, or must not take this matter',
    )
  const supervisor = action.supervises === true ? matter.unit : supervisorAfter(matter, path)
  return {
    unit: target,
    path,
    supervisor,
    partners,
    holderPost: context.deskOf(target),
    holderShift: null,
    claim: null,
  }
}

/** A matter that comes back up to its supervisor is supervised from the next level on. */
const supervisorAfter = ({ supervisor }: Matter, path: readonly string[]) =>
  supervisor === path.at(-1) ? (path.at(-2) ?? null) : supervisor

/** A post named by the action holds from now on; acting on what nobody accepted yet is accepting it. */
function holding(ask: Ask, action: Action, data: Readonly<Record<string, unknown>>) {
  const { matter, actor } = ask
  if (action.holds !== undefined) return { holderPost: String(data[action.holds]), holderShift: null }
  const duty = actor.duties.find(d => d.post === matter.holderPost)
  return matter.holderShift === null && duty !== undefined ? { holderShift: duty.shift } : {}
}

/** A draft survives what others do meanwhile, as long as what it proposes is still possible. */
function keptDraft({ type, matter: { draft }, action }: Ask, state: string) {
  if (draft === null || draft.action === action) return null
  return type.actions[draft.action]?.from.includes(state) === true ? draft : null
}

function spawn(action: Action, change: Change, ask: Ask): SpawnDraft[] {
  const from = { ...change.data, ...ask.input }
  return (action.spawns ?? [])
    .filter(s => holds(s.when, change.data, change.grade))
    .map(s => ({
      type: s.type,
      id: ask.context.newId(),
      unit: s.unitFrom === undefined ? null : String(from[s.unitFrom]),
      fields: pick(s.fields, from),
    }))
}

function notices(before: Matter, after: Matter, ask: Ask): Notice[] {
  if (after.unit !== before.unit)
    return [{ about: after.path.length < before.path.length ? 'returned' : 'pushed', unit: after.unit }]
  const waits = ask.type.states[after.state]?.waitsFor
  return waits !== undefined && after.state !== before.state && after.supervisor !== null
    ? [{ about: 'approval', unit: after.supervisor }]
    : []
}

const pick = (names: Readonly<Record<string, string>>, from: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(names).flatMap(([to, name]) => (from[name] === undefined ? [] : [[to, from[name]]])),
  )
