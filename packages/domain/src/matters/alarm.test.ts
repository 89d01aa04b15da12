import { expect, test } from 'vitest'
import { decide } from '../loop/index.ts'
import { actor, at, context, ORGS, opened, system } from '../loop/test-world.ts'
import { alarm } from './alarm/index.ts'
import { deviceFault } from './device-fault/index.ts'
import { shippedPolicies } from './index.ts'
import { Journey } from './journey.ts'

const desk = actor('desk', ['dispatcher'], ORGS.root)
const officer = actor('officer', ['station-duty-officer'], ORGS.leaf)
const aide = actor('aide', ['auxiliary'], ORGS.leaf)

function ringing(fields: object = {}) {
  const policies = context(shippedPolicies)
  const matter = opened({
    type: alarm,
    actor: system,
    context: policies,
    occurredAt: at('2026-03-02T01:00:00Z'),
    subject: 'device/P1/press',
    fields: {
      device: 'P1',
      scene: 'press',
      grade: 2,
      deviceName: '滨河公园东门',
      channel: '0401',
      lng: 106.8,
      lat: 39.6,
      summary: '按键报警',
      ...fields,
    },
  })
  return new Journey(alarm, matter, policies, '2026-03-02T01:00:10Z')
}

test('most presses end at talk-back: taken, found false, counted', () => {
  const journey = ringing().step(officer, 'take').step(officer, 'false-alarm')
  expect(journey.matter).toMatchObject({ state: 'false-alarm', closed: true })
  expect(journey.matter.data).toMatchObject({ occurrences: 1 })
  expect(journey.matter.deadlines.map(d => [d.code, d.state])).toEqual([
    ['ack', 'met'],
    ['settle', 'met'],
  ])
})

test('nothing is false before somebody has taken it', () => {
  expect(ringing().refusal(officer, 'false-alarm')).toBe('wrong-state')
})

test('a press again joins, is counted, and is seen in every open state; a late one does not turn time back', () => {
  const journey = ringing()
    .step(system, 'ring', { rangAt: '2026-03-02T01:00:05Z' })
    .step(desk, 'take')
    .step(system, 'ring', { rangAt: '2026-03-02T00:59:00Z' })
    .step(system, 'ring', { rangAt: '2026-03-02T01:00:04Z', times: 40 })
  expect(journey.matter.state).toBe('taken')
  expect(journey.matter.data).toMatchObject({ occurrences: 43, lastAt: '2026-03-02T01:00:05Z' })
  expect(journey.decisions.flatMap(d => d.facts.map(f => f.kind))).toEqual([
    'alarm.rang',
    'alarm.taken',
    'alarm.rang',
    'alarm.rang',
  ])
})

test('a real one becomes an incident at the fixed position, with what was heard or the summary', () => {
  const plain = ringing().step(officer, 'confirm')
  expect(plain.decisions.at(-1)?.spawned).toMatchObject([
    { type: 'incident', fields: { content: '按键报警', channel: '0401', lng: 106.8, category: '059900' } },
  ])
  const told = ringing().step(officer, 'take').step(officer, 'confirm', { heard: 'sealed', category: '020301' })
  expect(told.decisions.at(-1)?.spawned).toMatchObject([
    { type: 'incident', fields: { content: 'sealed', category: '020301' } },
  ])
  expect(told.matter).toMatchObject({ state: 'confirmed', closed: false })
  expect(told.step(system, 'incident-ended').matter).toMatchObject({ state: 'ended', closed: true })
})

test('an auxiliary takes the call and may only propose that it was false', () => {
  const journey = ringing().step(aide, 'take').step(aide, 'false-alarm')
  expect(journey.matter).toMatchObject({ state: 'taken', draft: { action: 'false-alarm' } })
  expect(journey.step(officer, 'confirm-draft').matter.state).toBe('false-alarm')
})

test('not taken in time it goes to the duty leader, whose clock then runs', () => {
  const journey = ringing().step(system, 'escalate', { escalatedTo: '张三' })
  expect(journey.matter).toMatchObject({ state: 'escalated', data: { escalatedTo: '张三' } })
  expect(journey.matter.deadlines.filter(d => d.state === 'running').map(d => d.code)).toEqual(['ack', 'duty'])
  expect(journey.step(officer, 'take').matter.deadlines.map(d => d.state)).toEqual(['met', 'met', 'running'])
})

test('a faulty device is closed by a passed test, never by a failed one', () => {
  const policies = context(shippedPolicies)
  const matter = opened({
    type: deviceFault,
    actor: system,
    context: policies,
    fields: { device: 'P1', category: 'silent' },
  })
  const journey = new Journey(deviceFault, matter, policies, '2026-03-02T02:00:00Z')
    .step(officer, 'order-repair', { orderedFrom: '厂家' })
    .step(officer, 'repair', { repair: '换电池' })
  expect(journey.refusal(officer, 'pass-test', { tested: 'failed' })).toBe('requirement')
  expect(journey.step(officer, 'pass-test', { tested: 'passed' }).matter.closed).toBe(true)
})

test('a press that comes while somebody reads does not make their act stale', () => {
  const { matter } = ringing().step(system, 'ring')
  const ask = { type: alarm, matter, input: {}, actor: officer, now: at('2026-03-02T01:00:20Z') }
  const policies = context(shippedPolicies)
  expect(decide({ ...ask, action: 'take', expectedVersion: 1, context: policies })).toMatchObject({ ok: true })
  expect(decide({ ...ask, action: 'false-alarm', expectedVersion: 1, context: policies })).toMatchObject({
    code: 'wrong-state',
  })
})
