/** Instants in epoch milliseconds. Half and eighty are instants of counted time, which need not lie evenly on the clock. */
export interface Deadline {
  readonly startedAt: number
  readonly dueAt: number
  readonly halfAt?: number | undefined
  readonly eightyAt?: number | undefined
  /** The step was done; the clock stands. */
  readonly stoppedAt?: number | undefined
  /** The clock is held (waiting on somebody else); the share stands where it was. */
  readonly pausedAt?: number | undefined
}

export type DeadlinePhase = 'running' | 'soon' | 'late' | 'paused' | 'met' | 'missed'

export interface DeadlineReading {
  readonly phase: DeadlinePhase
  /** Milliseconds to the due instant; negative once it has passed. */
  readonly remainingMs: number
  /** Share of the allowed time that is used, 0 to 1. */
  readonly share: number
}

/** Reads a deadline at `now`. "Soon" begins at 80 % of counted time. */
export function readDeadline(deadline: Deadline, now: number): DeadlineReading {
  const { stoppedAt, pausedAt, dueAt } = deadline
  const at = stoppedAt ?? pausedAt ?? now
  const remainingMs = dueAt - at
  const share = elapsedShare(deadline, at)
  if (stoppedAt !== undefined) return { phase: remainingMs >= 0 ? 'met' : 'missed', remainingMs, share }
  if (remainingMs < 0) return { phase: 'late', remainingMs, share }
  if (pausedAt !== undefined) return { phase: 'paused', remainingMs, share }
  return { phase: share >= 0.8 ? 'soon' : 'running', remainingMs, share }
}

/** Share of counted time used at `at`: straight lines through start, half, eighty and due. */
export function elapsedShare({ startedAt, halfAt, eightyAt, dueAt }: Deadline, at: number): number {
  const knots: readonly (readonly [number, number])[] = [
    [startedAt, 0],
    ...(halfAt === undefined ? [] : ([[halfAt, 0.5]] as const)),
    ...(eightyAt === undefined ? [] : ([[eightyAt, 0.8]] as const)),
    [dueAt, 1],
  ]
  if (at >= dueAt) return 1
  if (at <= startedAt) return 0
  const next = knots.findIndex(([instant]) => instant > at)
  const [from, fromShare] = knots[next - 1] ?? [startedAt, 0]
  const [to, toShare] = knots[next] ?? [dueAt, 1]
  return fromShare + ((at - from) / (to - from)) * (toShare - fromShare)
}
