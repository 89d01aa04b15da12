import { useInstant } from '../../shared/session/session.ts'

/** Instants as the time of day: what happens in minutes needs no date. */
export function useClock(): (at: string) => string {
  const instant = useInstant()
  return at => instant(at, 'time')
}
