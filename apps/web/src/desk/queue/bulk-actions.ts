import {
  type Actor,
  type AllowedAction,
  allowedActions,
  type Context,
  type Matter,
} from '@fangwei/domain/loop/index.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import type { MatterSummary } from '../matter/use-matter.ts'

/** Nothing that an action needs first can be told from a row of a list; the server judges each matter again. */
const context: Context = {
  policies: [],
  calendar: { version: 0, offsetMinutes: 0, daysOff: new Set(), workedWeekends: new Set() },
  pathOf: () => undefined,
  deskOf: () => null,
  newId: () => '',
}

interface Around {
  readonly actor: Actor
  readonly now: Date
  readonly pathOf: (org: string) => readonly string[]
}

/** The acts that may be done to all of the chosen matters at once, as far as the list knows. */
export function bulkActions(chosen: readonly MatterSummary[], around: Around): AllowedAction[] {
  const [first, ...rest] = chosen.map(matter => bulkOf(matter, around))
  if (first === undefined) return []
  const shared = first.filter(action => rest.every(others => others.some(other => other.action === action.action)))
  const oneType = new Set(chosen.map(matter => matter.type)).size === 1
  return shared.filter(action => oneType || action.common || action.asks.length === 0)
}

function bulkOf(matter: MatterSummary, { actor, now, pathOf }: Around): AllowedAction[] {
  const type = findMatterType(matter.type)
  if (type === undefined) return []
  return allowedActions(type, asMatter(matter, pathOf(matter.unit)), actor, now, context).filter(action => action.bulk)
}

const asMatter = (row: MatterSummary, path: readonly string[]): Matter => ({
  ...row,
  typeVersion: 0,
  grade: row.grade as Matter['grade'],
  path,
  partners: [],
  barred: [],
  holderShift: row.handedOver ? '' : null,
  subject: null,
  doneBy: {},
  draft: null,
  deadlines: [],
})
