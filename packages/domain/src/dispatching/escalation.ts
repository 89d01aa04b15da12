/** One call made for one matter: to a unit, or by name to whoever leads the shift of an organisation. */
export interface CallStep {
  readonly kind: 'unit' | 'person'
  /** The organisation whose leader was called; of a unit, its own. */
  readonly org: string
  readonly dueAt: string
  readonly answeredAt: string | null
}

export type NextCall =
  | { readonly call: 'nobody'; readonly because: 'answered' | 'not-yet' | 'exhausted' }
  | { readonly call: 'unit' }
  | { readonly call: 'leader'; readonly org: string }

export interface Ladder {
  /** Units called one after the other before anybody is called by name. */
  readonly unitsCalled: number
  /** The handling organisation and those above it, nearest first. */
  readonly orgs: readonly string[]
  /** No suitable unit is left: straight to the leaders. */
  readonly unitsLeft: boolean
}

/**
 * Who is called next when nobody has answered: the next unit, then the duty leader by name, then the one above, to
 * the top. Decided from the steps alone, so a restart or a jump of the clock neither skips nor repeats one.
 */
export function nextCall(steps: readonly CallStep[], now: Date, ladder: Ladder): NextCall {
  if (steps.some(step => step.answeredAt !== null)) return { call: 'nobody', because: 'answered' }
  const last = steps.at(-1)
  if (last !== undefined && new Date(last.dueAt) > now) return { call: 'nobody', because: 'not-yet' }
  const people = steps.filter(step => step.kind === 'person')
  const units = steps.filter(step => step.kind === 'unit')
  if (people.length === 0 && ladder.unitsLeft && units.length < ladder.unitsCalled) return { call: 'unit' }
  const org = ladder.orgs.find(one => people.every(step => step.org !== one))
  return org === undefined ? { call: 'nobody', because: 'exhausted' } : { call: 'leader', org }
}
