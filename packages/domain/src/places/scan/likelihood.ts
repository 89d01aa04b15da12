import type { ScanData } from './data.ts'

/** x ln(x / y), 0 where x is 0. */
const part = (x: number, y: number) => (x === 0 ? 0 : x * Math.log(x / y))

/**
 * Log likelihood ratio of `observed` cases where `expected` are expected, 0 unless more than expected (Kulldorff 1997;
 * for the permutation model the same form, Kulldorff et al. 2005). For Bernoulli the people are recovered from `expected`.
 */
export const likelihoodOf = ({ model, total, totalPeople }: Pick<ScanData, 'model' | 'total' | 'totalPeople'>) => {
  if (model !== 'bernoulli' || totalPeople === undefined)
    return (observed: number, expected: number): number =>
      observed > expected ? part(observed, expected) + part(total - observed, total - expected) : 0
  const null_ = part(total, totalPeople) + part(totalPeople - total, totalPeople)
  return (observed: number, expected: number): number => {
    if (!(observed > expected)) return 0
    const people = (expected * totalPeople) / total
    const [outside, rest] = [total - observed, totalPeople - people]
    return (
      part(observed, people) +
      part(Math.max(0, people - observed), people) +
      part(outside, rest) +
      part(Math.max(0, rest - outside), rest) -
      null_
    )
  }
}

/** Cases over expected within, over the same outside. */
export const relativeRiskOf = (total: number, observed: number, expected: number): number => {
  const outside = (total - observed) / (total - expected)
  return outside > 0 ? observed / expected / outside : Infinity
}
