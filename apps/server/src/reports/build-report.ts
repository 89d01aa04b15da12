import type { Reply, routes } from '@fangwei/contract/index.ts'
import type { Label } from '@fangwei/domain/loop/index.ts'
import type { Account } from '../access/index.ts'
import type { Surroundings } from '../loop/index.ts'
import type { Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import { countSpan, figureLabels } from './figures.ts'
import { type ReportName, shifted, spanOf } from './span.ts'
import { dutyTable, incidentTable, type Lang, openTable, type Scope, unitTable } from './tables.ts'

export type Report = Reply<typeof routes.getReport>

export const titles: Readonly<Record<ReportName, Label>> = {
  'duty-log': { zh: '值班日志', en: 'Duty log' },
  handover: { zh: '交接班记录', en: 'Hand-over record' },
  'daily-bulletin': { zh: '每日警情通报', en: 'Daily bulletin' },
  'morning-brief': { zh: '晨报', en: 'Morning brief' },
}

/** Tables of each report, in print order. */
const contents: Readonly<Record<ReportName, readonly ((tx: Tx, scope: Scope) => Promise<Report['tables'][number]>)[]>> =
  {
    'duty-log': [dutyTable, incidentTable, openTable],
    handover: [dutyTable, openTable],
    'daily-bulletin': [unitTable, incidentTable],
    'morning-brief': [unitTable, openTable],
  }

export interface Asked {
  readonly report: ReportName
  readonly org?: string
  readonly day?: string
  readonly lang?: Lang
}

/** One report of one organisation and everything below it. Refuses, as not found, an organisation outside the account's own. */
export async function buildReport(tx: Tx, around: Surroundings, account: Account, asked: Asked): Promise<Report> {
  const org = asked.org ?? account.org
  const path = around.directory.pathOf(org)
  if (path === undefined || !path.includes(account.org)) throw problems.notFound()
  const level = path.length - 1
  const span = spanOf(asked.report, asked.day, around.now, around.directory.calendar.offsetMinutes)
  const count = (days: number) => countSpan(tx, around.tenant, level, org, shifted(span, days))
  const [now, day, week, year] = [await count(0), await count(-1), await count(-7), await count(-364)]
  // A day without a single call was not kept here: it is no comparison.
  const compared = (counts: typeof now, key: string) => (counts.calls === 0 ? null : (counts[key] ?? null))
  const scope: Scope = { around, level, org, span, lang: asked.lang ?? 'zh' }
  const tables = []
  for (const table of contents[asked.report]) tables.push(await table(tx, scope))
  return {
    report: asked.report,
    title: titles[asked.report],
    org,
    orgName: around.directory.orgs.get(org)?.name ?? { zh: org, en: org },
    from: span.from.toISOString(),
    to: span.to.toISOString(),
    madeAt: around.now.toISOString(),
    madeBy: account.name,
    figures: Object.entries(figureLabels).map(([key, label]) => ({
      key,
      label,
      value: now[key] ?? null,
      unit: null,
      previousDay: compared(day, key),
      lastWeek: compared(week, key),
      // 364 days: the same weekday a year ago.
      lastYear: compared(year, key),
    })),
    tables,
  }
}
