import { windowStart } from '../day.ts'
import type { Compiled } from './compile.ts'

/** 有 / 无 / 未问. */
export type Answer = 'yes' | 'no' | 'not-asked'

/**
 * What is kept of one report (a call, a finding): enough to judge it again after a correction. `at` is in milliseconds
 * since 1970. JSON-serialisable.
 */
export type Report = {
  readonly id: string
  readonly at: number
  /** False for reports that never count as an event, such as calls by the alleged perpetrator. */
  readonly counts: boolean
  readonly incidentId?: string
  readonly yes: readonly string[]
  readonly no: readonly string[]
  readonly factIds: readonly string[]
}

const isBefore = (a: Report, b: Report) => a.at < b.at || (a.at === b.at && a.id < b.id)

/** The reports with this one in its place by time, others of the same id taken out unless it is known to be the first. */
export const withReport = (reports: readonly Report[], report: Report, isFirst = false): Report[] => {
  const others = isFirst ? reports : withoutReport(reports, report.id)
  let place = others.length
  while (place > 0 && isBefore(report, others[place - 1]!)) place--
  return place === others.length ? others.concat(report) : others.toSpliced(place, 0, report)
}

export const withoutReport = (reports: readonly Report[], id: string): readonly Report[] => {
  for (let i = reports.length - 1; i >= 0; i--) if (reports[i]!.id === id) return reports.toSpliced(i, 1)
  return reports
}

/** The latest `most` reports and the latest `most` that state a factor: noise never pushes danger out. */
const boundedBy = (most: number, reports: readonly Report[]): readonly Report[] => {
  if (reports.length <= most) return reports
  const kept: Report[] = []
  for (let i = reports.length - 1, stating = 0; i >= 0; i--) {
    const report = reports[i]!
    if (report.yes.length > 0) stating += 1
    if (reports.length - i <= most || (report.yes.length > 0 && stating <= most)) kept.push(report)
  }
  return kept.reverse()
}

/** Drops what no window can reach any more at `asOf`, and what is more than the policy keeps of one subject. */
export const retained = (reports: readonly Report[], asOf: number, compiled: Compiled): readonly Report[] => {
  const { policy, retentionDays } = compiled
  const start = windowStart(asOf, retentionDays, policy.utcOffsetMinutes)
  let first = 0
  while (first < reports.length && reports[first]!.at < start) first++
  return boundedBy(policy.keptReports.most, first === 0 ? reports : reports.slice(first))
}
