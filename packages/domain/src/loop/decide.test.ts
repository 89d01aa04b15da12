import { beforeEach, describe, expect, test } from 'vitest'
import { allowedActions } from './allowed-actions.ts'
import { decide } from './decide.ts'
import type { Actor, Matter } from './matter.ts'
import { open } from './open.ts'
import { actor, at, context, done, loan, loanPolicies, ORGS, opened, plainCalendar, system } from './test-world.ts'

const clerk = actor('clerk-1', ['clerk'], ORGS.leaf, { duties: [{ post: `desk-${ORGS.leaf}`, shift: 'day' }] })
const second = actor('clerk-2', ['clerk'], ORGS.leaf)
const trainee = actor('trainee-1', ['trainee'], ORGS.leaf)
const chief = actor('chief-1', ['chief'], ORGS.middle)
const outsider = actor('clerk-9', ['clerk', 'chief'], ORGS.sister)

let world = context(loanPolicies)
beforeEach(() => {
  world = context(loanPolicies)
})

const lend = (change: object = {}) =>
  opened({ type: loan, fields: { title: 'ladder' }, actor: clerk, context: world, ...change })

interface Extra {
  readonly input?: Readonly<Record<string, unknown>>
  readonly now?: string
  readonly occurredAt?: string
  readonly expectedVersion?: number
}
const ask = (matter: Matter, who: Actor, action: string, extra: Extra = {}) => ({
  type: loan,
  matter,
  action,
  actor: who,
  context: world,
  input: extra.input ?? {},
  now: at(extra.now ?? '2026-03-02T02:00:00Z'),
  ...(extra.occurredAt === undefined ? {} : { occurredAt: at(extra.occurredAt) }),
  ...(extra.expectedVersion === undefined ? {} : { expectedVersion: extra.expectedVersion }),
})
const act = (matter: Matter, who: Actor, action: string, extra?: Extra) => done(ask(matter, who, action, extra)).next
const refusal = (matter: Matter, who: Actor, action: string, extra?: Extra) => {
  const result = decide(ask(matter, who, action, extra))
  return result.ok ? 'allowed' : result.code
}
const names = (matter: Matter, who: Actor, now = '2026-03-02T02:00:00Z') =>
  allowedActions(loan, matter, who, at(now), world).map(a => a.action)

describe('the door', () => {
  test('writes state, clocks and one fact together', () => {
    const { next, facts, deadlines } = done(ask(lend(), clerk, 'sign'))
    expect(next).toMatchObject({ state: 'held', version: 2, doneBy: { open: 'clerk-1', sign: 'clerk-1' } })
    expect(next.data.signedAt).toBe('2026-03-02T02:00:00.000Z')
    expect(facts.map(f => f.kind)).toEqual(['loan.signed'])
    expect(deadlines.map(d => [d.code, d.state])).toEqual([
      ['sign', 'met'],
      ['return', 'running'],
    ])
  })

  test('refuses an old version, a future instant and fields nobody asked for', () => {
    const matter = lend()
    expect(refusal(matter, clerk, 'sign', { expectedVersion: 7 })).toBe('stale-version')
    expect(refusal(matter, clerk, 'sign', { occurredAt: '2026-03-02T02:03:00Z' })).toBe('happened-later')
    expect(refusal(matter, clerk, 'sign', { occurredAt: '2026-03-02T02:01:00Z' })).toBe('allowed')
    expect(refusal(matter, clerk, 'sign', { input: { colour: 'red' } })).toBe('unknown-field')
    expect(refusal(matter, clerk, 'burn')).toBe('unknown-action')
    expect(refusal(matter, clerk, 'constructor')).toBe('unknown-action')
    expect(refusal(act(matter, clerk, 'sign'), clerk, 'inspect')).toBe('missing-field')
  })

  test('knows no stranger: out of sight nothing is allowed', () => {
    const matter = lend()
    expect(names(matter, outsider)).toEqual([])
    expect(refusal(matter, outsider, 'sign')).toBe('not-allowed')
    expect(refusal(matter, actor('x', ['clerk'], ORGS.sister, { duties: clerk.duties }), 'hand-over')).toBe(
      'not-allowed',
    )
  })

  test('asks for a second person', () => {
    const checked = act(act(lend(), clerk, 'sign'), clerk, 'inspect', { input: { note: 'whole' } })
    expect(names(checked, clerk)).not.toContain('pass')
    expect(refusal(checked, clerk, 'pass')).toBe('second-person')
    expect(act(checked, second, 'pass').state).toBe('watched')
  })
})

describe('moving', () => {
  test('down makes the sender the supervisor, back up hands supervision to the next level', () => {
    const middle = lend({ unit: ORGS.middle, actor: chief })
    const leaf = act(middle, chief, 'pass-down', { input: { target: ORGS.leaf } })
    expect(leaf).toMatchObject({ unit: ORGS.leaf, supervisor: ORGS.middle, holderPost: `desk-${ORGS.leaf}` })
    const back = act(leaf, clerk, 'pass-up')
    expect(back).toMatchObject({ unit: ORGS.middle, supervisor: ORGS.root })
  })

  test.each([
    ['to itself', ORGS.leaf],
    ['outside its own tree', ORGS.sister],
    ['to nowhere', '999999999999'],
  ])('%s is refused', (_, target) => {
    expect(refusal(lend(), chief, 'pass-down', { input: { target } })).toBe('bad-unit')
  })

  test('a unit one of whose own is a party neither opens, sees nor receives it', () => {
    const barred = lend({ actor: chief, barred: [ORGS.leaf] })
    expect(barred).toMatchObject({ unit: ORGS.middle, barred: [ORGS.leaf] })
    expect(lend({ barred: [ORGS.middle] }).unit).toBe(ORGS.root)
    expect(lend({ barred: [ORGS.sister] }).unit).toBe(ORGS.leaf)
    expect(names(barred, clerk)).toEqual([])
    expect(refusal(barred, chief, 'pass-down', { input: { target: ORGS.leaf } })).toBe('bad-unit')
  })

  test('a party named later moves it the same way, claim and supervisor included', () => {
    const held = act(act(lend(), chief, 'pass-down', { input: { target: ORGS.cell } }), system, 'step-aside', {
      input: { units: [ORGS.leaf, ORGS.root] },
    })
    expect(held).toMatchObject({
      unit: ORGS.middle,
      path: [ORGS.root, ORGS.middle],
      barred: [ORGS.leaf],
      supervisor: ORGS.root,
      holderPost: `desk-${ORGS.middle}`,
      holderShift: null,
      claim: null,
    })
    expect(names(held, clerk)).toEqual([])
    expect(refusal(lend(), clerk, 'step-aside', { input: { units: [ORGS.leaf] } })).toBe('not-allowed')
  })

  test('a unit beside it that steps aside leaves its handling alone', () => {
    const held = act(lend(), clerk, 'sign')
    const after = act(held, system, 'step-aside', { input: { units: [ORGS.helper] } })
    expect(after).toMatchObject({ unit: ORGS.leaf, barred: [ORGS.helper], holderPost: held.holderPost })
  })

  test('the top, with nobody above it, keeps what is about its own', () => {
    expect(lend({ actor: chief, barred: [ORGS.root, ORGS.leaf] })).toMatchObject({
      unit: ORGS.root,
      barred: [ORGS.leaf],
    })
  })

  test('partners join once', () => {
    const held = act(lend(), clerk, 'sign')
    const twice = act(act(held, clerk, 'help', { input: { helpers: [ORGS.helper] } }), clerk, 'help', {
      input: { helpers: [ORGS.helper] },
    })
    expect(twice.partners).toEqual([ORGS.helper])
  })
})

describe('drafts', () => {
  const draft = () => act(act(lend(), clerk, 'sign'), trainee, 'inspect', { input: { note: 'a scratch' } })

  test('change nothing until somebody else confirms them', () => {
    const matter = draft()
    expect(matter).toMatchObject({ state: 'held', draft: { action: 'inspect', by: 'trainee-1' } })
    expect(names(matter, trainee)).not.toContain('confirm-draft')
    const confirmed = act(matter, second, 'confirm-draft', { now: '2026-03-02T09:00:00Z' })
    expect(confirmed).toMatchObject({ state: 'checked', draft: null, doneBy: { inspect: 'clerk-2' } })
    expect(confirmed.deadlines.find(d => d.code === 'return')?.metAt).toBe('2026-03-02T02:00:00.000Z')
  })

  test('are never confirmed by whoever wrote them', () => {
    const promoted = actor('trainee-1', ['clerk'], ORGS.leaf)
    expect(names(draft(), promoted)).not.toContain('confirm-draft')
    expect(refusal(draft(), promoted, 'confirm-draft')).toBe('not-allowed')
  })

  test('outlive other acts, as long as what they propose is possible', () => {
    expect(act(draft(), clerk, 'look').draft).not.toBeNull()
    expect(act(draft(), clerk, 'inspect', { input: { note: 'mine' } }).draft).toBeNull()
    expect(act(draft(), second, 'discard-draft', { input: { reason: 'no' } }).draft).toBeNull()
    expect(refusal(act(lend(), clerk, 'sign'), second, 'confirm-draft')).toBe('not-allowed')
  })
})

describe('claims and shifts', () => {
  test('a claim keeps others off until it runs out', () => {
    const claimed = act(lend(), clerk, 'claim')
    expect(claimed.claim?.until).toBe('2026-03-02T02:15:00.000Z')
    expect(refusal(claimed, second, 'claim')).toBe('claimed')
    expect(refusal(claimed, second, 'release')).toBe('wrong-state')
    expect(refusal(claimed, second, 'claim', { now: '2026-03-02T02:16:00Z' })).toBe('allowed')
    expect(act(claimed, clerk, 'release').claim).toBeNull()
  })

  test('a matter goes with the post, from shift to shift', () => {
    const accepted = act(lend(), clerk, 'accept-handover')
    expect(accepted.holderShift).toBe('day')
    expect(refusal(accepted, clerk, 'accept-handover')).toBe('not-handed-over')
    const handed = done(ask(accepted, clerk, 'hand-over'))
    expect(handed.next).toMatchObject({ holderShift: null, claim: null })
    expect(handed.notices).toEqual([{ about: 'handed-over', unit: ORGS.leaf }])
    const night = { ...second, duties: [{ post: `desk-${ORGS.leaf}`, shift: 'night' }] }
    expect(act(handed.next, night, 'accept-handover').holderShift).toBe('night')
    expect(refusal(handed.next, second, 'accept-handover')).toBe('not-allowed')
  })

  test('acting on what nobody accepted is accepting it', () => {
    expect(act(lend(), clerk, 'sign').holderShift).toBe('day')
    const kept = act(act(lend(), clerk, 'sign'), clerk, 'keep', { input: { desk: 'post-7' } })
    expect(kept).toMatchObject({ holderPost: 'post-7', holderShift: null })
  })
})

describe('time asked for', () => {
  const running = (matter: Matter, code = 'sign') => {
    const found = matter.deadlines.find(d => d.code === code && (d.state === 'running' || d.state === 'paused'))
    if (found === undefined) throw new Error(`${code} does not run`)
    return found
  }

  test('is granted by another, and the pause keeps what was left', () => {
    const matter = lend()
    const { id } = running(matter)
    const asked = act(matter, clerk, 'ask-pause', { input: { deadline: id, reason: 'waiting' } })
    const boss = actor('clerk-1', ['chief'], ORGS.leaf)
    expect(refusal(asked, boss, 'approve', { input: { deadline: id } })).toBe('second-person')
    const paused = act(asked, chief, 'approve', { input: { deadline: id }, now: '2026-03-02T03:00:00Z' })
    expect(running(paused)).toMatchObject({ state: 'paused', remainingMs: 8 * 3_600_000 })
    const resumed = act(paused, clerk, 'resume', { input: { deadline: id }, now: '2026-03-04T00:00:00Z' })
    expect(running(resumed).dueAt).toBe('2026-03-04T08:00:00.000Z')
  })

  test('an extension must be whole and is added to what is due', () => {
    const matter = lend()
    const { id } = running(matter)
    const input = { deadline: id, reason: 'far away', amount: 5 }
    for (const amount of [0, -1, 1.5, 'x'])
      expect(refusal(matter, clerk, 'ask-extension', { input: { ...input, amount } })).toBe('missing-field')
    const asked = act(matter, clerk, 'ask-extension', { input })
    expect(running(act(asked, chief, 'approve', { input: { deadline: id } })).dueAt).toBe('2026-03-02T16:00:00.000Z')
    expect(running(act(asked, chief, 'turn-down', { input: { deadline: id, reason: 'no' } })).request).toBeNull()
  })

  test('a clock that has run out is not paused', () => {
    const lapsed = act(lend(), system, 'tick', { now: '2026-03-02T12:00:00Z' })
    const { id } = running(lapsed)
    expect(refusal(lapsed, clerk, 'ask-pause', { input: { deadline: id, reason: 'x' } })).toBe('no-deadline')
    expect(names(lapsed, clerk)).not.toContain('ask-pause')
  })
})

describe('the clock', () => {
  test('says a thing once: the same tick again is refused', () => {
    const reminded = done(ask(lend(), system, 'tick', { now: '2026-03-02T06:00:00Z' }))
    expect(reminded.facts.map(f => [f.kind, f.data.share])).toEqual([['loan.deadline-reminded', 50]])
    expect(refusal(reminded.next, system, 'tick', { now: '2026-03-02T06:00:00Z' })).toBe('no-deadline')
    expect(refusal(lend(), clerk, 'tick', { now: '2026-03-02T06:00:00Z' })).toBe('not-allowed')
  })

  test('tells the leader of the lapse, then each level above once, up to the top', () => {
    let matter = lend()
    const told: unknown[] = []
    for (let hour = 11; hour < 60; hour += 1) {
      const now = new Date(Date.UTC(2026, 2, 2, hour)).toISOString()
      const result = decide(ask(matter, system, 'tick', { now }))
      if (!result.ok) continue
      matter = result.next
      told.push(...result.notices.map(n => [n.about, n.leaderOf]))
    }
    expect(told).toEqual([
      ['lapse', ORGS.leaf],
      ['escalation', ORGS.middle],
      ['escalation', ORGS.root],
    ])
  })

  test('judges a late report at the time it happened and keeps the lapse in sight', () => {
    const lapsed = act(lend(), system, 'tick', { now: '2026-03-02T12:00:00Z' })
    const signed = act(lapsed, clerk, 'sign', { now: '2026-03-02T13:00:00Z', occurredAt: '2026-03-02T10:00:00Z' })
    expect(signed.deadlines.find(d => d.code === 'sign')).toMatchObject({
      state: 'met',
      metAt: '2026-03-02T10:00:00.000Z',
      lapsedAt: '2026-03-02T11:00:00.000Z',
    })
    expect(signed.deadlines.find(d => d.code === 'return')?.startedAt).toBe('2026-03-02T10:00:00.000Z')
  })

  test('counts again when the holiday table changes, once', () => {
    const matter = act(lend(), clerk, 'sign')
    const calendar = { ...plainCalendar, version: 2, daysOff: new Set(['2026-03-04']) }
    world = context(loanPolicies, { calendar, formerCalendar: plainCalendar })
    const before = matter.deadlines.find(d => d.code === 'return')?.dueAt
    const again = act(matter, system, 'recount')
    expect(before).toBe('2026-03-09T15:59:59.999Z')
    expect(again.deadlines.find(d => d.code === 'return')?.dueAt).toBe('2026-03-10T15:59:59.999Z')
    expect(again.deadlines.find(d => d.code === 'sign')?.calendarVersion).toBe(1)
    expect(refusal(again, system, 'recount')).toBe('no-deadline')
  })

  test('a new grade hastens what runs and never slows it', () => {
    const faster = act(lend(), chief, 'hasten', { input: { grade: 1 } })
    expect(faster.deadlines.filter(d => d.state === 'running').map(d => d.dueAt)).toEqual(['2026-03-02T04:00:00.000Z'])
    expect(faster.deadlines.find(d => d.state === 'cancelled')?.lapsedAt).toBeNull()
    const slower = act(faster, chief, 'hasten', { input: { grade: 4 } })
    expect(slower.deadlines.filter(d => d.state === 'running').map(d => d.dueAt)).toEqual(['2026-03-02T04:00:00.000Z'])
  })

  test('starting a clock that runs leaves it running', () => {
    const down = act(lend(), chief, 'pass-down', { input: { target: ORGS.cell } })
    expect(down.deadlines.map(d => [d.code, d.state])).toEqual([['sign', 'running']])
  })
})

describe('the end', () => {
  const watched = () =>
    act(act(act(lend(), clerk, 'sign'), clerk, 'inspect', { input: { note: 'whole' } }), second, 'pass')
  const look = (matter: Matter, outcome: string, now = '2026-03-05T02:00:00Z') =>
    act(matter, clerk, 'look-again', { input: { outcome }, now })

  test('waits for every planned visit', () => {
    const planned = watched()
    expect(planned.deadlines.filter(d => d.planned).map(d => d.ordinal)).toEqual([1, 2])
    expect(refusal(planned, chief, 'end')).toBe('requirement')
    const once = look(planned, 'fine')
    expect(once.deadlines.filter(d => d.planned).map(d => d.state)).toEqual(['met', 'running'])
    expect(refusal(once, chief, 'end')).toBe('requirement')
    const ended = act(look(once, 'fine'), chief, 'end')
    expect(ended).toMatchObject({ closed: true, state: 'ended', closedAt: '2026-03-02T02:00:00.000Z', claim: null })
  })

  test('a branch leads elsewhere and cancels what no longer matters', () => {
    const lost = look(watched(), 'gone')
    expect(lost).toMatchObject({ state: 'lost', closed: true })
    expect(lost.deadlines.filter(d => d.planned).map(d => d.state)).toEqual(['met', 'cancelled'])
    const torn = look(watched(), 'torn')
    expect(torn.state).toBe('held')
    expect(torn.deadlines.filter(d => d.state === 'running').map(d => d.code)).toEqual(['follow-up', 'return'])
  })

  test('planning again replaces the plan', () => {
    const torn = look(watched(), 'torn')
    const again = act(act(torn, clerk, 'inspect', { input: { note: 'mended' } }), second, 'pass')
    expect(again.deadlines.filter(d => d.planned && d.state === 'running').map(d => d.ordinal)).toEqual([1, 2])
  })

  test('reopening starts over: steps and second persons of the last round do not count', () => {
    const lost = look(watched(), 'gone')
    expect(refusal(lost, clerk, 'again')).toBe('not-allowed')
    const again = act(lost, system, 'again')
    expect(again).toMatchObject({ state: 'held', closed: false, closedAt: null })
    expect(again.doneBy).toEqual({ again: 'system' })
    expect(again.deadlines.filter(d => d.state === 'running').map(d => d.code)).toEqual(['return'])
  })
})

describe('erasing', () => {
  test('takes what is personal from a closed matter, and nothing from an open one', () => {
    const held = act(lend({ fields: { title: 'ladder', borrower: 'sealed' } }), clerk, 'sign')
    expect(refusal(held, system, 'erase')).toBe('wrong-state')
    const noted = act(held, clerk, 'inspect', { input: { note: 'whole' } })
    const ended = { ...noted, state: 'ended', closed: true }
    expect(refusal(ended, clerk, 'erase')).toBe('not-allowed')
    expect(act(ended, system, 'erase').data).toEqual({ title: 'ladder', signedAt: '2026-03-02T02:00:00.000Z' })
  })
})

describe('opening', () => {
  const opening = { type: loan, id: 'm', unit: ORGS.leaf, now: at('2026-03-02T01:00:00Z') }

  test('refuses who may not, what is missing and what is not known', () => {
    const tell = (change: object) => {
      const result = open({ ...opening, fields: { title: 'x' }, actor: clerk, context: world, ...change })
      return result.ok ? 'opened' : result.code
    }
    expect(tell({})).toBe('opened')
    expect(tell({ actor: trainee })).toBe('not-allowed')
    expect(tell({ fields: {} })).toBe('missing-field')
    expect(tell({ fields: { title: 'x', note: 'y' } })).toBe('unknown-field')
    expect(tell({ unit: '999999999999' })).toBe('bad-unit')
  })

  test('history starts no clock and tells nobody', () => {
    const result = open({
      ...opening,
      fields: { title: 'x' },
      actor: chief,
      context: world,
      history: { state: 'ended', closedAt: '2025-12-01T00:00:00Z' },
    })
    expect(result).toMatchObject({
      ok: true,
      deadlines: [],
      notices: [],
      next: { closed: true, closedAt: '2025-12-01T00:00:00Z' },
      facts: [{ kind: 'loan.imported' }],
    })
  })
})
