import type { Context } from './command.ts'
import type { Label } from './field.ts'
import type { Matter } from './matter.ts'
import type { MatterType, Requirement } from './matter-type.ts'
import { holds } from './relation.ts'

interface Circumstances {
  readonly type: MatterType
  readonly context: Context
  readonly input: Readonly<Record<string, unknown>>
  readonly now: Date
}

/** What is still needed of these requirements of an action, in words. Empty: nothing. */
export const missingFor = (requires: readonly Requirement[], matter: Matter, around: Circumstances): Label[] =>
  requires.filter(r => applies(r, matter) && !met(r, matter, around)).map(r => r.label)

const applies = (r: Requirement, matter: Matter) =>
  holds(r.when, matter.data, matter.grade) && (r.unless === undefined || !holds(r.unless, matter.data, matter.grade))

function met(r: Requirement, matter: Matter, around: Circumstances): boolean {
  switch (r.kind) {
    case 'field':
      return matter.data[r.field] !== undefined && matter.data[r.field] !== null
    case 'done':
      return matter.doneBy[r.action] !== undefined
    case 'one-done':
      return r.actions.some(action => matter.doneBy[action] !== undefined)
    case 'never':
      return false
    case 'follow-ups':
      return !matter.deadlines.some(d => d.planned && (d.state === 'running' || d.state === 'paused'))
    case 'children-closed':
      return (around.context.openChildren?.[r.type] ?? 0) === 0
    case 'rule':
      return around.type.rules?.[r.rule]?.({ input: around.input, now: around.now, ...matter }).ok ?? false
  }
}
