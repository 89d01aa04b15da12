import type { Label } from '../../dictionaries/dictionary.ts'

/** One closed matter: when it was closed and when the same subject was next heard of, in days since 1970. */
export type Closing = { readonly closedOn: number; readonly nextOn?: number }

export type Recurrence = {
  readonly withinDays: number
  /** Closed long enough ago for the whole span to have passed: the denominator. */
  readonly observed: number
  readonly recurred: number
  /** Null where nothing has been observed long enough. */
  readonly share: number | null
}

/** 30 and 90 days: closed is not the same as resolved. */
export const recurrenceSpans = [30, 90] as const

export const recurrenceOf = (closings: readonly Closing[], today: number): Recurrence[] =>
  recurrenceSpans.map(withinDays => {
    const observed = closings.filter(({ closedOn }) => closedOn + withinDays <= today)
    const recurred = observed.filter(
      ({ closedOn, nextOn }) => nextOn !== undefined && nextOn > closedOn && nextOn <= closedOn + withinDays,
    ).length
    return {
      withinDays,
      observed: observed.length,
      recurred,
      share: observed.length === 0 ? null : recurred / observed.length,
    }
  })

/** How many of those opened are closed, and beside it how many of those closed came back. */
export const closureLine = (opened: number, closed: number, recurrences: readonly Recurrence[]): Label => {
  const percent = (share: number) => `${Math.round(share * 100)}%`
  const rate = opened === 0 ? '—' : percent(closed / opened)
  const back = (r: Recurrence, zh: boolean) =>
    r.share === null
      ? zh
        ? `${r.withinDays} 日复发：尚未满期`
        : `back within ${r.withinDays} days: not yet due`
      : zh
        ? `${r.withinDays} 日复发 ${percent(r.share)}（${r.recurred}/${r.observed}）`
        : `back within ${r.withinDays} days ${percent(r.share)} (${r.recurred} of ${r.observed})`
  return {
    zh: `销号 ${rate}（${closed}/${opened}）；${recurrences.map(r => back(r, true)).join('；')}`,
    en: `closed ${rate} (${closed} of ${opened}); ${recurrences.map(r => back(r, false)).join('; ')}`,
  }
}
