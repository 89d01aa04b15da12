import type { Label } from '../dictionaries/dictionary.ts'

/**
 * What a model may judge. Closed on purpose: a person, a household and a group cannot be written here, because a score
 * decides how fast to help in a relationship or at a place, and is never kept on anybody (PIPL arts 24, 34).
 */
export type Subject =
  | { readonly kind: 'relationship'; readonly relation: string }
  | { readonly kind: 'public-place'; readonly place: string }
  | { readonly kind: 'block'; readonly block: string; readonly households: number }

export type SubjectKind = Subject['kind']

export type SubjectRefusal = {
  readonly refused:
    | 'person'
    | 'household'
    | 'group'
    | 'too-few-households'
    | 'one-person-key'
    | 'unknown-kind'
    | 'no-key'
  readonly label: Label
}

/** A block smaller than this would point at its households. */
export const leastHouseholds = 5

const labels: Record<SubjectRefusal['refused'], Label> = {
  person: { zh: '模型不得以个人为对象', en: 'a model never judges a person' },
  household: { zh: '模型不得以一户为对象', en: 'a model never judges a household' },
  group: { zh: '模型不得以人群为对象', en: 'a model never judges a group of people' },
  'too-few-households': {
    zh: `片区至少应有 ${leastHouseholds} 户`,
    en: `a block has at least ${leastHouseholds} households`,
  },
  'one-person-key': {
    zh: '关系标识是单个证件号或手机号，指向个人',
    en: 'the relationship key is one identity or mobile number: it names a person',
  },
  'unknown-kind': {
    zh: '对象只能是关系、公共场所或片区',
    en: 'the subject is a relationship, a public place or a block',
  },
  'no-key': { zh: '对象缺少标识', en: 'the subject has no key' },
}

const refuse = (refused: SubjectRefusal['refused']): SubjectRefusal => ({ refused, label: labels[refused] })

const isKey = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 200

/** A resident identity number (GB 11643, 15 or 18 places) or a mainland mobile number standing alone. */
const onePerson = /^(\d{17}[\dXx]|\d{15}|(\+?86[- ]?)?1[3-9]\d{9})$/

export const relationship = (relation: unknown): Subject | SubjectRefusal => {
  if (!isKey(relation)) return refuse('no-key')
  return onePerson.test(relation) ? refuse('one-person-key') : { kind: 'relationship', relation }
}

/** Reads a subject from outside, for instance from a model written in the browser. */
export const parseSubject = (value: unknown): Subject | SubjectRefusal => {
  const given: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {}
  switch (given.kind) {
    case 'relationship':
      return relationship(given.relation)
    case 'public-place':
      return isKey(given.place) ? { kind: 'public-place', place: given.place } : refuse('no-key')
    case 'block': {
      if (!isKey(given.block)) return refuse('no-key')
      const { households } = given
      const isLarge = typeof households === 'number' && Number.isInteger(households) && households >= leastHouseholds
      return isLarge ? { kind: 'block', block: given.block, households } : refuse('too-few-households')
    }
    case 'person':
    case 'household':
    case 'group':
      return refuse(given.kind)
    default:
      return refuse('unknown-kind')
  }
}

export const isRefused = (result: Subject | SubjectRefusal): result is SubjectRefusal => 'refused' in result
