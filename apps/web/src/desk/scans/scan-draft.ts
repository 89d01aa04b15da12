import type { Body, Reply } from '@fangwei/contract/route.ts'
import type { scanRoutes } from '@fangwei/contract/scan.ts'

export type ScanAnswer = Reply<typeof scanRoutes.listScans>
export type ScanRun = Reply<typeof scanRoutes.getScan>
export type ScanCluster = ScanRun['clusters'][number]
export type ScanSettings = Body<typeof scanRoutes.startScan>

const DAY_MS = 86_400_000
const dayText = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** Half a year up to yesterday, a whole day: what one looks at first. */
export function firstDraft(nowMs: number, utcOffsetMinutes: number): ScanSettings {
  const today = nowMs + utcOffsetMinutes * 60_000
  return {
    model: 'permutation',
    window: 'now',
    group: 'all',
    calls: 'citizens',
    from: dayText(today - 180 * DAY_MS),
    to: dayText(today - DAY_MS),
    maxRadiusKm: 1,
    maxDays: 30,
    replications: 999,
  }
}

/** How surely a cluster is more than chance, in steps; each has its words. */
export const sureness = (p: number): 'sure' | 'likely' | 'chance' =>
  p <= 0.01 ? 'sure' : p <= 0.05 ? 'likely' : 'chance'

/** Red is for people in danger, never for a place. */
export const gradeOfCluster = ({ p }: Pick<ScanCluster, 'p'>) =>
  (({ sure: 'orange', likely: 'yellow', chance: 'blue' }) as const)[sureness(p)]

interface Org {
  readonly code: string
  readonly parent: string | null
}

/** An organisation and everything below it, in the order of the list. */
export function orgsBelow<T extends Org>(orgs: readonly T[], top: string): T[] {
  const parents = new Map(orgs.map(org => [org.code, org.parent]))
  const isBelow = (code: string | null): boolean =>
    code !== null && (code === top || isBelow(parents.get(code) ?? null))
  return orgs.filter(org => isBelow(org.code))
}
