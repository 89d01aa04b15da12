import { routes } from '@fangwei/contract/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { addDays, readStatistics, type Span } from './read-statistics.ts'

export { tallyConsumer } from './tally-consumer.ts'

const USUAL_DAYS = 30
const LONGEST_DAYS = 366

/** Counts by type, category and day out of the roll-ups of the reader's organisation or one below it. */
export function serveStatistics(app: App<Account>, { db, directories }: Services): void {
  app.serve(routes.getStatistics, async ({ account, query, now }) => {
    const directory = await directories.of(account.tenant)
    const org = query.scope ?? account.org
    if (directory.pathOf(org)?.includes(account.org) !== true) throw problems.notFound()
    const today = new Date(now.getTime() + directory.calendar.offsetMinutes * 60_000).toISOString().slice(0, 10)
    const to = query.to ?? today
    const span = { from: query.from ?? addDays(to, 1 - USUAL_DAYS), to }
    checkSpan(span)
    return db.as(viewerOf(account), tx => readStatistics(tx, account.tenant, { org, span, type: query.type, today }))
  })
}

function checkSpan({ from, to }: Span): void {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
  if (!(days >= 1 && days <= LONGEST_DAYS))
    throw problems.invalid(
      `统计期须在 ${LONGEST_DAYS} 天以内，且止不早于起`,
      `The span is at most ${LONGEST_DAYS} days and does not end before it begins`,
      ['from', 'to'],
    )
}
