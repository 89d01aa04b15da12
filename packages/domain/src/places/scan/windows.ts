/** Which spans of intervals are looked at: from `first` until before `last`. */
export type Windows = {
  readonly longest: number
  /** Prospective: only spans that reach the end of the study, what is alive now. */
  readonly isAlive: boolean
}

export type Analysis = 'spatial' | 'retrospective' | 'prospective'

/** Half of the study unless told; a study of one interval has the one window. */
export const windowsOf = (
  analysis: Analysis,
  intervals: number,
  longest = Math.max(1, Math.floor(intervals / 2)),
): Windows => ({
  longest: analysis === 'spatial' ? 1 : Math.min(intervals, Math.max(1, longest)),
  isAlive: analysis === 'prospective',
})
