import type { Context } from './command.ts'
import { type CommonInput, commonActions, mayCommon } from './common-actions.ts'
import type { Label } from './field.ts'
import type { Actor, Matter } from './matter.ts'
import type { MatterType } from './matter-type.ts'
import { inSight, may } from './relation.ts'
import { missingFor } from './requirements.ts'

export interface AllowedAction {
  readonly action: string
  readonly label: Label
  readonly consequence?: Label
  readonly asks: readonly string[]
  readonly mayAsk: readonly string[]
  /** What must come first, in words. An action with needs is shown but not yet possible. */
  readonly needs: readonly Label[]
  readonly weight: number
  readonly bulk: boolean
  readonly common: boolean
  /** This account's act becomes a draft that somebody in `by` confirms. */
  readonly asDraft: boolean
}

/** Exactly what this actor may do with this matter now, heaviest first: sent with every matter, obeyed by every screen. */
export function allowedActions(
  type: MatterType,
  matter: Matter,
  actor: Actor,
  now: Date,
  context: Context,
): AllowedAction[] {
  if (!inSight(matter, actor)) return []
  const declared = Object.entries(type.actions).flatMap(([name, action]): AllowedAction[] => {
    if (action.system === true || !action.from.includes(matter.state)) return []
    const full = may(action.by, matter, actor)
    const asDraft = !full && action.draftBy !== undefined && may(action.draftBy, matter, actor)
    if (!full && !asDraft) return []
    if (full && (action.notWhoDid ?? []).some(did => matter.doneBy[did] === actor.account)) return []
    const asked = new Set([...(action.asks ?? []), ...(action.mayAsk ?? [])])
    const requires = (action.requires ?? []).filter(
      r => !(r.kind === 'field' && asked.has(r.field)) && r.kind !== 'rule',
    )
    return [
      {
        action: name,
        label: action.label,
        ...(action.consequence === undefined ? {} : { consequence: action.consequence }),
        asks: action.asks ?? [],
        mayAsk: action.mayAsk ?? [],
        needs: asDraft ? [] : missingFor(requires, matter, { type, context, input: {}, now }),
        weight: action.weight ?? 10,
        bulk: action.bulk === true,
        common: false,
        asDraft,
      },
    ]
  })
  return [...declared.sort((a, b) => b.weight - a.weight), ...commonFor(type, matter, actor, now)]
}

function commonFor(type: MatterType, matter: Matter, actor: Actor, now: Date): AllowedAction[] {
  return Object.entries(commonActions).flatMap(([name, action]): AllowedAction[] => {
    const mayAsk: readonly CommonInput[] = 'mayAsk' in action ? action.mayAsk : []
    if (!action.offered(matter, actor.account, now) || !mayCommon(action.by, type, matter, actor)) return []
    if (
      name === 'accept-handover' &&
      actor.duties.some(d => d.post === matter.holderPost && d.shift === matter.holderShift)
    )
      return []
    return [
      {
        action: name,
        label: action.label,
        asks: action.asks,
        mayAsk,
        needs: [],
        weight: 0,
        bulk: 'bulk' in action,
        common: true,
        asDraft: false,
      },
    ]
  })
}
