import type { Label } from '@fangwei/domain/loop/index.ts'
import { type FactorCode, familyDisputePolicy } from '@fangwei/domain/models/family-dispute/index.ts'
import type { PointsPolicy } from '@fangwei/domain/models/points/policy.ts'

/** A reason as the matter keeps it. */
interface KeptReason {
  readonly code: string
  readonly points: number
  readonly factIds: readonly string[]
  readonly happenedAt: string
  readonly expiresAt: string
  readonly label?: Label
  readonly rule?: Label
}

export interface Line extends KeptReason {
  readonly name: Label
  /** No points, because another of its ladder counts higher or because only a hard rule reads it. */
  readonly uncounted: boolean
  /** As many points as it may give. */
  readonly capped: boolean
  readonly hard: boolean
}

export interface Sum {
  readonly lines: readonly Line[]
  readonly points: number
  /** The lines add up to the points shown; when not, the page says so. */
  readonly adds: boolean
  readonly hardRule: { readonly code: string; readonly label: Label; readonly rule: Label } | undefined
  readonly levels: readonly { readonly grade: number; readonly from: number }[]
}

/** What a sum needs of the rules it was made by. */
type Rules = Pick<PointsPolicy, 'counts' | 'factors' | 'hardRules' | 'levels'>

const unknown: Rules = { counts: [], factors: [], hardRules: [], levels: [] }

/** The sum behind a warning, line by line, so that a person can add it up; by its own rules, as far as they are known. */
export function sumOf(
  data: Readonly<Record<string, unknown>>,
  { counts, factors, hardRules, levels }: Rules = unknown,
): Sum | undefined {
  const { because, points } = data
  if (!Array.isArray(because)) return undefined
  const reasons = because as readonly KeptReason[]
  const lines = reasons.map(reason => {
    const count = counts.find(one => one.code === reason.code)
    const hard = hardRules.some(rule => rule.code === reason.code) || reason.code === data.hardRule
    return {
      ...reason,
      name: reason.label ?? nameOf(reason.code, [...counts, ...factors, ...hardRules]),
      hard,
      uncounted: !hard && reason.points === 0,
      capped: count !== undefined && count.kind === 'each' && reason.points >= count.cap,
    }
  })
  const total = typeof points === 'number' ? points : 0
  const code = typeof data.hardRule === 'string' ? data.hardRule : undefined
  return {
    lines: [...lines].sort((a, b) => b.points - a.points),
    points: total,
    adds: lines.reduce((sum, line) => sum + line.points, 0) === total,
    hardRule: hardRules.find(rule => rule.code === code),
    levels,
  }
}

const nameOf = (code: string, rules: readonly { readonly code: string; readonly label: Label }[]): Label =>
  rules.find(rule => rule.code === code)?.label ?? { zh: code, en: code }

/** Where one answer would count most among those nobody asked about. */
export const gapPoints = (code: string): number =>
  familyDisputePolicy.factors.find(factor => factor.code === (code as FactorCode))?.points ?? 0

/** Calls of the last 30 days before an instant against as many before them. */
export function trendOf(
  callsAt: readonly string[],
  asOf: string,
  days = familyDisputePolicy.trend.days,
): { recent: number; before: number } | undefined {
  const dayMs = 86_400_000
  const ages = callsAt.map(at => (Date.parse(asOf) - Date.parse(at)) / dayMs).filter(age => age >= 0)
  const recent = ages.filter(age => age <= days).length
  const before = ages.filter(age => age > days && age <= days * 2).length
  return recent + before < 2 ? undefined : { recent, before }
}
