/** What a live run did so far. `failed` messages were not acknowledged; a device would send them again. */
export interface Counts {
  alarms: number
  beats: number
  positions: number
  calls: number
  acknowledged: number
  failed: number
}

export const noCounts = (): Counts => ({ alarms: 0, beats: 0, positions: 0, calls: 0, acknowledged: 0, failed: 0 })
