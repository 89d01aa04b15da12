import type { Calendar } from './calendar.ts'
import type { Context } from './command.ts'
import type { Field } from './field.ts'
import { type Actor, decide, type MatterType, matterType, type Opening, open, type Policy } from './index.ts'
import type { Decision, Matter } from './matter.ts'

/** A small world for tests: three levels of organisation, a calendar, numbered ids and a neutral matter type. */
export const ORGS = {
  root: '100000000000',
  middle: '110000000000',
  leaf: '111000000000',
  cell: '111100000000',
  sister: '120000000000',
  helper: '900000000000',
} as const

const paths: Readonly<Record<string, readonly string[]>> = {
  [ORGS.root]: [ORGS.root],
  [ORGS.middle]: [ORGS.root, ORGS.middle],
  [ORGS.leaf]: [ORGS.root, ORGS.middle, ORGS.leaf],
  [ORGS.cell]: [ORGS.root, ORGS.middle, ORGS.leaf, ORGS.cell],
  [ORGS.sister]: [ORGS.root, ORGS.sister],
  [ORGS.helper]: [ORGS.helper],
}

export const plainCalendar: Calendar = {
  version: 1,
  offsetMinutes: 480,
  daysOff: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
  workedWeekends: new Set(['2026-10-10']),
}

export const at = (iso: string) => new Date(iso)

export function context(policies: readonly Policy[], change: Partial<Context> = {}): Context {
  let next = 0
  return {
    policies,
    calendar: plainCalendar,
    pathOf: org => paths[org],
    deskOf: org => `desk-${org}`,
    newId: () => {
      next += 1
      return `id-${next}`
    },
    ...change,
  }
}

export const actor = (account: string, roles: readonly string[], org: string, change: Partial<Actor> = {}): Actor => ({
  account,
  roles,
  org,
  duties: [],
  ...change,
})
export const system: Actor = actor('system', [], ORGS.root, { system: true })

const samples: Readonly<Record<Field['widget'], (field: Field) => unknown>> = {
  text: () => 'text',
  'long-text': () => 'a longer text',
  choice: field => ('minimum' in field.schema ? 2 : 'code'),
  tags: () => ['code'],
  instant: () => '2026-03-02T09:00:00Z',
  number: () => 3,
  'yes-no': () => true,
  org: field => ('type' in field.schema && field.schema.type === 'array' ? [ORGS.helper] : ORGS.cell),
  post: () => 'post-1',
  phone: () => '13800000000',
  answers: () => ({ B1: 'yes' }),
  reasons: () => [],
}

/** A valid value of every field that an action asks for. */
export const validInput = (type: MatterType, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    names.map(name => {
      const field = type.fields[name]
      if (field === undefined) throw new Error(`${type.type} has no field ${name}`)
      return [name, samples[field.widget](field)]
    }),
  )

/** The matter as opened; throws the refusal. */
export function opened(opening: Omit<Opening, 'id' | 'now' | 'unit'> & Partial<Opening>): Matter {
  const result = open({ id: 'matter-1', now: at('2026-03-02T01:00:00Z'), unit: ORGS.leaf, ...opening })
  if (!result.ok) throw new Error(`${result.code}: ${result.label.en}`)
  return result.next
}

/** What the action makes of it; throws the refusal. */
export function done(ask: Parameters<typeof decide>[0]): Decision {
  const result = decide(ask)
  if (!result.ok) throw new Error(`${ask.action} refused, ${result.code}: ${result.label.en}`)
  return result
}

const label = { zh: '样例', en: 'Sample' }
const clerk = { roles: ['clerk'], relation: ['unit'] } as const
const chief = { roles: ['chief'], relation: ['unit', 'supervisor', 'above'] } as const
const policy = (code: string, amounts: number[], unit: Policy['unit'], grade: Policy['grade'] = null): Policy => ({
  code,
  grade,
  amounts,
  unit,
  basis: 'test',
  effectiveFrom: '2026-01-01',
})
const plainText: Field = {
  label,
  schema: { type: 'string' },
  privacy: 'plain',
  widget: 'text',
}

export const loanPolicies: readonly Policy[] = [
  policy('loop.claim', [15], 'minute'),
  policy('loop.escalation', [4], 'hour'),
  policy('loan.sign', [10], 'hour'),
  policy('loan.sign', [2], 'hour', 1),
  policy('loan.return', [5], 'working-day'),
  policy('loan.check', [3, 7], 'day'),
  policy('loan.again', [30], 'day'),
]

/** A lending desk: enough states to exercise every part of the engine. */
export const loan = matterType({
  type: 'loan',
  version: 1,
  label,
  fields: {
    title: plainText,
    note: plainText,
    borrower: { ...plainText, privacy: 'personal' },
    grade: { ...plainText, schema: { type: 'integer', minimum: 1, maximum: 4 }, widget: 'choice' },
    outcome: plainText,
    target: { ...plainText, widget: 'org' },
    desk: { ...plainText, widget: 'post' },
    helpers: { ...plainText, schema: { type: 'array' }, widget: 'org' },
    signedAt: { ...plainText, widget: 'instant' },
  },
  initial: 'sent',
  states: {
    sent: { label },
    held: { label, waitsFor: label },
    checked: { label, waitsFor: label },
    watched: { label },
    ended: { label, closed: true },
    lost: { label, closed: true },
  },
  opening: { by: [clerk, chief], asks: ['title'], mayAsk: ['grade', 'borrower'], starts: ['sign'] },
  actions: {
    sign: {
      label,
      did: 'signed',
      from: ['sent'],
      to: 'held',
      by: [clerk],
      stops: ['sign'],
      starts: ['return'],
      stamps: 'signedAt',
    },
    'pass-down': {
      label,
      did: 'passed-down',
      from: ['sent', 'held'],
      to: 'sent',
      by: [chief],
      asks: ['target'],
      movesTo: { field: 'target' },
      supervises: true,
      starts: ['sign'],
    },
    'pass-up': { label, did: 'passed-up', from: ['sent'], by: [clerk], movesTo: 'up' },
    hasten: { label, did: 'hastened', from: ['sent', 'held'], by: [chief], asks: ['grade'], hastens: ['sign'] },
    keep: { label, did: 'kept', from: ['held'], by: [clerk], asks: ['desk'], holds: 'desk' },
    help: { label, did: 'helped', from: ['held'], by: [clerk], asks: ['helpers'], invites: 'helpers' },
    inspect: {
      label,
      did: 'inspected',
      from: ['held'],
      to: 'checked',
      by: [clerk],
      draftBy: [{ roles: ['trainee'], relation: ['unit'] }],
      asks: ['note'],
      stops: ['return'],
    },
    look: { label, did: 'looked', from: ['held', 'checked'], by: [clerk] },
    pass: {
      label,
      did: 'passed',
      from: ['checked'],
      to: 'watched',
      by: [clerk, chief],
      notWhoDid: ['inspect'],
      plansFollowUps: true,
    },
    'look-again': {
      label,
      did: 'looked-again',
      from: ['watched'],
      toWhen: [
        { when: { field: 'outcome', equals: 'gone' }, to: 'lost' },
        { when: { field: 'outcome', equals: 'torn' }, to: 'held', starts: ['return'] },
      ],
      by: [clerk],
      asks: ['outcome'],
      meetsFollowUp: true,
    },
    end: {
      label,
      did: 'ended',
      from: ['watched'],
      to: 'ended',
      by: [chief],
      requires: [
        { kind: 'follow-ups', label },
        { kind: 'done', action: 'look-again', label },
      ],
    },
    again: {
      label,
      did: 'again',
      from: ['ended', 'lost'],
      to: 'held',
      by: [],
      system: true,
      startsOver: true,
      starts: ['return'],
    },
  },
  workers: [clerk],
  leaders: [chief],
  deadlines: { sign: { label, policy: 'loan.sign' }, return: { label, policy: 'loan.return' } },
  followUps: { label, policy: 'loan.check' },
  reopens: { policy: 'loan.again', action: 'again' },
  policies: loanPolicies,
  columns: ['title'],
  title: ['title'],
  erases: ['note'],
  retention: 'standard',
})
