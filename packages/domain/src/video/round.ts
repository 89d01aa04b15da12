const DAY_MS = 86_400_000

/**
 * Since when a round is due: the newest of its times of day (`HH:MM`, local) that has passed and that no round began
 * after. Null: it was walked, or has no times.
 */
export function roundDueSince(
  times: readonly string[],
  lastStartedAt: string | null,
  now: Date,
  utcOffsetMinutes: number,
): string | null {
  const localMidnight =
    Math.floor((now.getTime() + utcOffsetMinutes * 60_000) / DAY_MS) * DAY_MS - utcOffsetMinutes * 60_000
  const instants = times.flatMap(time => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    const today = localMidnight + (hours * 60 + minutes) * 60_000
    return [today - DAY_MS, today]
  })
  const passed = instants.filter(at => at <= now.getTime())
  if (passed.length === 0) return null
  const due = Math.max(...passed)
  return lastStartedAt !== null && Date.parse(lastStartedAt) >= due ? null : new Date(due).toISOString()
}
