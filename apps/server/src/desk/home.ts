import type { Reply, routes } from '@fangwei/contract/index.ts'
import type { Account } from '../access/index.ts'
import type { Surroundings } from '../loop/index.ts'
import { awaiting } from '../matters/index.ts'
import { sql, statement, type Tx } from '../platform/db/index.ts'
import { dayStart } from './day.ts'

type Home = Reply<typeof routes.getDesk>
const WEEK_MS = 7 * 86_400_000

const AWAITING_SIGN = awaiting('sign')
const AWAITING_FEEDBACK = awaiting('feed-back')

interface Standing {
  key: string
  grade: number | null
  open: number
  lapsed: number
  due_today: number
  not_accepted: number
}

/** The figures of 值班首页 for one organisation and everything below it. Open matters are bounded by the work, not by history. */
export async function deskHome(tx: Tx, around: Surroundings, account: Account): Promise<Home> {
  const { now, tenant, directory } = around
  const level = (directory.pathOf(account.org)?.length ?? 1) - 1
  const start = dayStart(now, directory.calendar.offsetMinutes)
  const endOfDay = new Date(start.getTime() + 86_400_000)
  const duties = account.duties
  const standing = await tx.rows<Standing>(
    statement(
      `SELECT m.type || ':' || m.state AS key, m.grade, count(*)::int AS open, count(*) FILTER (WHERE m.lapsed)::int AS lapsed,
         count(*) FILTER (WHERE m.next_due < $3::timestamptz AND NOT m.lapsed)::int AS due_today,
         count(*) FILTER (WHERE m.holder_post = ANY ($4::text[]) AND (m.holder_shift IS NULL OR m.holder_shift <> ALL ($5::text[])))::int AS not_accepted
       FROM matter m WHERE m.tenant = $1 AND m.l${level} = $2 AND NOT m.closed AND NOT m.drill GROUP BY 1, 2`,
      [tenant, account.org, endOfDay.toISOString(), duties.map(d => d.post), duties.map(d => d.shift)],
    ),
  )
  const sum = (pick: (s: Standing) => number, keys?: readonly string[]) =>
    standing.filter(s => keys === undefined || keys.includes(s.key)).reduce((n, s) => n + pick(s), 0)
  const today = await callsBetween(tx, tenant, level, account.org, start, now)
  const before = await callsBetween(
    tx,
    tenant,
    level,
    account.org,
    new Date(start.getTime() - WEEK_MS),
    new Date(now.getTime() - WEEK_MS),
  )
  return {
    org: account.org,
    now: now.toISOString(),
    dayStart: start.toISOString(),
    onDuty: await onDuty(tx, tenant, account.org, now),
    awaitingSign: sum(s => s.open, AWAITING_SIGN),
    awaitingFeedback: sum(s => s.open, AWAITING_FEEDBACK),
    lapsed: sum(s => s.lapsed),
    dueToday: sum(s => s.due_today),
    notAccepted: sum(s => s.not_accepted),
    openByGrade: [1, 2, 3, 4, null].map(grade => ({
      grade,
      open: sum(s => (s.grade === grade ? s.open : 0)),
      lapsed: sum(s => (s.grade === grade ? s.lapsed : 0)),
    })),
    today: {
      calls: total(today),
      effective: total(today.filter(effective)),
      sameDayLastWeek: total(before.filter(effective)),
      byHour: byHour(today),
      byHourLastWeek: byHour(before),
    },
    todayByCategory: byCategory(today, before),
  }
}

interface Calls {
  category: string
  hour: number
  n: number
}
const effective = (c: Calls) => !c.category.startsWith('W1')
const total = (calls: readonly Calls[]) => calls.reduce((n, c) => n + c.n, 0)

const byHour = (calls: readonly Calls[]) =>
  Array.from({ length: 24 }, (_, hour) => total(calls.filter(c => c.hour === hour && effective(c))))

/** Calls of a span by four-level category head and local hour: one day's rows through the list index. */
export const callsBetween = (
  tx: Tx,
  tenant: number,
  level: number,
  org: string,
  from: Date,
  to: Date,
): Promise<Calls[]> =>
  tx.rows<Calls>(
    statement(
      `SELECT left(coalesce(m.category, '99'), 2) AS category, extract(hour FROM m.occurred_at AT TIME ZONE 'UTC' + interval '8 hours')::int AS hour, count(*)::int AS n
       FROM matter m WHERE m.tenant = $1 AND m.l${level} = $2 AND m.type = 'incident' AND NOT m.drill AND m.occurred_at >= $3::timestamptz AND m.occurred_at < $4::timestamptz GROUP BY 1, 2`,
      [tenant, org, from.toISOString(), to.toISOString()],
    ),
  )

function byCategory(today: readonly Calls[], before: readonly Calls[]) {
  const codes = [...new Set([...today, ...before].filter(effective).map(c => c.category))]
  return codes
    .map(code => ({
      category: `${code}0000`,
      n: total(today.filter(c => c.category === code)),
      lastWeek: total(before.filter(c => c.category === code)),
    }))
    .sort((a, b) => b.n - a.n)
}

const onDuty = (tx: Tx, tenant: number, org: string, now: Date) =>
  tx.rows<Home['onDuty'][number]>(sql`
    SELECT s.account, a.name, s.post, s.leads, s.starts_at AS "startsAt", s.ends_at AS "endsAt" FROM shift s
    JOIN account a ON a.tenant = s.tenant AND a.id = s.account
    WHERE s.tenant = ${tenant} AND s.org = ${org} AND s.starts_at <= ${now.toISOString()}::timestamptz AND s.ends_at > ${now.toISOString()}::timestamptz
    ORDER BY s.leads DESC, s.post LIMIT 60`)
