import type { Deadline, Decision, Matter, MatterType } from '@fangwei/domain/loop/index.ts'
import { writeOf } from './deciding.ts'
import type { Token } from './personal.ts'
import type { Write } from './write-decision.ts'

/** What a batch makes of one matter, act after act; written once, whatever the number of acts. */
export interface Growing {
  decision: Decision
  /** As it stood under its lock; null while it is only being opened. */
  readonly was: Matter | null
  readonly facts: Write['facts'][number][]
  readonly deadlines: Map<string, Deadline>
  readonly tokens: Token[]
}

export const newlyOpened = (decision: Decision): Growing => ({
  decision,
  was: null,
  facts: [],
  deadlines: new Map(),
  tokens: [],
})

/** A matter as it stands under its lock, before the batch. */
export function asItStands(was: Matter): Growing {
  const decision: Decision = { ok: true, next: was, facts: [], deadlines: [], spawned: [], echoes: [], notices: [] }
  return { ...newlyOpened(decision), was }
}

export function grow(type: MatterType, grown: Growing, decision: Decision, tokens: readonly Token[]): void {
  grown.decision = decision
  grown.facts.push(...writeOf(type, decision, [], false, 'system').facts)
  for (const deadline of decision.deadlines) grown.deadlines.set(deadline.id, deadline)
  grown.tokens.push(...tokens)
}

export const hasGrown = ({ facts }: Growing) => facts.length > 0

export const grownWrite = (type: MatterType, { decision, was, facts, deadlines, tokens }: Growing): Write => ({
  matter: decision.next,
  isNew: was === null,
  ...(was === null ? {} : { before: was }),
  sole: type.oneOpenPerSubject === true,
  deadlines: [...deadlines.values()],
  facts,
  tokens,
})
