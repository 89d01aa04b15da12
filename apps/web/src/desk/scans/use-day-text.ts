import { useMemo } from 'react'
import { useInstant } from '../../shared/session/session.ts'

/** A day of the scan as people write it. Noon, for a day has no zone. */
export function useDayText(): (day: string) => string {
  const instant = useInstant()
  return useMemo(() => day => instant(`${day}T06:00:00Z`, 'date'), [instant])
}
