import type { IncidentTag } from '@fangwei/domain/dictionaries/incident-tag.ts'
import type { City } from '../city.ts'
import { personName } from '../names/person-names.ts'
import { inventedPhone } from '../people/household.ts'
import type { Random } from '../random/random.ts'
import { stream } from '../random/stream.ts'
import { type DayMood, dayStart } from './calendar.ts'
import { expectedCalls, timeOfDay } from './demand.ts'
import { ordinaryAssessment } from './family-answers.ts'
import { type StoryCall, storyCallsOf } from './family-stories.ts'
import { type CallKind, effectiveKinds, invalidKinds } from './kinds/index.ts'
import type { Occurrence } from './occurrence.ts'
import { atHousehold, type CallGround, type CallPlace, drawPlace } from './places.ts'
import { repeatsOf } from './repeats.ts'
import type { FamilyAssessment } from './simulated-call.ts'
import { said } from './speech.ts'

const familyKind = effectiveKinds.find(({ category }) => category === '040300') as CallKind
const adult = 16

/** Who is on the line: a member of the household half the time, a name at random, or nobody by name. */
const callerOf = (city: City, place: CallPlace, random: Random): Pick<Occurrence, 'callerName' | 'callerPhone'> => {
  const adults = place.household?.members.filter(m => m.phone && Number(city.until.slice(0, 4)) - m.birthYear >= adult)
  if (adults && adults.length > 0 && random.chance(0.55)) {
    const member = random.pick(adults)
    return { callerName: member.name, callerPhone: member.phone as string }
  }
  return { callerName: random.chance(0.72) ? personName(random) : null, callerPhone: inventedPhone(random) }
}

const violence = ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8'] as const

/** Tags that follow from what was found in a family. */
const familyTags = ({ factors }: FamilyAssessment): IncidentTag[] => [
  ...(violence.some(code => factors[code] === 'yes') ? (['family-violence'] as const) : []),
  ...(factors.B5 === 'yes' ? (['blade-or-weapon'] as const) : []),
  ...(factors.B6 === 'yes' ? (['threat-to-others'] as const) : []),
]

const occurrence = (city: City, ground: CallGround, kind: CallKind, receivedMs: number, random: Random): Occurrence => {
  const place = drawPlace(city, ground, kind.place, random)
  const content = said(kind.says, place, random)
  const base = { kind, receivedMs, place, content, ...callerOf(city, place, random), tags: kind.tags ?? [] }
  if (kind !== familyKind || !place.household) return base
  const family = ordinaryAssessment(city, place.household, random)
  return family ? { ...base, family, tags: familyTags(family) } : base
}

/** A few numbers ring again and again without needing anybody. */
const nuisance = (made: Occurrence, random: Random): Occurrence =>
  made.kind.category === 'W10100' && random.chance(0.5)
    ? { ...made, callerName: null, callerPhone: `16900000${String(random.integer(100, 108))}` }
    : { ...made, callerName: random.chance(0.15) ? made.callerName : null }

const storyOccurrence = (city: City, { receivedMs, household, tie, chapter }: StoryCall): Occurrence => {
  const { caller, factors, content } = chapter
  const random = stream(city.seed, 'story-caller', household.index, receivedMs / 60_000)
  const family: FamilyAssessment = { relation: tie.id, caller, factors }
  const member = household.members[caller === 'alleged-perpetrator' ? 0 : 1]!
  const own = caller === 'victim' || caller === 'alleged-perpetrator'
  return {
    ...{ kind: familyKind, receivedMs, place: atHousehold(city, household), content, family, tags: familyTags(family) },
    callerName: own ? member.name : personName(random),
    callerPhone: (own ? member.phone : null) ?? inventedPhone(random),
  }
}

/** Everything that reaches the seats on one local day, in time order. Depends on the city and the day alone. */
export const dayOccurrences = (city: City, ground: CallGround, mood: DayMood): Occurrence[] => {
  const random = stream(city.seed, 'calls', mood.day)
  const start = dayStart(mood.day)
  const found: Occurrence[] = []
  const drawKind = (kind: CallKind, invalid: boolean): void => {
    const count = random.poisson(expectedCalls(kind, mood, city.population, invalid))
    for (let i = 0; i < count; i++) {
      const made = occurrence(city, ground, kind, start + timeOfDay(kind, random), random)
      found.push(invalid ? nuisance(made, random) : made)
    }
  }
  for (const kind of effectiveKinds) drawKind(kind, false)
  for (const kind of invalidKinds) drawKind(kind, true)
  for (const call of storyCallsOf(city, mood.day)) found.push(storyOccurrence(city, call))
  const repeats = found.flatMap(first => repeatsOf(first, start, random))
  return [...found, ...repeats].sort((a, b) => a.receivedMs - b.receivedMs)
}
