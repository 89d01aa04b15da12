import type { Grade } from '@fangwei/ui/tokens.ts'
import type { Cell } from './answer.ts'

/** Twice the usual or more is orange, half as much again yellow, else blue. Red is for people in danger, never for a place. */
export function gradeOfCell({ incidents, expected }: Pick<Cell, 'incidents' | 'expected'>): Grade {
  const ratio = incidents / Math.max(1, expected)
  return ratio >= 2 ? 'orange' : ratio >= 1.5 ? 'yellow' : 'blue'
}

/** Against as many days before. A difference within what chance alone gives (two standard deviations) is no trend. */
export function trendOf({ incidents, before }: Pick<Cell, 'incidents' | 'before'>): 'up' | 'down' | 'same' {
  const noise = 2 * Math.sqrt(incidents + before)
  if (incidents - before > noise) return 'up'
  return before - incidents > noise ? 'down' : 'same'
}
