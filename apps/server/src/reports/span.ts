import { dayStart } from '../desk/index.ts'

export type ReportName = 'duty-log' | 'handover' | 'daily-bulletin' | 'morning-brief'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** When each report's day begins, in local hours: duty days at 08:30, the brief 08:00 to 08:00, the bulletin by calendar day. */
const BEGINS: Readonly<Record<ReportName, number>> = {
  'duty-log': 8.5,
  handover: 8.5,
  'daily-bulletin': 0,
  'morning-brief': 8,
}

export interface Span {
  readonly from: Date
  readonly to: Date
}

/**
 * The span a report covers. `day` is the local day it begins on; without one, the latest span that has ended
 * (for the duty log and the hand-over: the one that runs now).
 */
export function spanOf(report: ReportName, day: string | undefined, now: Date, offsetMinutes: number): Span {
  const begin = BEGINS[report] * HOUR_MS
  if (day !== undefined) {
    const from = new Date(Date.parse(`${day}T00:00:00Z`) - offsetMinutes * 60_000 + begin)
    return { from, to: new Date(from.getTime() + DAY_MS) }
  }
  const running = dayStart(new Date(now.getTime() - begin), offsetMinutes).getTime() + begin
  const from = new Date(report === 'duty-log' || report === 'handover' ? running : running - DAY_MS)
  return { from, to: new Date(from.getTime() + DAY_MS) }
}

export const shifted = ({ from, to }: Span, days: number): Span => ({
  from: new Date(from.getTime() + days * DAY_MS),
  to: new Date(to.getTime() + days * DAY_MS),
})
