import { describe, expect, test } from 'vitest'
import { findDictionary } from '../dictionaries/index.ts'
import { refusedNotion } from '../intake/refused-notion.ts'
import {
  type Actor,
  allowedActions,
  commonActions,
  decide,
  type Matter,
  type MatterType,
  policyAt,
} from '../loop/index.ts'
import { actor, at, context, ORGS, opened, system, validInput } from '../loop/test-world.ts'
import { matterTypes, roles, shippedPolicies } from './index.ts'

const now = at('2026-03-02T03:00:00Z')
const world = context(shippedPolicies)

/** A matter of each level with nothing done yet, and one of the leaf on which another, or this very person, did everything. */
const backgrounds = (type: MatterType): [string, Matter['doneBy']][] => {
  const everything = (by: string) => Object.fromEntries(Object.keys(type.actions).map(name => [name, by]))
  return [
    [ORGS.root, {}],
    [ORGS.middle, {}],
    [ORGS.leaf, {}],
    [ORGS.leaf, everything('else')],
    [ORGS.leaf, everything('me')],
  ]
}

/** Where somebody can stand to a matter of the leaf unit. */
const positions: Readonly<Record<string, (role: string) => Actor>> = {
  unit: role => actor('me', [role], ORGS.leaf),
  holder: role => actor('me', [role], ORGS.leaf, { duties: [{ post: 'post-1', shift: 'night' }] }),
  above: role => actor('me', [role], ORGS.middle),
  top: role => actor('me', [role], ORGS.root),
  partner: role => actor('me', [role], ORGS.helper),
  stranger: role => actor('me', [role], ORGS.sister),
}

const openAt = (type: MatterType, unit: string): Matter =>
  opened({
    type,
    unit,
    actor: system,
    context: world,
    fields: validInput(type, type.opening.asks),
    supervisor: ORGS.middle,
    partners: [ORGS.helper],
  })

const inState = (matter: Matter, type: MatterType, state: string): Matter => {
  const closed = type.states[state]?.closed === true
  return {
    ...matter,
    state,
    closed,
    closedAt: closed ? now.toISOString() : null,
    holderPost: 'post-1',
    holderShift: 'day',
    draft: draftFor(type, state),
  }
}

function draftFor(type: MatterType, state: string): Matter['draft'] {
  const found = Object.entries(type.actions).find(([, a]) => a.draftBy !== undefined && a.from.includes(state))
  if (found === undefined) return null
  const [action, { asks }] = found
  return { action, input: validInput(type, asks ?? []), by: 'somebody', at: now.toISOString() }
}

/** Valid input of an act of the loop itself, on the first clock it could be about. */
function commonInput(name: string, matter: Matter): Record<string, unknown> {
  const running = matter.deadlines.find(d => d.state === 'running' && d.request === null)
  const asked = matter.deadlines.find(d => d.request !== null)
  const paused = matter.deadlines.find(d => d.state === 'paused')
  const deadline = { approve: asked, 'turn-down': asked, resume: paused }[name] ?? running
  const values = { text: 'noted', reason: 'because', amount: 1, deadline: deadline?.id }
  const asks: readonly string[] = commonActions[name as keyof typeof commonActions].asks
  return Object.fromEntries(Object.entries(values).filter(([field]) => asks.includes(field)))
}

const target = (matter: Matter, who: Actor) =>
  who.org === ORGS.root && matter.unit !== ORGS.middle
    ? ORGS.middle
    : matter.unit === ORGS.root
      ? ORGS.middle
      : ORGS.cell

function inputOf(type: MatterType, name: string, matter: Matter, who: Actor): Record<string, unknown> {
  const action = type.actions[name]
  if (action === undefined) return commonInput(name, matter)
  const input = validInput(type, action.asks ?? [])
  if (typeof action.movesTo === 'object') input[action.movesTo.field] = target(matter, who)
  return input
}

/** Refusals that speak of the actor or the state, not of what was put in. */
const ABOUT_ACTOR = [
  'not-allowed',
  'wrong-state',
  'second-person',
  'unknown-action',
  'unknown-field',
  'missing-field',
  'claimed',
  'no-draft',
  'not-handed-over',
]

function disagreements(type: MatterType, matter: Matter, who: Actor, told: string): string[] {
  const listed = new Map(allowedActions(type, matter, who, now, world).map(a => [a.action, a]))
  return [...Object.keys(type.actions), ...Object.keys(commonActions)].flatMap(action => {
    const input = inputOf(type, action, matter, who)
    const result = decide({ type, matter, action, input, actor: who, now, context: world })
    const offer = listed.get(action)
    if (offer === undefined) return result.ok ? [`${told} ${action}: done although not offered`] : []
    if (!result.ok && ABOUT_ACTOR.includes(result.code)) return [`${told} ${action}: offered, then ${result.code}`]
    if (result.ok && offer.needs.length > 0) return [`${told} ${action}: done although something was needed`]
    if (!result.ok && result.code === 'requirement' && offer.needs.length === 0 && !hasRule(type, action))
      return [`${told} ${action}: nothing needed, then ${result.label.en}`]
    return []
  })
}

const hasRule = (type: MatterType, name: string) =>
  type.actions[name]?.rule !== undefined ||
  type.actions[name]?.requires?.some(r => r.kind === 'rule' || r.kind === 'field') === true

/** A clock asked about and a clock at rest, so that the acts about clocks have something to be about. */
const withRequests = (matter: Matter): Matter => ({
  ...matter,
  deadlines: matter.deadlines.flatMap((d, index) =>
    index > 0
      ? [d]
      : [
          d,
          { ...d, id: 'asked', request: { kind: 'extend', by: 'else', at: now.toISOString(), reason: 'x', amount: 1 } },
          { ...d, id: 'paused', state: 'paused', nextAt: null, remainingMs: 1000, pausedAt: now.toISOString() },
        ],
  ),
})

describe.each(matterTypes.map(type => [type.type, type] as const))('%s', (_, type) => {
  test('what is offered can be done, and what can be done is offered: every role, relation, state and action', {
    timeout: 60_000,
  }, () => {
    const found: string[] = []
    let asked = 0
    for (const [unit, doneBy] of backgrounds(type)) {
      const base = { ...withRequests(openAt(type, unit)), doneBy }
      for (const state of Object.keys(type.states)) {
        const matter = inState(base, type, state)
        for (const role of Object.keys(roles))
          for (const [place, standing] of Object.entries(positions)) {
            found.push(...disagreements(type, matter, standing(role), `${unit} ${state} ${role}/${place}`))
            asked += 1
          }
      }
    }
    expect(found).toEqual([])
    expect(asked).toBe(5 * Object.keys(type.states).length * Object.keys(roles).length * 6)
  })

  test('nobody out of sight, and nobody of a barred unit, is offered anything', () => {
    const matter = openAt(type, ORGS.leaf)
    for (const role of Object.keys(roles)) {
      const all = (m: Matter, who: Actor) => allowedActions(type, m, who, now, world)
      expect(all(matter, actor('me', [role], ORGS.sister))).toEqual([])
      expect(all({ ...matter, barred: [ORGS.leaf] }, actor('me', [role], ORGS.leaf))).toEqual([])
    }
  })

  const echoed = new Set(
    matterTypes
      .flatMap(t => Object.values(t.actions))
      .flatMap(a => a.echoes ?? [])
      .map(e => e.action),
  )
  const steps = (usable: (name: string) => boolean) =>
    Object.entries(type.actions)
      .filter(([name]) => usable(name))
      .flatMap(([, action]) => {
        const branches = action.toWhen ?? []
        return action.from.flatMap(from => [
          ...(action.to === undefined ? [] : [[from, action.to] as const]),
          ...branches.filter(b => b.from?.includes(from) ?? true).map(b => [from, b.to] as const),
        ])
      })
  const reach = (from: readonly string[], edges: readonly (readonly [string, string])[]) => {
    const seen = new Set(from)
    for (let size = -1; size !== seen.size; ) {
      size = seen.size
      for (const [a, b] of edges) if (seen.has(a)) seen.add(b)
    }
    return seen
  }

  test('every state can be reached from the opening', () => {
    const starts = [type.initial, ...(type.opening.startsIn ?? []).map(s => s.state)]
    expect(
      [
        ...reach(
          starts,
          steps(() => true),
        ),
      ].sort(),
    ).toEqual(Object.keys(type.states).sort())
  })

  test('people can bring every open state to a close, without the system and without a dead end', () => {
    const byPeople = steps(name => type.actions[name]?.system !== true || echoed.has(name))
    for (const [state, { closed }] of Object.entries(type.states)) {
      if (closed === true) continue
      const ends = [...reach([state], byPeople)].filter(s => type.states[s]?.closed === true)
      expect(ends, `${state} leads to no end`).not.toEqual([])
    }
  })

  test('its lists, policies and columns are all there', () => {
    for (const [name, field] of Object.entries(type.fields)) {
      if (field.dictionary !== undefined) expect(findDictionary(field.dictionary), name).toBeDefined()
      expect([name, field.label.zh, field.label.en].map(refusedNotion)).toEqual([undefined, undefined, undefined])
    }
    const used = [...Object.values(type.deadlines), ...(type.followUps === undefined ? [] : [type.followUps])]
    const grades = type.opening.asks.includes('grade') ? ([1, 2, 3, 4] as const) : ([1, 2, 3, 4, null] as const)
    for (const { policy } of used)
      for (const grade of grades) expect(policyAt(shippedPolicies, policy, grade, now).basis).not.toBe('')
    for (const name of type.title) expect(type.fields[name]?.privacy).toBe('plain')
  })

  test('every open state says what it waits for, every word is in two languages', () => {
    const labels = [
      ...Object.values(type.states).flatMap(s => [s.label, s.waitsFor]),
      ...Object.values(type.fields).map(f => f.label),
      ...Object.values(type.actions).flatMap(a => [
        a.label,
        a.sentence,
        a.consequence,
        ...(a.requires ?? []).map(r => r.label),
      ]),
      ...Object.values(type.deadlines).map(d => d.label),
    ].filter(l => l !== undefined)
    for (const { zh, en } of labels) {
      expect(zh).toMatch(/[\u4e00-\u9fff]|\{/)
      expect(en).toMatch(/^[\x20-\x7e“”–]+$/)
    }
    for (const state of Object.values(type.states))
      expect(state.closed === true || state.waitsFor !== undefined).toBe(true)
  })
})
