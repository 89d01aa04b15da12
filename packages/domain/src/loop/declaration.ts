import type { Action, Condition, MatterType } from './matter-type.ts'

/** Checks a declaration at load: every name it uses exists. Throws with all faults in one message. */
export function matterType<const T extends MatterType>(type: T): T {
  const faults = [...faultsOf(type)]
  if (faults.length > 0) throw new Error(`Matter type ${type.type}: ${faults.join('; ')}`)
  return type
}

function* faultsOf(type: MatterType): Generator<string> {
  const state = (name: string) => Object.hasOwn(type.states, name)
  const field = (name: string) => Object.hasOwn(type.fields, name)
  if (!state(type.initial)) yield `initial state ${type.initial} is not declared`
  for (const name of namedFields(type)) if (!field(name)) yield `a list of fields names ${name}`
  for (const s of type.opening.startsIn ?? []) if (!state(s.state)) yield `opening begins in unknown state ${s.state}`
  for (const code of openingClocks(type)) if (!Object.hasOwn(type.deadlines, code)) yield `opening starts ${code}`
  for (const [name, action] of Object.entries(type.actions))
    for (const fault of actionFaults(type, action)) yield `${name} ${fault}`
  const codes = new Set(type.policies.map(p => p.code))
  for (const [name, rule] of Object.entries(type.deadlines))
    if (!codes.has(rule.policy)) yield `deadline ${name} has no policy ${rule.policy}`
  for (const [name, { onLapse }] of Object.entries(type.deadlines)) {
    if (onLapse !== undefined && type.actions[onLapse.action]?.system !== true)
      yield `the lapse of ${name} names ${onLapse.action}, which is no action of the system`
    if (onLapse?.names !== undefined && !field(onLapse.names)) yield `the lapse of ${name} names field ${onLapse.names}`
  }
  for (const used of [type.followUps, type.reopens])
    if (used !== undefined && !codes.has(used.policy)) yield `there is no policy ${used.policy}`
  if (type.reopens !== undefined && type.actions[type.reopens.action]?.system !== true)
    yield `${type.reopens.action} must be an action of the system to reopen by itself`
  yield* publishedFaults(type)
  const rule = type.opening.rule
  if (rule !== undefined && type.rules?.[rule] === undefined) yield `opening names rule ${rule}`
}

function* publishedFaults({ publishes, fields, actions }: MatterType): Generator<string> {
  if (publishes === undefined) return
  for (const name of publishes.fields) {
    if (!Object.hasOwn(fields, name)) yield `publishes ${name}, which is no field`
    else if (fields[name]!.privacy !== 'plain') yield `publishes ${name}, which is personal`
  }
  for (const name of publishes.by) {
    if (!Object.hasOwn(actions, name)) yield `publishes by ${name}, which is no action`
    else if ((actions[name]!.notWhoDid ?? []).length === 0) yield `publishes by ${name} without a second person`
  }
}

/** Columns may also name properties of every matter. */
const PROPERTIES = ['number', 'state', 'grade', 'unit', 'occurredAt', 'openedAt', 'closedAt']

const namedFields = ({ opening, title, columns, parties, shielded, erases, partnersSee }: MatterType): string[] => [
  ...(erases ?? []),
  ...(partnersSee ?? []),
  ...opening.asks,
  ...(opening.mayAsk ?? []),
  ...title,
  ...columns.filter(name => !PROPERTIES.includes(name)),
  ...Object.values(parties ?? {}).flatMap(p => [p.name, p.phone, p.idNumber].filter(name => name !== undefined)),
  ...conditionFields(shielded),
]

const conditionFields = (condition: Condition | undefined): string[] =>
  condition === undefined
    ? []
    : [...(condition.field === undefined ? [] : [condition.field]), ...(condition.all ?? []).flatMap(conditionFields)]

const openingClocks = ({ opening }: MatterType): string[] => [
  ...(opening.starts ?? []),
  ...(opening.startsIn ?? []).flatMap(s => s.starts ?? []),
]

function* actionFaults(type: MatterType, action: Action): Generator<string> {
  const branches = action.toWhen ?? []
  const states = [...action.from, ...branches.flatMap(b => [b.to, ...(b.from ?? [])])]
  if (action.to !== undefined) states.push(action.to)
  for (const s of states) if (!Object.hasOwn(type.states, s)) yield `names unknown state ${s}`
  for (const f of actionFields(action)) if (!Object.hasOwn(type.fields, f)) yield `names unknown field ${f}`
  const clocks = [action, ...branches].flatMap(a => [...(a.starts ?? []), ...(a.stops ?? []), ...(a.drops ?? [])])
  for (const d of [...clocks, ...(action.hastens ?? [])])
    if (!Object.hasOwn(type.deadlines, d)) yield `names deadline ${d}`
  for (const d of action.notWhoDid ?? []) if (!Object.hasOwn(type.actions, d)) yield `excludes who did ${d}`
  if (action.rule !== undefined && type.rules?.[action.rule] === undefined) yield `names rule ${action.rule}`
  if (action.by.length === 0 && action.system !== true) yield 'may be done by nobody'
  if (action.plansFollowUps === true && type.followUps === undefined) yield 'plans follow-ups that are not declared'
  for (const r of action.requires ?? []) {
    const done = r.kind === 'done' ? [r.action] : r.kind === 'one-done' ? r.actions : []
    for (const d of done) if (!Object.hasOwn(type.actions, d)) yield `requires action ${d}`
    if (r.kind === 'rule' && type.rules?.[r.rule] === undefined) yield `requires rule ${r.rule}`
    if (r.kind === 'never' && r.when === undefined && r.unless === undefined) yield 'is never possible'
  }
}

const actionFields = (action: Action): string[] => [
  ...(action.asks ?? []),
  ...(action.mayAsk ?? []),
  ...[action.stamps, action.holds, action.invites].filter(name => name !== undefined),
  ...(typeof action.movesTo === 'object' ? [action.movesTo.field] : []),
  ...(action.toWhen ?? []).flatMap(b => conditionFields(b.when)),
  ...(action.requires ?? []).flatMap(r => [
    ...(r.kind === 'field' ? [r.field] : []),
    ...conditionFields(r.when),
    ...conditionFields(r.unless),
  ]),
]
