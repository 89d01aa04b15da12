import type { Label } from '../../dictionaries/dictionary.ts'
import { seededRandom } from '../random.ts'

/** Incidents at a treated place and at comparison places, over spans of `beforeDays` and `afterDays`. */
export type EffectCounts = {
  readonly treatedBefore: number
  readonly treatedAfter: number
  readonly comparisonBefore: number
  readonly comparisonAfter: number
  readonly beforeDays: number
  readonly afterDays: number
  /**
   * How much more counts vary from span to span than independent incidents would (1: not at all), from `dispersionOf`.
   */
  readonly dispersion?: number
  /** The place was chosen because it had been bad in the span it is now compared with. */
  readonly chosenForBefore?: boolean
}

export type Ratio = { readonly value: number; readonly low: number; readonly high: number }

export type Effect = {
  /** Treated after over before, over the same of the comparison; below 1: the treated place fell more. Null: cannot be told. */
  readonly ratio: Ratio | null
  /** Treated place alone, after over before, a day. */
  readonly own: Ratio | null
  readonly comparison: Ratio | null
  readonly verdict: 'fewer' | 'more' | 'unclear' | 'too-few'
  readonly sentence: Label
  readonly warnings: readonly Label[]
}

const z95 = 1.959_963_984_540_054
/** Fewer incidents before than this say nothing either way, whatever happens afterwards. */
export const fewestBefore = 5
/** A comparison with fewer than this on one side is too small to take anything away. */
export const fewestComparison = 10

/**
 * Ratio of rates with a 95 % interval on the log scale, a half added to each count (Haldane-Anscombe), the variance widened
 * by the dispersion (quasi-Poisson).
 */
const ratioOf = (after: readonly number[], before: readonly number[], offset: number, dispersion: number): Ratio => {
  const [a, b] = [after.map(count => count + 0.5), before.map(count => count + 0.5)]
  const log = (counts: readonly number[]) =>
    counts.reduce((sum, count, i) => sum + (i === 0 ? 1 : -1) * Math.log(count), 0)
  const centre = log(a) - log(b) + offset
  const variance = dispersion * [...a, ...b].reduce((sum, count) => sum + 1 / count, 0)
  const width = z95 * Math.sqrt(variance)
  return { value: Math.exp(centre), low: Math.exp(centre - width), high: Math.exp(centre + width) }
}

/** Difference in differences of counts, as a ratio of ratios. It describes what was seen and never says why. */
export const effectOf = (counts: EffectCounts): Effect => {
  const { treatedBefore, treatedAfter, comparisonBefore, comparisonAfter, beforeDays, afterDays } = counts
  const dispersion = Math.max(1, counts.dispersion ?? 1)
  const days = Math.log(beforeDays / afterDays)
  if (!(beforeDays > 0 && afterDays > 0) || treatedBefore < fewestBefore)
    return { ratio: null, own: null, comparison: null, ...told('too-few', counts), warnings: warningsOf(counts) }
  const own = ratioOf([treatedAfter], [treatedBefore], days, dispersion)
  const hasComparison = comparisonBefore >= fewestComparison && comparisonAfter >= fewestComparison
  if (!hasComparison)
    return { ratio: null, own, comparison: null, ...told('unclear', counts), warnings: warningsOf(counts) }
  const ratio = ratioOf([treatedAfter, comparisonAfter], [treatedBefore, comparisonBefore], 0, dispersion)
  const verdict = ratio.high < 1 ? 'fewer' : ratio.low > 1 ? 'more' : 'unclear'
  return {
    ratio,
    own,
    comparison: ratioOf([comparisonAfter], [comparisonBefore], days, dispersion),
    ...told(verdict, counts, ratio),
    warnings: warningsOf(counts),
  }
}

const two = (value: number) => value.toFixed(2)

const told = (
  verdict: Effect['verdict'],
  counts: EffectCounts,
  ratio?: Ratio,
): Pick<Effect, 'verdict' | 'sentence'> => {
  const { treatedBefore, treatedAfter, comparisonBefore, comparisonAfter, beforeDays, afterDays } = counts
  const seen = {
    zh: `此处前 ${beforeDays} 日 ${treatedBefore} 起、后 ${afterDays} 日 ${treatedAfter} 起；对照处 ${comparisonBefore} 起、${comparisonAfter} 起`,
    en: `here ${treatedBefore} in the ${beforeDays} days before and ${treatedAfter} in the ${afterDays} days after; comparison places ${comparisonBefore} and ${comparisonAfter}`,
  }
  const range = ratio === undefined ? '' : `${two(ratio.value)}（95%：${two(ratio.low)}–${two(ratio.high)}）`
  const rangeEn = ratio === undefined ? '' : `${two(ratio.value)} (95 %: ${two(ratio.low)} to ${two(ratio.high)})`
  const ends: Record<Effect['verdict'], Label> = {
    fewer: {
      zh: `相对对照处为 ${range}，减少的幅度大于对照处`,
      en: `relative to them ${rangeEn}: it fell by more than they did`,
    },
    more: {
      zh: `相对对照处为 ${range}，增多的幅度大于对照处`,
      en: `relative to them ${rangeEn}: it rose by more than they did`,
    },
    unclear:
      ratio === undefined
        ? { zh: '对照处太少，无法比较', en: 'too few at comparison places to compare' }
        : { zh: `相对对照处为 ${range}，看不出明显差别`, en: `relative to them ${rangeEn}: no clear difference` },
    'too-few': { zh: '此前次数太少，无法判断', en: 'too few before to tell' },
  }
  return { verdict, sentence: { zh: `${seen.zh}；${ends[verdict].zh}`, en: `${seen.en}; ${ends[verdict].en}` } }
}

const notACause: Label = {
  zh: '这是前后比较，不能说明变化的原因',
  en: 'A comparison of before and after; it does not say what made the difference',
}
const regression: Label = {
  zh: '回归均值：此处因当时警情偏多而被选中，即使什么都不做，之后通常也会少一些',
  en: 'Regression to the mean: the place was chosen when it was at its worst and would usually be quieter afterwards even if nothing were done',
}
const uneven: Label = {
  zh: '前后时段长短或季节不同，比较时已按天数折算，季节靠对照处抵消',
  en: 'The spans differ in length or season: counts are compared a day, and only the comparison places allow for the season',
}

const warningsOf = ({ chosenForBefore = true, beforeDays, afterDays }: EffectCounts): Label[] => [
  notACause,
  ...(chosenForBefore ? [regression] : []),
  ...(Math.abs(beforeDays - afterDays) > 0.2 * Math.max(beforeDays, afterDays) ? [uneven] : []),
]

/**
 * Pearson dispersion of counts in equal spans about their own place's mean: what is left when each place has its level.
 * At least 1; 1 when there is too little to tell.
 */
export const dispersionOf = (series: readonly (readonly number[])[]): number => {
  let [sum, freedom] = [0, 0]
  for (const counts of series) {
    const mean = counts.reduce((total, count) => total + count, 0) / counts.length
    if (counts.length < 2 || mean === 0) continue
    for (const count of counts) sum += (count - mean) ** 2 / mean
    freedom += counts.length - 1
  }
  return freedom < 8 ? 1 : Math.max(1, sum / freedom)
}

/** The same ratio by resampling incidents, for checking the interval of `effectOf`; deterministic for a seed. */
export const bootstrapRatio = (counts: EffectCounts, seed = 1, replicates = 2000): Ratio => {
  const random = seededRandom(seed)
  const poisson = (mean: number) => {
    let [count, product] = [0, random()]
    const limit = Math.exp(-mean)
    while (product > limit) {
      count += 1
      product *= random()
    }
    return count
  }
  const { treatedBefore, treatedAfter, comparisonBefore, comparisonAfter } = counts
  const value = (a: number, b: number, c: number, d: number) => ((b + 0.5) * (c + 0.5)) / ((a + 0.5) * (d + 0.5))
  const drawn = Float64Array.from({ length: replicates }, () =>
    value(poisson(treatedBefore), poisson(treatedAfter), poisson(comparisonBefore), poisson(comparisonAfter)),
  ).sort()
  return {
    value: value(treatedBefore, treatedAfter, comparisonBefore, comparisonAfter),
    low: drawn[Math.floor(replicates * 0.025)]!,
    high: drawn[Math.floor(replicates * 0.975)]!,
  }
}
