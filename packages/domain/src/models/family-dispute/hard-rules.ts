import type { Sourced } from '../model.ts'
import type { HardRule } from '../points/policy.ts'
import type { FactorCode } from './factors.ts'

const since: Sourced = { basis: 'default', effectiveFrom: '2026-01-01' }

/** What sets the grade whatever the points say. */
export const hardRules: readonly HardRule<FactorCode>[] = [
  {
    code: 'R1',
    grade: 1,
    label: { zh: '90 日内报警 6 次以上且有暴力情形', en: 'six calls in 90 days with any violence' },
    rule: {
      zh: '90 日内去重后报警不少于 6 次，且有任一 B 类情形：红色',
      en: 'at least 6 deduplicated calls in 90 days and any B factor: red',
    },
    when: {
      holds: 'all',
      of: [
        { holds: 'group', group: 'B' },
        { holds: 'events', atLeast: 6, withinDays: 90 },
      ],
    },
    ...since,
    basis: 'six-calls-practice',
  },
  {
    code: 'R2',
    grade: 1,
    label: { zh: '扼颈、捂口鼻', en: 'strangling or smothering' },
    rule: { zh: '有 B4 即为红色，首次报警也是', en: 'B4 alone is red, at the first call too' },
    when: { holds: 'factor', code: 'B4' },
    ...since,
  },
  {
    code: 'R3',
    grade: 1,
    label: { zh: '违反告诫书、保护令或协议且有暴力情形', en: 'breach of letter, order or agreement with violence' },
    rule: { zh: 'C4 与任一 B 类情形并存：红色', en: 'C4 with any B factor: red' },
    when: {
      holds: 'all',
      of: [
        { holds: 'factor', code: 'C4' },
        { holds: 'group', group: 'B' },
      ],
    },
    ...since,
  },
  {
    code: 'R4',
    grade: 1,
    label: { zh: '持械并威胁杀害', en: 'weapon and threat to kill' },
    rule: { zh: 'B5 与 B6 并存：红色', en: 'B5 with B6: red' },
    when: {
      holds: 'all',
      of: [
        { holds: 'factor', code: 'B5' },
        { holds: 'factor', code: 'B6' },
      ],
    },
    ...since,
  },
  {
    code: 'R5',
    grade: 1,
    label: { zh: '轻伤以上且共同居住', en: 'serious injury while living together' },
    rule: { zh: 'B3 且共同居住（E1）：红色', en: 'B3 while living together (E1): red' },
    when: {
      holds: 'all',
      of: [
        { holds: 'factor', code: 'B3' },
        { holds: 'factor', code: 'E1' },
      ],
    },
    ...since,
  },
  {
    code: 'R6',
    grade: 2,
    label: { zh: '30 日内报警 3 次以上且有暴力情形', en: 'three calls in 30 days with any violence' },
    rule: { zh: 'A2 与任一 B 类情形并存：橙色', en: 'A2 with any B factor: orange' },
    when: {
      holds: 'all',
      of: [
        { holds: 'count', code: 'A2' },
        { holds: 'group', group: 'B' },
      ],
    },
    ...since,
  },
]
