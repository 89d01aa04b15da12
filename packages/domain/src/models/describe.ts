import type { Label } from '../dictionaries/dictionary.ts'
import { gradeLabels } from './grade.ts'
import type { ModelCard, Sourced } from './model.ts'
import type { Count, PointsPolicy } from './points/index.ts'

const both = ({ zh, en }: Label) => `${zh} · ${en}`

const list = (labels: readonly Label[]) => labels.map(label => `- ${both(label)}`).join('\n')

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')

const countPoints = (count: Count) => (count.kind === 'each' ? `${count.points} (≤ ${count.cap})` : `${count.points}`)

const cardSections = (card: ModelCard): string[] => [
  `# ${both(card.label)}`,
  `\`${card.code}\` ${card.version}`,
  `**目的 Purpose.** ${both(card.purpose)}`,
  `**责任岗位 Owner.** ${both(card.ownerRole)}. **复核 Review.** 每 ${card.reviewEveryMonths} 个月，下次 ${card.nextReviewOn} · every ${card.reviewEveryMonths} months, next on ${card.nextReviewOn}`,
  `## 不得用于 Not for\n\n${list(card.notFor)}`,
  `## 数据 Data\n\n${list(card.data)}`,
  `## 局限 Limits\n\n${list(card.limits)}`,
  `## 保障 Safeguards\n\n${list(card.safeguards)}`,
]

const pointRows = ({ counts, factors }: PointsPolicy) => [
  ...counts.map(count => [count.code, both(count.label), countPoints(count), count.windowDays, both(count.rule)]),
  ...factors.map(({ code, label, points, windowDays, rule }) => [code, both(label), points, windowDays, both(rule)]),
]

const sourcedRows = (policy: PointsPolicy): [string, Sourced][] => [
  ...[...policy.counts, ...policy.factors, ...policy.hardRules].map((row): [string, Sourced] => [row.code, row]),
  ...policy.levels.map((row): [string, Sourced] => [both(gradeLabels[row.grade]), row]),
  ['计次 counting', policy.counting],
  ['清除 erasure', policy.erasure],
  ['再次预警 re-arming', policy.rearming],
]

/** Rows that share a source stand in one line. */
const sourceRows = (policy: PointsPolicy) => {
  const groups = new Map<string, string[]>()
  for (const [name, { basis, effectiveFrom }] of sourcedRows(policy)) {
    const key = `${basis}|${effectiveFrom}`
    groups.set(key, [...(groups.get(key) ?? []), name])
  }
  return [...groups].map(([key, names]) => {
    const [basis, since] = key.split('|') as [string, string]
    return [both(policy.bases[basis]!), since, names.join(', ')]
  })
}

const notScoredSection = ({ notScored }: PointsPolicy): string =>
  `## 未计分 Not scored\n\n${table(
    ['代码 Code', '概念 Concept', '原因 Why'],
    notScored.map(({ code, label, why }) => [code, both(label), both(why)]),
  )}`

const filtersText = ({ filters }: PointsPolicy): string =>
  `\n\n任一成立即纳入 · a fact enters when any holds: ${filters
    .map(({ field, in: codes }) => `\`${field}\` ∈ {${codes.join(', ')}}`)
    .join('; ')}.`

const policySections = (policy: PointsPolicy): string[] => [
  `## 分值 Points\n\n${table(['代码 Code', '情形 Factor', '分 Points', '天 Days', '规则 Rule'], pointRows(policy))}`,
  `**计次 Counting.** ${both(policy.counting.rule)}. 按北京时间（UTC+${policy.utcOffsetMinutes / 60}）自然日计，发生当日不计入，末日计满 · local days of UTC+${policy.utcOffsetMinutes / 60}; the day it happened is not counted and the last day counts in full.`,
  `## 硬性规则 Hard rules\n\n${table(
    ['代码 Code', '等级 Grade', '规则 Rule'],
    policy.hardRules.map(({ code, grade, rule }) => [code, both(gradeLabels[grade]), both(rule)]),
  )}`,
  `## 等级 Levels\n\n${table(
    ['等级 Grade', '起始分 From'],
    policy.levels.map(({ grade, from }) => [both(gradeLabels[grade]), from]),
  )}`,
  `**再次预警 Re-arming.** ${both(policy.rearming.rule)}.`,
  `**清除 Erasure.** 最后一次事件后 ${policy.erasure.days} 日 · ${policy.erasure.days} days after the last event. 每个对象最多保留最近 ${policy.keptReports.most} 次报警和最近 ${policy.keptReports.most} 次有情形的报警 · at most the latest ${policy.keptReports.most} reports of a subject and the latest ${policy.keptReports.most} that state a factor are kept.`,
  ...(policy.notScored.length === 0 ? [] : [notScoredSection(policy)]),
  `## 输入 Inputs\n\n${table(
    ['字段 Field', '类型 Kind', '说明 Meaning'],
    policy.inputs.map(({ name, kind, label }) => [`\`${name}\``, kind, both(label)]),
  )}${policy.filters.length === 0 ? '' : filtersText(policy)}`,
  `## 依据 Basis\n\n${table(['依据 Basis', '起 Since', '适用 For'], sourceRows(policy))}`,
]

/** The model in words, from the same data it runs on: Markdown in both languages. */
export const describeModel = (card: ModelCard, policy: PointsPolicy): string =>
  `${[...cardSections(card), ...policySections(policy)].join('\n\n')}\n`
