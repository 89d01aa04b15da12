import type { Reply, routes } from '@fangwei/contract/index.ts'
import { type CoreRisk, coreRiskOf, coreRisks } from '@fangwei/domain/wall/index.ts'
import { dayStart } from '../desk/index.ts'
import type { Directory } from '../directory/index.ts'
import { sql, statement, type Tx } from '../platform/db/index.ts'

type Figures = Reply<typeof routes.getWall>['figures']
type Against = Figures['calls']

const DAY_MS = 86_400_000
/** A year ago by weeks, so that a Sunday stands against a Sunday. */
const YEAR_MS = 364 * DAY_MS

export interface Asked {
  readonly tenant: number
  readonly org: string
  readonly level: number
  readonly now: Date
  readonly directory: Directory
}

type Counts = ReadonlyMap<string, number>

/** Calls of one day so far by category: the rows of one day through the list index. */
async function callsOf(tx: Tx, { tenant, org, level }: Asked, from: Date, to: Date): Promise<Counts> {
  const rows = await tx.rows<{ category: string; n: number }>(
    statement(
      `SELECT coalesce(m.category, '990000') AS category, count(*)::int AS n FROM matter m
       WHERE m.tenant = $1 AND m.l${level} = $2 AND m.type = 'incident' AND NOT m.drill AND m.occurred_at >= $3::timestamptz AND m.occurred_at < $4::timestamptz GROUP BY 1`,
      [tenant, org, from.toISOString(), to.toISOString()],
    ),
  )
  return new Map(rows.filter(({ category }) => !category.startsWith('W')).map(({ category, n }) => [category, n]))
}

/** Whether anything is recorded before an instant: no figure is better than a zero that means "no records". */
async function reachesBack(tx: Tx, { tenant, org, level }: Asked, to: Date): Promise<boolean> {
  const row = await tx.first<{ found: boolean }>(
    statement(
      `SELECT EXISTS (SELECT FROM matter m WHERE m.tenant = $1 AND m.l${level} = $2 AND m.type = 'incident' AND m.occurred_at < $3::timestamptz) AS found`,
      [tenant, org, to.toISOString()],
    ),
  )
  return row?.found ?? false
}

const total = (counts: Counts, risk?: CoreRisk): number =>
  [...counts].reduce((sum, [category, n]) => (risk === undefined || coreRiskOf(category) === risk ? sum + n : sum), 0)

async function alarmsOf(tx: Tx, { tenant, org, level }: Asked, from: Date): Promise<Figures['alarms']> {
  const row = await tx.first<{ today: number; false_today: number }>(
    statement(
      `SELECT count(*)::int AS today, count(*) FILTER (WHERE m.state = 'false-alarm')::int AS false_today FROM matter m
       WHERE m.tenant = $1 AND m.l${level} = $2 AND m.type = 'alarm' AND NOT m.drill AND m.occurred_at >= $3::timestamptz`,
      [tenant, org, from.toISOString()],
    ),
  )
  return { today: row?.today ?? 0, falseToday: row?.false_today ?? 0 }
}

/** Dispatches of today that arrived: from the order to the spot, by position where known, else by hand. */
async function arrivalsOf(tx: Tx, { tenant, org, level }: Asked, from: Date): Promise<Figures['arrivals']> {
  const row = await tx.first<{ arrived: number; one: number; three: number; five: number }>(
    statement(
      `SELECT count(*)::int AS arrived, count(*) FILTER (WHERE s <= 60)::int AS one, count(*) FILTER (WHERE s <= 180)::int AS three, count(*) FILTER (WHERE s <= 300)::int AS five
       FROM (SELECT extract(epoch FROM coalesce(m.data ->> 'systemArrivedAt', m.data ->> 'arrivedAt')::timestamptz - m.opened_at) AS s FROM matter m
         WHERE m.tenant = $1 AND m.l${level} = $2 AND m.type = 'dispatch' AND NOT m.drill AND m.occurred_at >= $3::timestamptz AND m.state <> 'cancelled') d WHERE s IS NOT NULL`,
      [tenant, org, from.toISOString()],
    ),
  )
  const of = row?.arrived ?? 0
  const counts = [row?.one ?? 0, row?.three ?? 0, row?.five ?? 0]
  return [1, 3, 5].map((minutes, i) => ({ minutes, share: { count: counts[i]!, of } }))
}

async function leaderOf(tx: Tx, { tenant, org, now }: Asked): Promise<string | null> {
  const at = now.toISOString()
  const row = await tx.first<{ name: string }>(sql`
    SELECT a.name FROM shift s JOIN account a ON a.tenant = s.tenant AND a.id = s.account
    WHERE s.tenant = ${tenant} AND s.org = ${org} AND s.leads AND s.starts_at <= ${at}::timestamptz AND s.ends_at > ${at}::timestamptz
    ORDER BY s.starts_at LIMIT 1`)
  return row?.name ?? null
}

/** How the room is doing today, each figure with what it is set against. */
export async function wallFigures(tx: Tx, asked: Asked, coverage: Figures['coverage']): Promise<Figures> {
  const { now, directory } = asked
  const start = dayStart(now, directory.calendar.offsetMinutes)
  const today = await callsOf(tx, asked, start, now)
  const earlier = async (ms: number): Promise<Counts | undefined> => {
    const [from, to] = [new Date(start.getTime() - ms), new Date(now.getTime() - ms)]
    return (await reachesBack(tx, asked, from)) ? callsOf(tx, asked, from, to) : undefined
  }
  const lastWeek = await earlier(7 * DAY_MS)
  const lastYear = await earlier(YEAR_MS)
  const against = (risk?: CoreRisk): Against => ({
    today: total(today, risk),
    lastWeek: lastWeek === undefined ? null : total(lastWeek, risk),
    lastYear: lastYear === undefined ? null : total(lastYear, risk),
  })
  return {
    at: now.toISOString(),
    calls: against(),
    alarms: await alarmsOf(tx, asked, start),
    risks: (Object.keys(coreRisks) as CoreRisk[]).map(risk => ({ risk, against: against(risk) })),
    arrivals: await arrivalsOf(tx, asked, start),
    coverage,
    leader: await leaderOf(tx, asked),
  }
}
