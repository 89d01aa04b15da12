/** The one clock. Everything that asks for the time asks here, so that tests can move it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved. */
export function movableClock(start: Date): Clock & { moveTo(at: Date): void; moveBy(ms: number): void } {
  let at = start.getTime()
  return {
    now: () => new Date(at),
    moveTo: to => {
      at = to.getTime()
    },
    moveBy: ms => {
      at += ms
    },
  }
}
