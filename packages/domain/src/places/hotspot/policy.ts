import type { Label } from '../../dictionaries/dictionary.ts'

/** How much an incident of the past says about the coming weeks, by how long ago it was. */
export type HotspotPolicy = {
  /** What a place keeps for good, whenever it happened. */
  readonly longRunBase: number
  /** Weight 1 fading with this time constant. */
  readonly decayDays: number
  /** Near repeats: weight added for the latest incidents, fading with a time constant of its own. */
  readonly nearRepeat: { readonly weight: number; readonly days: number }
  /** Share by which incidents of the same season count more, and of the opposite season less. */
  readonly season: number
  /** What the surroundings (a triangle half a cell beyond each side) add to the cell itself. */
  readonly surround: number
  /** Steps a cell may be moved by, as a part of its side: cells need not stand on one lattice. */
  readonly steps: number
}

/**
 * Chosen by rolling months on years before those the bench measures (Portland theft to May 2015, Portland burglary,
 * Chicago assaults to 2015); docs/models/hotspot.md has the table. Differences beside `steps` and `decayDays` are noise.
 */
export const hotspotPolicy: HotspotPolicy = {
  longRunBase: 0.3,
  decayDays: 730,
  nearRepeat: { weight: 0.1, days: 14 },
  season: 0.05,
  surround: 0.3,
  steps: 6,
}

export const policyBasis: Label = {
  zh: '系统默认值：用评测时段之前的数据滚动检验选定（待本地批准）',
  en: 'shipped default: chosen by rolling validation on data before the measured period, to be approved locally',
}

const yearDays = 365.2425

/** Weight of an incident `age` days before the day of the forecast; 0 for one on or after it. */
export const weightOf = (age: number, policy: HotspotPolicy): number => {
  if (!(age > 0)) return 0
  const near = policy.nearRepeat
  const fade = policy.longRunBase + Math.exp(-age / policy.decayDays) + near.weight * Math.exp(-age / near.days)
  return fade * (1 + policy.season * Math.cos((2 * Math.PI * age) / yearDays))
}

/** `weightOf` for whole days, once: a million incidents fall on a few thousand days. */
export const dailyWeights = (policy: HotspotPolicy): ((age: number) => number) => {
  const known: number[] = []
  return age => {
    if (!(age > 0)) return 0
    const day = Math.ceil(age)
    known[day] ??= weightOf(day - 0.5, policy)
    return known[day]
  }
}
