import type { Counting } from './policy.ts'
import type { Report } from './report.ts'

/**
 * When each event was first reported (milliseconds, ascending), from the reports of one subject in order of time: reports
 * of one incident within `sameIncidentMinutes`, and reports less than `sameEventMinutes` after the first report of an
 * event, are that event. Measured from the first report, so that one more report never makes fewer events out of others. `ofReport`, when given, is
 * filled with the event of each report, -1 for one that does not count.
 */
export const eventTimes = (
  reports: readonly Report[],
  { sameEventMinutes, sameIncidentMinutes }: Counting,
  ofReport?: number[],
): number[] => {
  const times: number[] = []
  let byIncident: Map<string, number> | undefined
  let last = -1
  for (const { at, counts, incidentId } of reports) {
    let event = -1
    if (counts) {
      const known = incidentId === undefined ? undefined : byIncident?.get(incidentId)
      const linked = known !== undefined && at - times[known]! < sameIncidentMinutes * 60_000 ? known : undefined
      const isNear = last >= 0 && at - times[last]! < sameEventMinutes * 60_000
      event = linked ?? (isNear ? last : times.push(at) - 1)
      if (linked === undefined) last = event
      if (incidentId !== undefined) {
        byIncident ??= new Map()
        byIncident.set(incidentId, event)
      }
    }
    ofReport?.push(event)
  }
  return times
}

/** The reports of the latest event, whoever made them: where an answer is due. */
export const latestReports = (reports: readonly Report[], { sameEventMinutes }: Counting): readonly Report[] => {
  const latest = reports.at(-1)
  if (latest === undefined) return []
  const earliest = latest.at - sameEventMinutes * 60_000
  const same: Report[] = []
  for (const report of reports) {
    const isLinked = report.incidentId !== undefined && report.incidentId === latest.incidentId
    if (report.at > earliest || isLinked) same.push(report)
  }
  return same
}
