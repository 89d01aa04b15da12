import { findMatterType } from '@fangwei/domain/matters/index.ts'

/** Types that people open from the desk; calls come in at the call desk, dispatches and warnings by the system. A bank that rings the station is a fraud warning too. */
const byHand: ReadonlySet<string> = new Set(['order', 'dispute', 'fraud-warning'])

/** Whether an account may open a matter of a type at its own organisation or one below it. */
export function mayOpenByHand(type: string, { roles }: { readonly roles: readonly string[] }): boolean {
  if (!byHand.has(type)) return false
  const by = findMatterType(type)?.opening.by ?? []
  return by.some(
    who => who.roles.some(role => roles.includes(role)) && who.relation.some(r => r === 'unit' || r === 'above'),
  )
}
