import type { Context } from './command.ts'
import { startDeadlines } from './deadlines.ts'
import { decision } from './decision.ts'
import type { Actor, Decision, Matter, Refusal } from './matter.ts'
import { refuse } from './matter.ts'
import type { Grade, MatterType } from './matter-type.ts'
import { clearOf, holds } from './relation.ts'

export interface Opening {
  readonly type: MatterType
  readonly id: string
  readonly unit: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly actor: Actor
  readonly now: Date
  readonly occurredAt?: Date
  readonly supervisor?: string
  readonly partners?: readonly string[]
  /** Units one of whose own people is a party: it opens one level up and out of their sight. */
  readonly barred?: readonly string[]
  readonly subject?: string
  readonly parent?: string
  /** Imported history: it is kept as it ended; no clock starts and nobody is notified. */
  readonly history?: {
    readonly state: string
    readonly closedAt: string | null
    readonly doneBy?: Readonly<Record<string, string>>
  }
  readonly context: Context
}

/** Opens a matter: first state, first clocks, and the fact that says so. */
export function open(opening: Opening): Decision | Refusal {
  const { type, actor, context, now } = opening
  const at = opening.occurredAt ?? now
  const faults = fieldFaults(opening)
  if (faults !== null) return faults
  const unit = unitFor(opening)
  const path = unit === undefined ? undefined : context.pathOf(unit)
  if (unit === undefined || path === undefined)
    return refuse('bad-unit', '没有这个单位', 'There is no such unit', ['unit'])
  if (actor.system !== true && !mayOpen(opening, context.pathOf(opening.unit) ?? path))
    return refuse('not-allowed', '您的岗位不能登记此类事项', 'Your post may not open this')

  const { grade: given, ...fields } = opening.fields
  const rule = type.opening.rule === undefined ? undefined : type.rules?.[type.opening.rule]
  const grade = (given as Grade | undefined) ?? null
  const ruled = rule?.({ data: fields, input: opening.fields, grade, doneBy: {}, now })
  if (ruled?.ok === false) return { ok: false, code: 'requirement', label: ruled.label }
  const data = { ...fields, ...ruled?.set }
  const finalGrade = ruled?.grade ?? grade
  const begun = type.opening.startsIn?.find(s => holds(s.when, data, finalGrade))
  const state = opening.history?.state ?? begun?.state ?? type.initial
  const codes = opening.history === undefined ? (begun?.starts ?? type.opening.starts ?? []) : []
  const deadlines = codes.flatMap(code => {
    const clock = type.deadlines[code]
    return clock === undefined ? [] : startDeadlines(code, clock, finalGrade, at, context, context.newId)
  })
  const next: Matter = {
    id: opening.id,
    type: type.type,
    typeVersion: type.version,
    version: 1,
    state,
    closed: type.states[state]?.closed === true,
    grade: finalGrade,
    unit,
    path,
    supervisor: opening.supervisor ?? null,
    partners: opening.partners ?? [],
    barred: (opening.barred ?? []).filter(org => org !== path[0]),
    holderPost: context.deskOf(unit),
    holderShift: null,
    claim: null,
    subject: opening.subject ?? null,
    parent: opening.parent ?? null,
    occurredAt: at.toISOString(),
    openedAt: now.toISOString(),
    closedAt: opening.history?.closedAt ?? (type.states[state]?.closed === true ? at.toISOString() : null),
    data,
    doneBy: opening.history?.doneBy ?? { open: actor.account },
    draft: null,
    deadlines,
  }
  const clocks = deadlines.map(d => ({ code: d.code, dueAt: d.dueAt }))
  const opened = {
    kind: `${type.type}.${opening.history === undefined ? 'opened' : 'imported'}`,
    occurredAt: at.toISOString(),
    data: {
      by: actor.account,
      unit,
      state,
      ...(finalGrade === null ? {} : { grade: finalGrade }),
      input: data,
      ...(opening.parent === undefined ? {} : { parent: opening.parent }),
      ...(next.closedAt === null ? {} : { closedAt: next.closedAt }),
      ...(clocks.length === 0 ? {} : { clocks }),
    },
  }
  return {
    ...decision(next, [opened]),
    deadlines,
    notices: opening.history === undefined && unit !== actor.org ? [{ about: 'pushed', unit }] : [],
  }
}

const unitFor = ({ unit, barred, context }: Opening): string | undefined =>
  barred === undefined || barred.length === 0 ? unit : clearOf(context.pathOf(unit) ?? [], barred).at(-1)

/** Judged by the unit asked for: whoever reports one of their own still may, and then loses sight of it. */
function mayOpen({ type, actor }: Opening, path: readonly string[]): boolean {
  return type.opening.by.some(
    who =>
      who.roles.some(role => actor.roles.includes(role)) &&
      who.relation.some(r =>
        r === 'unit' ? path.at(-1) === actor.org : r === 'any' || (r === 'above' && path.includes(actor.org)),
      ),
  )
}

function fieldFaults({ type, fields, actor, history }: Opening): Refusal | null {
  const known = new Set([...type.opening.asks, ...(type.opening.mayAsk ?? [])])
  const unknown = Object.keys(fields).filter(
    name =>
      !known.has(name) &&
      (history === undefined ? actor.system !== true || !(name in type.fields) : !(name in type.fields)),
  )
  if (unknown.length > 0)
    return refuse('unknown-field', '有多余的字段，请去掉', 'Unknown fields; leave them out', unknown)
  const missing = type.opening.asks.filter(
    name => fields[name] === undefined || fields[name] === null || fields[name] === '',
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
