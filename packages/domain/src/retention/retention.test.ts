import { describe, expect, it } from 'vitest'
import { policyAt } from '../loop/index.ts'
import { matterTypes } from '../matters/index.ts'
import { retentionClasses, retentionPolicies, retentionPolicy } from './index.ts'

describe('retention', () => {
  it('has a dated period for every class, none without end', () => {
    for (const { code } of retentionClasses) {
      const { amounts, unit, basis } = policyAt(retentionPolicies, retentionPolicy(code), null, new Date('2026-06-01'))
      expect(unit, code).toBe('day')
      expect(amounts[0], code).toBeGreaterThan(0)
      expect(amounts[0], code).toBeLessThanOrEqual(1825)
      expect(basis, code).toMatch(/\p{Script=Han}.* \/ [a-z]/u)
    }
  })
  it('knows the class of every matter type, and counts it from its closing', () => {
    const closed = new Set<string>(retentionClasses.filter(c => c.from === 'closed').map(c => c.code))
    for (const type of matterTypes) expect(closed.has(type.retention), `${type.type}: ${type.retention}`).toBe(true)
  })
  it('keeps the audit trail for three years at least', () => {
    expect(
      policyAt(retentionPolicies, 'retention.audit', null, new Date('2026-06-01')).amounts[0],
    ).toBeGreaterThanOrEqual(1095)
  })
})
