import type { Grade } from '@fangwei/ui/tokens.ts'
import type { Words } from '../matter/words.ts'
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

/** What the sentence says and no more: the translator would take a cell's `lng` for the language to speak. */
export const whyOf = (
  { incidents, expected, before }: Pick<Cell, 'incidents' | 'expected' | 'before'>,
  days: number,
) => ({
  incidents,
  expected,
  before,
  days,
})

type Say = (key: 'blockOf', given: { org: string }) => string

/** A public place by its name, a block by the unit that looks after it. */
export const nameOf = ({ place, block }: Pick<Cell, 'place' | 'block'>, words: Pick<Words, 'org'>, say: Say): string =>
  place ?? say('blockOf', { org: words.org(block) })
