/** At least this many times its usual, a closed place is no longer quiet: the bar of the second most urgent grade. */
const timesUsual = 2

/** Whether a closed place has come back: every day counted lies after its closing, so no call was dealt with before. */
export const comesBack = (
  { incidents, expected }: { readonly incidents: number; readonly expected: number },
  closedDaysAgo: number,
  recentDays: number,
): boolean => closedDaysAgo >= recentDays && incidents >= timesUsual * Math.max(1, expected)
