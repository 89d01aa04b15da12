/** Whether a device can be relied on now. `never` was registered and has not been heard once. */
export type Health = 'working' | 'silent' | 'never' | 'faulty'

export interface Standing {
  readonly lastSeenAt: string | null
  readonly battery: number | null
  readonly tamper: boolean
  /** The last ended test failed. */
  readonly testFailed: boolean
}

export function healthOf(
  standing: Standing,
  now: Date,
  limits: { silentMinutes: number; batteryPercent: number },
): Health {
  if (standing.lastSeenAt === null) return 'never'
  if (now.getTime() - Date.parse(standing.lastSeenAt) > limits.silentMinutes * 60_000) return 'silent'
  const low = standing.battery !== null && standing.battery < limits.batteryPercent
  return low || standing.tamper || standing.testFailed ? 'faulty' : 'working'
}

/** 误报率 of one device: found false ÷ all that were ended by a person, tests left out. */
export const falseRate = (ended: { readonly false: number; readonly real: number }): number | null =>
  ended.false + ended.real === 0 ? null : ended.false / (ended.false + ended.real)
