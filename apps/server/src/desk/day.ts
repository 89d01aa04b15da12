const DAY_MS = 86_400_000

/** Midnight of the tenant's local day that holds an instant. */
export function dayStart(at: Date, offsetMinutes: number): Date {
  const shift = offsetMinutes * 60_000
  return new Date(Math.floor((at.getTime() + shift) / DAY_MS) * DAY_MS - shift)
}
