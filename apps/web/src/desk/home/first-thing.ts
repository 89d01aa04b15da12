import type { deskRoutes } from '@fangwei/contract/desk.ts'
import type { Reply } from '@fangwei/contract/index.ts'

export type DeskHome = Reply<typeof deskRoutes.getDesk>

/** The answer to the page's one question: which heap to take first, how large, and where it lies. */
export interface FirstThing {
  readonly what: 'urgentLapsed' | 'awaitingSign' | 'lapsed' | 'notAccepted' | 'dueToday' | 'open' | 'nothing'
  readonly count: number
  readonly search: string
}

/** What is urgent and late, then what waits for a signature, as its clock runs in minutes; then what is late, then what nobody took over. */
export function firstThing(home: DeskHome): FirstThing {
  const urgent = home.openByGrade
    .filter(({ grade, lapsed }) => (grade === 1 || grade === 2) && lapsed > 0)
    .reduce((sum, { lapsed }) => sum + lapsed, 0)
  const open = home.openByGrade.reduce((sum, { open }) => sum + open, 0)
  if (urgent > 0) return { what: 'urgentLapsed', count: urgent, search: 'lapsed=1' }
  if (home.awaitingSign > 0) return { what: 'awaitingSign', count: home.awaitingSign, search: 'awaits=sign' }
  if (home.lapsed > 0) return { what: 'lapsed', count: home.lapsed, search: 'lapsed=1' }
  if (home.notAccepted > 0) return { what: 'notAccepted', count: home.notAccepted, search: 'notAccepted=1' }
  if (home.dueToday > 0) return { what: 'dueToday', count: home.dueToday, search: 'dueToday=1' }
  return open > 0 ? { what: 'open', count: open, search: '' } : { what: 'nothing', count: 0, search: '' }
}
