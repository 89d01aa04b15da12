import { describe, expect, it } from 'vitest'
import { auditQuery, readAuditFilters } from './audit-filters.ts'
import { daysBetween, isWeekend } from './holiday-days.ts'
import { passwordFault } from './password-fault.ts'
import { groupPolicies } from './policy-groups.ts'

describe('a new password', () => {
  const given = { old: 'temporary', next: 'a good sentence', again: 'a good sentence' }
  it.each([
    [{}, undefined],
    [{ old: '' }, 'old'],
    [{ next: 'short', again: 'short' }, 'short'],
    [{ next: 'temporary1', old: 'temporary1' }, 'same'],
    [{ next: 'my DUTY.chengbei', again: 'my DUTY.chengbei' }, 'login'],
    [{ again: 'another sentence' }, 'again'],
  ])('%j → %s', (change, fault) => {
    expect(passwordFault({ ...given, ...change }, 'duty.chengbei')).toBe(fault)
  })
})

describe('days of the holiday table', () => {
  it('run over the end of a month and stop at sixty', () => {
    expect(daysBetween('2027-01-31', '2027-02-02')).toEqual(['2027-01-31', '2027-02-01', '2027-02-02'])
    expect(daysBetween('2027-01-01', '2099-01-01')).toHaveLength(60)
    expect(daysBetween('2027-02-02', '2027-01-31')).toEqual([])
  })
  it('know a weekend', () => expect(['2027-01-02', '2027-01-04'].map(isWeekend)).toEqual([true, false]))
})

describe('the audit filters', () => {
  it('turn days of the city into instants, the last day counted in', () => {
    const filters = readAuditFilters(new URLSearchParams({ kind: 'personal-data.', from: '2026-03-01', to: 'x' }))
    expect(auditQuery({ ...filters, to: '2026-03-01' }, 480)).toEqual({
      kind: 'personal-data.',
      from: '2026-02-28T16:00:00.000Z',
      to: '2026-03-01T16:00:00.000Z',
    })
  })
})

describe('policies', () => {
  const row = (code: string, type: string | null, inForce: boolean) => ({
    code,
    grade: null,
    amounts: [1],
    unit: 'day',
    basis: '依据',
    effectiveFrom: '2026-01-01',
    usedBy: type === null ? [] : [{ type, label: { zh: '时限', en: 'Clock' } }],
    shipped: true,
    approvedBy: null,
    inForce,
  })
  it('stand under their matter type, the general ones last, past ones only when asked for', () => {
    const items = [row('general', null, true), row('b', 'order', true), row('a', 'order', false)]
    expect(groupPolicies(items, false).map(g => [g.type, g.rows.map(r => r.code)])).toEqual([
      ['order', ['b']],
      [null, ['general']],
    ])
    expect(groupPolicies(items, true)[0]!.rows.map(r => r.code)).toEqual(['a', 'b'])
  })
})
