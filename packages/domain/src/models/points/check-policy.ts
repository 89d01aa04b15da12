import type { Label } from '../../dictionaries/dictionary.ts'
import { checkFilters, checkInputs } from '../inputs.ts'
import type { Sourced } from '../model.ts'
import { parseSubject } from '../subject.ts'
import { retentionDays } from './compile.ts'
import type { Condition, PointsPolicy } from './policy.ts'

export type PolicyFault = { readonly where: string; readonly label: Label }

const fault = (where: string, zh: string, en: string): PolicyFault => ({ where, label: { zh, en } })

const checkSubject = ({ subject }: PointsPolicy): PolicyFault[] => {
  const probe = parseSubject({
    kind: subject,
    relation: '-',
    place: '-',
    block: '-',
    households: Number.MAX_SAFE_INTEGER,
  })
  return 'refused' in probe ? [{ where: 'subject', label: probe.label }] : []
}

const sourcedRows = (policy: PointsPolicy): [string, Sourced][] => [
  ...[...policy.counts, ...policy.factors, ...policy.hardRules].map((row): [string, Sourced] => [row.code, row]),
  ...policy.levels.map((row): [string, Sourced] => [`level ${row.grade}`, row]),
  ['counting', policy.counting],
  ['trend', policy.trend],
  ['erasure', policy.erasure],
  ['keptReports', policy.keptReports],
  ['rearming', policy.rearming],
]

const checkSources = (policy: PointsPolicy): PolicyFault[] =>
  sourcedRows(policy).flatMap(([where, { basis, effectiveFrom }]) => {
    const faults = basis in policy.bases ? [] : [fault(where, `没有依据“${basis}”`, `there is no basis "${basis}"`)]
    if (!/^\d{4}-\d{2}-\d{2}$/.test(effectiveFrom)) faults.push(fault(where, '缺少生效日期', 'no effective date'))
    return faults
  })

const checkCodes = (policy: PointsPolicy): PolicyFault[] => {
  const codes = [...policy.counts, ...policy.factors, ...policy.hardRules].map(({ code }) => code)
  const doubled = codes.filter((code, i) => codes.indexOf(code) !== i)
  return doubled.map(code => fault(code, '代码重复', 'the code appears twice'))
}

const namesUnknown = (condition: Condition, policy: PointsPolicy): string[] => {
  switch (condition.holds) {
    case 'all':
    case 'any':
      return condition.of.flatMap(part => namesUnknown(part, policy))
    case 'factor':
      return policy.factors.some(({ code }) => code === condition.code) ? [] : [condition.code]
    case 'group':
      return policy.factors.some(({ group }) => group === condition.group) ? [] : [condition.group]
    case 'count':
      return policy.counts.some(({ code }) => code === condition.code) ? [] : [condition.code]
    case 'events':
      return []
  }
}

const checkHardRules = (policy: PointsPolicy): PolicyFault[] =>
  policy.hardRules.flatMap(({ code, when }) =>
    namesUnknown(when, policy).map(name =>
      fault(code, `引用了不存在的“${name}”`, `names "${name}", which is not there`),
    ),
  )

const isCount = (value: number) => Number.isInteger(value) && value >= 0

const checkNumbers = (policy: PointsPolicy): PolicyFault[] => {
  const { counts, factors, levels, erasure } = policy
  const faults = [...counts, ...factors]
    .filter(({ points, windowDays }) => !isCount(points) || !isCount(windowDays) || windowDays === 0)
    .map(({ code }) => fault(code, '分值和天数应为非负整数，天数大于零', 'points and days are whole and not negative'))
  const isFalling = levels.every(
    ({ from, grade }, i) => i === 0 || (from < levels[i - 1]!.from && grade > levels[i - 1]!.grade),
  )
  if (!isFalling) faults.push(fault('levels', '分级应从高到低', 'levels go from the most urgent down'))
  if (retentionDays(policy) > erasure.days)
    faults.push(fault('erasure', '计分窗口不得长于清除期限', 'no window is longer than the time until erasure'))
  return faults
}

/** Everything that keeps a policy from being used: subject, inputs, filters, sources, codes, numbers. Empty when fit. */
export const checkPolicy = (policy: PointsPolicy): PolicyFault[] => [
  ...checkSubject(policy),
  ...checkInputs(policy.inputs),
  ...checkFilters(policy.filters, policy.inputs),
  ...checkSources(policy),
  ...checkCodes(policy),
  ...checkHardRules(policy),
  ...checkNumbers(policy),
]
