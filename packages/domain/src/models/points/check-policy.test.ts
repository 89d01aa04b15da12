import { describe, expect, it } from 'vitest'
import { familyDisputePolicy as shipped } from '../family-dispute/policy.ts'
import type { SubjectKind } from '../subject.ts'
import { checkPolicy } from './check-policy.ts'
import type { PointsPolicy } from './policy.ts'

const faults = (change: Partial<PointsPolicy>) =>
  checkPolicy({ ...(shipped as PointsPolicy), ...change }).map(({ where }) => where)

describe('a policy is refused', () => {
  it('not as shipped', () => expect(checkPolicy(shipped)).toEqual([]))

  it.each(['person', 'household', 'group'])('when it judges a %s', kind =>
    expect(faults({ subject: kind as SubjectKind })).toEqual(['subject']),
  )

  it('when an input or a filter names what no model reads', () => {
    const label = { zh: '性别', en: 'sex' }
    expect(faults({ inputs: [...shipped.inputs, { name: 'sex', kind: 'code', label }] })).toEqual(['sex'])
    expect(faults({ filters: [{ field: 'callerPhone', in: ['170'] }] })).toEqual(['callerPhone'])
    expect(faults({ filters: [{ field: 'weather', in: ['1'] }] })).toEqual(['weather'])
  })

  it('when a value has no basis or no date', () => {
    expect(faults({ erasure: { days: 180, basis: 'because', effectiveFrom: '2026-01-01' } })).toEqual(['erasure'])
    expect(faults({ erasure: { days: 180, basis: 'default', effectiveFrom: 'soon' } })).toEqual(['erasure'])
  })

  it('when a code appears twice', () =>
    expect(faults({ counts: [...shipped.counts, shipped.counts[0]!] })).toEqual(['A1']))

  it('when a hard rule names what is not there', () => {
    const rule = { ...shipped.hardRules[0]!, code: 'R9' }
    const holding = (when: (typeof rule)['when']) => faults({ hardRules: [{ ...rule, when }] })
    expect(holding({ holds: 'factor', code: 'Z1' as 'B1' })).toEqual(['R9'])
    expect(
      holding({
        holds: 'any',
        of: [
          { holds: 'group', group: 'Z' },
          { holds: 'count', code: 'Z' },
        ],
      }),
    ).toEqual(['R9', 'R9'])
  })

  it('when levels rise or points are not whole', () => {
    expect(faults({ levels: shipped.levels.toReversed() })).toEqual(['levels'])
    expect(faults({ factors: [{ ...shipped.factors[0]!, points: 0.5 }] })).toContain('B1')
  })

  it('when it would remember longer than it may', () =>
    expect(faults({ erasure: { days: 90, basis: 'default', effectiveFrom: '2026-01-01' } })).toEqual(['erasure']))
})
