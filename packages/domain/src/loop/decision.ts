import type { Command } from './command.ts'
import type { Deadline, Decision, FactDraft, Matter } from './matter.ts'
import type { MatterType } from './matter-type.ts'

export const upsert = (old: readonly Deadline[], changed: readonly Deadline[]): Deadline[] => [
  ...old.map(d => changed.find(c => c.id === d.id) ?? d),
  ...changed.filter(c => !old.some(d => d.id === c.id)),
]

export const fact = (
  ask: Command & { readonly type: MatterType; readonly matter: Matter },
  did: string,
  data: Readonly<Record<string, unknown>>,
): FactDraft => ({
  kind: `${ask.type.type}.${did}`,
  occurredAt: (ask.occurredAt ?? ask.now).toISOString(),
  data: { by: ask.actor.account, ...data },
})

export const decision = (next: Matter, facts: FactDraft[]): Decision => ({
  ok: true,
  next,
  facts,
  deadlines: [],
  spawned: [],
  echoes: [],
  notices: [],
})
