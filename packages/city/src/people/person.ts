export interface Person {
  /** `P` and the household's number, a dash and the place in it: `P004217-2`. */
  readonly id: string
  readonly name: string
  readonly birthYear: number
  readonly phone: string | null
  /** Eighteen characters with a right check digit and a division that does not exist. */
  readonly residentId: string
}

export interface Household {
  /** `H` and six digits. */
  readonly id: string
  readonly index: number
  readonly building: number
  readonly community: string
  readonly address: string
  readonly room: string
  readonly members: readonly Person[]
}

export type RelationshipKind = 'spouse' | 'ex-spouse' | 'parent-child' | 'sibling' | 'cohabitant'

export interface Relationship {
  readonly id: string
  readonly kind: RelationshipKind
  /** Person ids; of a parent-child pair the parent first. */
  readonly between: readonly [string, string]
}
