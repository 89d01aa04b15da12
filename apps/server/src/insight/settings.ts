import type { HotspotSettings, Static } from '@fangwei/contract/index.ts'

export type Settings = Static<typeof HotspotSettings>

/** Category codes a group holds, by their beginnings. Family calls are in none: they happen in homes. */
export const categoriesOf: Record<Settings['group'], readonly string[]> = {
  all: ['01', '02', '03', '04', '06'],
  noise: ['0405', '020504'],
  dispute: ['0402', '0404', '0405', '0406', '0407', '0408', '0499'],
  theft: ['0109', '0103', '0104', '020401', '020404'],
  order: ['01', '02'],
}

/** Disputes within families stay out of every group. */
export const neverCounted = ['0403']

export const hoursOf: Record<Settings['band'], { readonly from: number; readonly to: number } | undefined> = {
  all: undefined,
  night: { from: 22, to: 6 },
  day: { from: 6, to: 22 },
}

export const cellMetres = 200
export const mostCells = 30
/** History that is read: older incidents weigh next to nothing. */
export const historyDays = 3 * 365
/** Incidents of one detection at most; the newest are taken. A million take about 60 MB beside the event loop. */
export const mostIncidents = 1_000_000
