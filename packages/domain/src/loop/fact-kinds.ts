import { commonActions } from './common-actions.ts'
import type { Action, MatterType } from './matter-type.ts'

/** Kinds of the facts that some of a type's actions leave. */
const kindsOf = ({ type, actions }: MatterType, which: (action: Action) => boolean): string[] =>
  Object.values(actions).flatMap(action => (which(action) ? [`${type}.${action.did}`] : []))

/** Kinds of the facts by which a matter of a type comes to be here. */
export const kindsOpening = ({ type }: MatterType): string[] => [`${type}.opened`, `${type}.imported`]

/**
 * Kinds of the facts after which any of these fields may be another than before. A rule may fill any field, so an action
 * with one always counts.
 */
export const kindsTouching = (type: MatterType, fields: readonly string[]): string[] => [
  ...kindsOpening(type),
  ...kindsOf(
    type,
    ({ asks = [], mayAsk = [], stamps, rule }) =>
      rule !== undefined || [...asks, ...mayAsk, stamps].some(name => name !== undefined && fields.includes(name)),
  ),
  `${type.type}.${commonActions.erase.did}`,
]

/** Kinds of the facts by which a matter may come to its end. */
export const kindsClosing = (type: MatterType): string[] =>
  kindsOf(type, ({ to, toWhen = [] }) =>
    [to, ...toWhen.map(b => b.to)].some(s => type.states[s ?? '']?.closed === true),
  )
