import type { Actor, Matter } from './matter.ts'
import type { Condition, Grade, Relation, Who } from './matter-type.ts'

type Placed = Pick<Matter, 'unit' | 'path' | 'supervisor' | 'partners' | 'barred' | 'holderPost'>

/** The path up to the lowest organisation above the barred ones. The top has nobody above it: it keeps its own. */
export function clearOf(path: readonly string[], barred: readonly string[]): readonly string[] {
  const first = path.findIndex(org => barred.includes(org))
  return first === -1 ? path : path.slice(0, Math.max(1, first))
}

/** Whether the matter is within the actor's sight at all; what is not in sight looks like not there. */
export function inSight(matter: Placed, actor: Actor): boolean {
  if (matter.barred.includes(actor.org)) return false
  return matter.path.includes(actor.org) || matter.supervisor === actor.org || matter.partners.includes(actor.org)
}

export function relationsOf(matter: Placed, actor: Actor): ReadonlySet<Relation> {
  const relations = new Set<Relation>()
  if (!inSight(matter, actor)) return relations
  relations.add('any')
  if (actor.org === matter.unit) relations.add('unit')
  else if (matter.path.includes(actor.org)) relations.add('above')
  if (actor.org === matter.supervisor) relations.add('supervisor')
  if (matter.partners.includes(actor.org)) relations.add('partner')
  if (actor.duties.some(duty => duty.post === matter.holderPost)) relations.add('holder')
  return relations
}

export function may(who: readonly Who[], matter: Placed, actor: Actor): boolean {
  const relations = relationsOf(matter, actor)
  return who.some(w => w.roles.some(r => actor.roles.includes(r)) && w.relation.some(r => relations.has(r)))
}

export function holds(
  condition: Condition | undefined,
  data: Readonly<Record<string, unknown>>,
  grade: Grade | null,
): boolean {
  if (condition === undefined) return true
  if (condition.all?.every(part => holds(part, data, grade)) === false) return false
  if (condition.grade !== undefined && (grade === null || !condition.grade.includes(grade))) return false
  if (condition.field === undefined) return true
  const value = data[condition.field]
  if (condition.present !== undefined) return (value !== undefined && value !== null) === condition.present
  return Array.isArray(value) ? value.includes(condition.equals) : value === condition.equals
}
