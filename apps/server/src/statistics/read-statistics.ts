import type { Static, Statistics } from '@fangwei/contract/index.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { emptyTally, measures, type Tally } from '@fangwei/domain/measures/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { TALLY } from './tally-consumer.ts'

type View = Static<typeof Statistics>
const DAY_MS = 86_400_000
const MOST_CATEGORIES = 40

export interface Span {
  readonly from: string
  readonly to: string
}

interface Row extends Omit<Tally, 'ripe30' | 'ripe90'> {
  readonly day: string
  readonly type: string
  readonly category: string
}

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** The span of the same length just before. */
export function spanBefore({ from, to }: Span): Span {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  return { from: addDays(from, -days), to: addDays(from, -1) }
}

/** Everything the statistics of one organisation show, out of its own rows of the roll-ups. */
export async function readStatistics(
  tx: Tx,
  tenant: number,
  asked: { org: string; span: Span; type: string | undefined; today: string },
): Promise<View> {
  const { org, span, type, today } = asked
  const previous = spanBefore(span)
  const rows = await tx.rows<Row>(sql`
    SELECT day::text AS day, type, category, opened, imported, lapsed, closed, recurred30, recurred90 FROM tally
    WHERE tenant = ${tenant} AND org = ${org} AND day >= ${previous.from}::date AND day <= ${span.to}::date
      AND (${type ?? null}::text IS NULL OR type = ${type ?? null})`)
  const now = rows.filter(row => row.day >= span.from)
  const before = rows.filter(row => row.day < span.from)
  return {
    org,
    ...span,
    previous,
    countedTo: await countedTo(tx, tenant),
    measures: readMeasures(sum(now, today), sum(before, today)),
    days: byDay(span, now),
    types: byType(now, before, today),
    categories: byCategory(now, before),
  }
}

/** Counts of rows together; closings ripen after 30 and 90 days, and only where recurrence has a rule. */
function sum(rows: readonly Row[], today: string): Tally {
  const total = { ...emptyTally } as { -readonly [K in keyof Tally]: Tally[K] }
  for (const row of rows) {
    for (const name of ['opened', 'imported', 'lapsed', 'closed'] as const) total[name] += row[name]
    if (findMatterType(row.type)?.reopens === undefined) continue
    for (const days of [30, 90] as const) {
      if (row.day > addDays(today, -days)) continue
      total[`ripe${days}`] += row.closed
      total[`recurred${days}`] += row[`recurred${days}`]
    }
  }
  return total
}

const readMeasures = (now: Tally, before: Tally): View['measures'] =>
  measures.map(measure => ({ code: measure.code, ...measure.value(now), previous: measure.value(before) }))

function byDay({ from, to }: Span, rows: readonly Row[]): View['days'] {
  const days: View['days'] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const own = rows.filter(row => row.day === day)
    days.push({ day, opened: total(own, 'opened'), closed: total(own, 'closed') })
  }
  return days
}

const total = (rows: readonly Row[], name: 'opened' | 'closed') => rows.reduce((all, row) => all + row[name], 0)

function byType(now: readonly Row[], before: readonly Row[], today: string): View['types'] {
  const types = [...new Set([...now, ...before].map(row => row.type))]
  return types
    .map(type => {
      const { imported: _, ...own } = sum(
        now.filter(row => row.type === type),
        today,
      )
      const earlier = before.filter(row => row.type === type)
      return { type, ...own, previousOpened: total(earlier, 'opened'), previousClosed: total(earlier, 'closed') }
    })
    .sort((a, b) => b.opened - a.opened || a.type.localeCompare(b.type))
}

function byCategory(now: readonly Row[], before: readonly Row[]): View['categories'] {
  const found = new Map<string, { type: string; category: string; opened: number; previous: number }>()
  for (const [rows, name] of [
    [now, 'opened'],
    [before, 'previous'],
  ] as const)
    for (const { type, category, opened } of rows) {
      if (category === '' || opened === 0) continue
      const key = `${type} ${category}`
      const one = found.get(key) ?? { type, category, opened: 0, previous: 0 }
      one[name] += opened
      found.set(key, one)
    }
  return [...found.values()]
    .sort((a, b) => b.opened - a.opened || a.category.localeCompare(b.category))
    .slice(0, MOST_CATEGORIES)
}

/** When the last counted fact was recorded. */
async function countedTo(tx: Tx, tenant: number): Promise<string | null> {
  const row = await tx.first<{ at: string }>(sql`
    SELECT o.recorded_at AS at FROM consumer c JOIN fact_order o ON o.tenant = c.tenant AND o.position = c.position
    WHERE c.tenant = ${tenant} AND c.name = ${TALLY}`)
  return row?.at ?? null
}
