import { personName } from '../names/person-names.ts'
import { inventedPhone } from '../people/household.ts'
import type { Random } from '../random/random.ts'
import { dayMs } from './calendar.ts'
import type { Occurrence } from './occurrence.ts'
import { said } from './speech.ts'

const minute = 60_000

const another = (first: Occurrence, afterMs: number, random: Random): Occurrence => ({
  ...{ kind: first.kind, receivedMs: first.receivedMs + afterMs, place: first.place, tags: first.tags },
  content: said(first.kind.says, first.place, random),
  callerName: random.chance(0.6) ? personName(random) : null,
  callerPhone: inventedPhone(random),
})

const sameMatter = (first: Occurrence, random: Random): Occurrence[] =>
  Array.from({ length: random.chance(0.25) ? 2 : 1 }, () => ({
    ...another(first, random.integer(60, 1100) * 1000, random),
    repeats: { of: first, kind: 'same-matter', urging: false } as const,
  }))

const sameCaller = (first: Occurrence, random: Random): Occurrence[] => [
  {
    ...another(first, random.integer(9, 50) * minute, random),
    content: random.pick([
      '刚才报过警，怎么还没人来。',
      '我催一下，都等半天了。',
      '还是我，他们又吵起来了。',
      '刚才那个事，现在更严重了。',
    ]),
    callerName: first.callerName,
    callerPhone: first.callerPhone,
    repeats: { of: first, kind: 'same-caller', urging: random.chance(0.6) },
  },
]

const samePlace = (first: Occurrence, random: Random): Occurrence[] => [
  {
    ...another(first, random.integer(25, 150) * minute, random),
    repeats: { of: first, kind: 'same-place', urging: false },
  },
]

/** One matter by many callers, one caller again, one place again: within the same local day, linked to the first call. */
export const repeatsOf = (first: Occurrence, dayStartMs: number, random: Random): Occurrence[] => {
  if (first.kind.repeated === 0 || first.family || !random.chance(first.kind.repeated)) return []
  const roll = random.unit()
  const made =
    first.kind.place === 'noisy-home' && roll < 0.5
      ? samePlace(first, random)
      : roll < 0.7
        ? sameMatter(first, random)
        : sameCaller(first, random)
  return made.filter(({ receivedMs }) => receivedMs < dayStartMs + dayMs)
}
