import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Actor,
  allowedActions,
  type Decision,
  decide,
  kindsClosing,
  kindsTouching,
  type Matter,
  type MatterType,
} from '../loop/index.ts'
import { actor, at, context, ORGS, opened, system, validInput } from '../loop/test-world.ts'
import { matterTypes, shippedPolicies } from './index.ts'

const people: readonly Actor[] = [
  actor('desk', ['dispatcher'], ORGS.root),
  actor('city', ['city-analyst'], ORGS.root),
  actor('city-2', ['city-analyst'], ORGS.root),
  actor('city-3', ['city-analyst'], ORGS.root),
  actor('county', ['county-supervisor'], ORGS.middle),
  actor('county-2', ['county-supervisor'], ORGS.middle),
  actor('officer', ['station-duty-officer', 'community-officer'], ORGS.leaf),
  actor('leader', ['station-leader'], ORGS.leaf),
  actor('leader-2', ['station-leader'], ORGS.leaf),
  actor('aide', ['auxiliary'], ORGS.leaf),
  actor('helper', ['partner'], ORGS.helper),
]

/** Values that steer a matter: results, outcomes and answers that its branches and rules look at. */
const steering = (type: MatterType): Readonly<Record<string, readonly unknown[]>> => {
  const conditions = Object.values(type.actions).flatMap(a => [
    ...(a.toWhen ?? []).map(b => b.when),
    ...(a.requires ?? []).flatMap(r => [r.when, r.unless]),
  ])
  const values: Record<string, unknown[]> = { grade: [1, 2, 3, 4], judgementOutcome: ['confirm', 'raise', 'lower'] }
  for (const condition of conditions.flatMap(c => (c === undefined ? [] : [c, ...(c.all ?? [])])))
    if (condition.field !== undefined && condition.equals !== undefined)
      values[condition.field] = [...(values[condition.field] ?? ['other']), condition.equals]
  return values
}

interface Turn {
  readonly which: number
  readonly pick: number
  readonly minutes: number
}
const turns = fc.array(fc.record({ which: fc.nat(9999), pick: fc.nat(99), minutes: fc.nat(20_000) }), {
  maxLength: 40,
})
const world = context(shippedPolicies)

function inputFor(type: MatterType, action: string, matter: Matter, who: Actor, pick: number) {
  const declared = type.actions[action]
  const input = validInput(type, [...(declared?.asks ?? []), ...(pick % 2 === 0 ? (declared?.mayAsk ?? []) : [])])
  const steers = steering(type)
  for (const name of Object.keys(input)) {
    const values = steers[name]
    if (values !== undefined && type.fields[name]?.widget !== 'yes-no') input[name] = values[pick % values.length]
    if (type.fields[name]?.widget === 'yes-no') input[name] = pick % 3 !== 0
  }
  if (typeof declared?.movesTo === 'object')
    input[declared.movesTo.field] = who.org === ORGS.root && matter.unit === ORGS.root ? ORGS.middle : ORGS.leaf
  return input
}

/** Everything that somebody could do now, the system's own acts among them. */
const choices = (type: MatterType, matter: Matter, now: Date): (readonly [Actor, string])[] => [
  ...people.flatMap(who =>
    allowedActions(type, matter, who, now, world)
      .filter(a => a.needs.length === 0 && (!a.common || ['confirm-draft', 'hand-over'].includes(a.action)))
      .map(a => [who, a.action] as const),
  ),
  ...['tick', ...Object.keys(type.actions).filter(name => type.actions[name]?.system === true)].map(
    name => [system, name] as const,
  ),
]

function take(type: MatterType, matter: Matter, turn: Turn, now: Date): Decision | null {
  const open = choices(type, matter, now)
  const [who, action] = open[turn.which % open.length] ?? [system, 'tick']
  const input = inputFor(type, action, matter, who, turn.pick)
  const result = decide({ type, matter, action, input, actor: who, now, context: world })
  return result.ok ? result : null
}

function check(type: MatterType, before: Matter, after: Matter): void {
  expect(after.version).toBe(before.version + 1)
  expect(after.closed).toBe(type.states[after.state]?.closed === true)
  expect(after.closedAt === null).toBe(!after.closed)
  expect(after.path.at(-1)).toBe(after.unit)
  const open = after.deadlines.filter(d => d.state === 'running' || d.state === 'paused')
  if (after.closed) expect([open, after.claim]).toEqual([[], null])
  const codes = open.filter(d => !d.planned).map(d => d.code)
  expect(codes).toEqual([...new Set(codes)])
  for (const old of before.deadlines) {
    const kept = after.deadlines.find(d => d.id === old.id)
    expect(kept).toBeDefined()
    if (old.lapsedAt !== null) expect(kept?.lapsedAt).toBe(old.lapsedAt)
  }
}

/** Whoever reads only the kinds of facts that a declaration says to touch a field or to close misses no change. */
function checkKinds(type: MatterType, before: Matter, { next: after, facts }: Decision): void {
  const kinds = facts.map(fact => fact.kind)
  const changed = Object.keys(after.data).filter(name => after.data[name] !== before.data[name])
  for (const name of changed) expect(kindsTouching(type, [name])).toEqual(expect.arrayContaining(kinds))
  if (after.closed && !before.closed) expect(kindsClosing(type)).toEqual(expect.arrayContaining(kinds))
}

/** Somebody can still do something of the type itself that lacks nothing. */
const goesOn = (type: MatterType, matter: Matter, now: Date) =>
  people.some(who => allowedActions(type, matter, who, now, world).some(a => !a.common && a.needs.length === 0))

describe.each(matterTypes.map(type => [type.type, type] as const))('walking at random through %s', (_, type) => {
  test('keeps the matter whole: versions, clocks, lapses, and a way on for somebody', () => {
    let taken = 0
    fc.assert(
      fc.property(turns, fc.constantFrom(ORGS.root, ORGS.middle, ORGS.leaf), fc.nat(99), (steps, unit, pick) => {
        const fields = { ...validInput(type, type.opening.asks) }
        if ('grade' in fields) fields.grade = (pick % 4) + 1
        if ('kind' in fields) fields.kind = pick % 2 === 0 ? 'family-dispute' : 'hotspot'
        let matter = opened({ type, unit, actor: system, context: world, fields, partners: [ORGS.helper] })
        let now = at('2026-03-02T01:00:00Z')
        for (const turn of steps) {
          now = new Date(now.getTime() + turn.minutes * 60_000)
          const decision = take(type, matter, turn, now)
          if (decision === null) continue
          taken += 1
          check(type, matter, decision.next)
          checkKinds(type, matter, decision)
          matter = decision.next
          if (!matter.closed) expect(goesOn(type, matter, now), matter.state).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
    expect(taken).toBeGreaterThan(40)
  }, 60_000)
})
