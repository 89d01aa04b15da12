import type { Matter } from './matter.ts'
import type { MatterType } from './matter-type.ts'

type Values = Readonly<Record<string, unknown>>

/** As whom an organisation reads a matter: as one that answers for it, or only because it was asked to help. */
export type Reader = 'answerable' | 'partner'

export const readerOf = (
  { path, supervisor, partners }: Pick<Matter, 'path' | 'supervisor' | 'partners'>,
  org: string,
) => (partners.includes(org) && !path.includes(org) && supervisor !== org ? 'partner' : 'answerable')

/**
 * The only place that says which fields a reader gets, for the view, the list, the timeline and whatever is taken out:
 * a partner gets the least, by name. What is not declared is not shared, a field added tomorrow included.
 */
export function shownFields<V extends Values>(
  type: Pick<MatterType, 'partnersSee'>,
  reader: Reader,
  values: V,
): Values {
  if (reader === 'answerable') return values
  const shared = new Set<string>(['grade', ...(type.partnersSee ?? [])])
  return Object.fromEntries(Object.entries(values).filter(([name]) => shared.has(name)))
}

/** What a fact says beside its fields that is no more than the state, the grade and the clocks the partner sees anyway. */
const OF_THE_COURSE = ['by', 'unit', 'state', 'from', 'to', 'grade', 'closedAt', 'clocks', 'code', 'dueAt', 'share']

/** A fact's payload for a reader: its fields by the same rule. Words of other kinds of facts stay with those who answer for the matter. */
export function shownFact(type: Pick<MatterType, 'partnersSee'>, reader: Reader, data: Values): Values {
  if (reader === 'answerable') return data
  const kept = Object.entries(data).filter(([name]) => OF_THE_COURSE.includes(name))
  const input = data.input === undefined ? {} : { input: shownFields(type, reader, data.input as Values) }
  return { ...Object.fromEntries(kept), ...input }
}
