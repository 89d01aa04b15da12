import type { City } from '../city.ts'
import { stream } from '../random/stream.ts'
import { type HouseholdKind, householdAt, householdKind } from './household.ts'
import type { Household, Relationship, RelationshipKind } from './person.ts'

const relation = (kind: RelationshipKind, a: string, b: string): Relationship => ({
  id: `R${a.slice(1)}.${b.slice(1)}`,
  kind,
  between: [a, b],
})

const kindOf = (city: City, index: number): HouseholdKind => {
  const random = stream(city.seed, 'household', index)
  random.unit()
  return householdKind(random)
}

const partners: Readonly<Record<HouseholdKind, RelationshipKind | null>> = {
  'couple-children': 'spouse',
  couple: 'spouse',
  'three-generations': 'spouse',
  cohabitants: 'cohabitant',
  single: null,
  'single-parent': null,
}

/** Relationships inside one household, by the order in which its members stand. */
const within = (household: Household, kind: HouseholdKind, untilYear: number): Relationship[] => {
  const { members } = household
  const found: Relationship[] = []
  const tie = partners[kind]
  if (tie) found.push(relation(tie, members[0]!.id, members[1]!.id))
  const adults = tie ? 2 : 1
  const head = members[0]!
  const others = members.slice(adults)
  const children = others.filter(m => m.birthYear > head.birthYear)
  for (const child of children)
    for (const parent of members.slice(0, adults)) found.push(relation('parent-child', parent.id, child.id))
  for (const elder of others.filter(m => m.birthYear < head.birthYear && m.birthYear < untilYear - 40))
    found.push(relation('parent-child', elder.id, head.id))
  for (let i = 1; i < children.length; i++) found.push(relation('sibling', children[i - 1]!.id, children[i]!.id))
  return found
}

/**
 * Ties of a household to itself and to the one numbered before it: a lone parent beside a lone adult may have been
 * married to them, a young couple beside an old one may be their child's.
 */
const across = (city: City, household: Household, kind: HouseholdKind): Relationship[] => {
  if (household.index === 0) return []
  const random = stream(city.seed, 'tie', household.index)
  const before = kindOf(city, household.index - 1)
  const lone = (k: HouseholdKind) => k === 'single' || k === 'single-parent'
  const exes = lone(kind) && lone(before)
  if (!exes && !random.chance(0.12)) return []
  const neighbour = householdAt(city, household.index - 1)
  const [elder, younger] =
    neighbour.members[0]!.birthYear < household.members[0]!.birthYear ? [neighbour, household] : [household, neighbour]
  const gap = younger.members[0]!.birthYear - elder.members[0]!.birthYear
  if (exes && gap < 10) return [relation('ex-spouse', neighbour.members[0]!.id, household.members[0]!.id)]
  return gap > 20 && gap < 36 ? [relation('parent-child', elder.members[0]!.id, younger.members[0]!.id)] : []
}

export const relationshipsOf = (city: City, household: Household): Relationship[] => {
  const kind = kindOf(city, household.index)
  return [...within(household, kind, Number(city.until.slice(0, 4))), ...across(city, household, kind)]
}
