import type { Query, Reply, routes } from '@fangwei/contract/index.ts'
import type { Account } from '../access/index.ts'
import type { Surroundings } from '../loop/index.ts'
import { LIST_COLUMNS, type ListRow, toSummary } from '../matters/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'

type Board = Reply<typeof routes.getBoard>
const LATE_SHOWN = 100

/** What is late, where matters are stuck, who holds them: open matters of a scope grouped by the organisations below it. */
export async function board(
  tx: Tx,
  around: Surroundings,
  account: Account,
  query: Query<typeof routes.getBoard>,
): Promise<Board> {
  const { tenant, directory, now } = around
  const org = query.scope ?? account.org
  const path = directory.pathOf(org)
  if (path === undefined || !path.includes(account.org)) throw problems.notFound()
  const level = path.length - 1
  const below = `coalesce(m.l${Math.min(level + 1, 4)}, m.unit)`
  const type = query.type ?? null
  const groups = await tx.rows<Board['rows'][number] & { returned: number }>(
    statement(
      `SELECT ${below} AS org, m.type, m.state, count(*)::int AS open, count(*) FILTER (WHERE m.lapsed)::int AS lapsed, min(m.opened_at) AS oldest,
         count(*) FILTER (WHERE m.done_by ? 'return-feedback')::int AS returned
       FROM matter m WHERE m.tenant = $1 AND m.l${level} = $2 AND NOT m.closed AND NOT m.drill AND ($3::text IS NULL OR m.type = $3) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      [tenant, org, type],
    ),
  )
  const late = await tx.rows<
    ListRow & { deadline: string; due_at: string; escalated: number; holders: string[] | null }
  >(
    statement(
      `SELECT ${LIST_COLUMNS}, d.code AS deadline, d.due_at, d.escalated,
         (SELECT array_agg(DISTINCT a.name) FROM shift s JOIN account a ON a.tenant = s.tenant AND a.id = s.account
          WHERE s.tenant = m.tenant AND s.post = m.holder_post AND s.starts_at <= $4::timestamptz AND s.ends_at > $4::timestamptz) AS holders
       FROM matter m JOIN LATERAL (SELECT code, due_at, escalated FROM deadline WHERE tenant = m.tenant AND matter = m.id AND state = 'running' AND lapsed_at IS NOT NULL
         ORDER BY due_at LIMIT 1) d ON true
       WHERE m.tenant = $1 AND m.l${level} = $2 AND NOT m.closed AND m.lapsed AND NOT m.drill AND ($3::text IS NULL OR m.type = $3)
       ORDER BY m.rank, m.next_due LIMIT ${LATE_SHOWN}`,
      [tenant, org, type, now.toISOString()],
    ),
  )
  return {
    now: now.toISOString(),
    rows: groups.map(({ returned, ...row }) => row),
    returned: groups.reduce((sum, { returned }) => sum + returned, 0),
    late: late.map(r => ({
      matter: toSummary(r, account.org),
      deadline: r.deadline,
      dueAt: r.due_at,
      escalated: r.escalated,
      holders: r.holders ?? [],
    })),
    closed30d: await outcomes(tx, tenant, level, org, now),
  }
}

/** Closure beside recurrence: closed and resolved are different words. */
async function outcomes(tx: Tx, tenant: number, level: number, org: string, now: Date): Promise<Board['closed30d']> {
  const scope = `m.tenant = $1 AND m.l${level} = $2 AND m.type IN ('warning', 'dispute') AND NOT m.drill`
  const row = await tx.first<Board['closed30d']>(
    statement(
      `SELECT closed.*, recurred.* FROM (
         SELECT count(*)::int AS closed, count(*) FILTER (WHERE m.done_by ? 'record-follow-up')::int AS "withFollowUp"
         FROM matter m WHERE ${scope} AND m.closed AND NOT m.erased AND m.closed_at >= $3::timestamptz - interval '30 days') closed,
       (SELECT count(*)::int AS recurred FROM matter m
         WHERE ${scope} AND m.reopened AND m.occurred_at >= $3::timestamptz - interval '120 days') recurred`,
      [tenant, org, now.toISOString()],
    ),
  )
  return row!
}
