import { expect, test } from 'vitest'
import { matterType } from './declaration.ts'
import type { MatterType } from './matter-type.ts'
import { loan } from './test-world.ts'

const broken = (change: Partial<MatterType>) => () => matterType({ ...(loan as MatterType), ...change })
const label = { zh: '样例', en: 'Sample' }
const sign = { label, did: 'signed', from: ['sent'], by: [{ roles: ['clerk'], relation: ['unit'] }] } as const

test.each<[string, Partial<MatterType>, RegExp]>([
  ['an initial state', { initial: 'nowhere' }, /initial state nowhere/],
  ['a column', { columns: ['colour'] }, /colour/],
  ['a target state', { actions: { ...loan.actions, sign: { ...sign, to: 'gone' } } }, /sign names unknown state gone/],
  ['a branch', { actions: { ...loan.actions, sign: { ...sign, toWhen: [{ to: 'gone' }] } } }, /unknown state gone/],
  ['a field', { actions: { ...loan.actions, sign: { ...sign, asks: ['colour'] } } }, /unknown field colour/],
  ['a clock', { actions: { ...loan.actions, sign: { ...sign, hastens: ['x'] } } }, /names deadline x/],
  ['a policy', { policies: [] }, /no policy loan.sign/],
  ['somebody', { actions: { ...loan.actions, sign: { ...sign, by: [] } } }, /done by nobody/],
  [
    'an action of the system',
    { reopens: { policy: 'loan.again', action: 'sign' } },
    /sign must be an action of the system/,
  ],
  [
    'an act',
    { actions: { ...loan.actions, sign: { ...sign, requires: [{ kind: 'done', action: 'x', label }] } } },
    /x/,
  ],
])('a declaration that names %s that is not there is refused at load', (_, change, message) => {
  expect(broken(change)).toThrow(message)
})

test('a declaration in order is returned as it is', () => {
  expect(matterType(loan)).toBe(loan)
})
