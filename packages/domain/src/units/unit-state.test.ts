import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  engaged,
  mayBeSent,
  moveUnit,
  onDuty,
  ordersFrom,
  type UnitEvent,
  type UnitState,
  unitMoves,
  unitStates,
} from './index.ts'

const states = Object.keys(unitStates) as UnitState[]
const events = Object.keys(unitMoves) as UnitEvent[]
const walk = (steps: readonly UnitEvent[]) => {
  const path: UnitState[] = ['off']
  for (const event of steps) path.push(moveUnit(path.at(-1)!, event) ?? path.at(-1)!)
  return path
}

describe('the states of a unit', () => {
  it('can all be reached from off duty, and off duty from all', () => {
    const reach = (from: UnitState) => {
      const seen = new Set<UnitState>([from])
      for (const state of seen) for (const event of events) seen.add(moveUnit(state, event) ?? state)
      return seen
    }
    for (const state of states) expect([...reach(state)].sort()).toEqual([...states].sort())
  })

  it('never lead from a dispatch to off duty, nor to a second dispatch, without a release', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 60 }), steps => {
        const path = walk(steps)
        path.forEach((state, at) => {
          const before = path[at - 1]
          if (before !== undefined && engaged(before)) expect(state).not.toBe('off')
          if (state === 'assigned' && before !== 'assigned')
            expect(before !== undefined && mayBeSent(before)).toBe(true)
        })
      }),
    )
  })

  it('an off-duty unit can only come on duty', () => {
    expect(events.filter(event => moveUnit('off', event) !== undefined)).toEqual(['come-on-duty'])
    expect(states.filter(state => !onDuty(state))).toEqual(['off'])
  })

  it('a unit on a call takes no order but its dispatch', () => {
    for (const state of states.filter(engaged)) expect(ordersFrom(state)).toEqual([])
  })
})
