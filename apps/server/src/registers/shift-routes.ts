import { randomUUID } from 'node:crypto'
import { type Body, routes, type ShiftView, type Static } from '@fangwei/contract/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import type { Directory } from '../directory/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { scopeOf } from './authorise.ts'

type Shift = Static<typeof ShiftView>
type Plan = Body<typeof routes.planShifts>
const DAY_MS = 86_400_000
const LONGEST_SPAN_DAYS = 92
const LONGEST_SHIFT_MS = 36 * 3_600_000

export function serveShifts(app: App<Account>, services: Services): void {
  const { db, directories } = services

  app.serve(routes.listShifts, async ({ account, query, now }) => {
    const { org } = scopeOf(account, await directories.of(account.tenant), query.org)
    const from = query.from === undefined ? now : new Date(query.from)
    const to = query.to === undefined ? new Date(from.getTime() + 7 * DAY_MS) : new Date(query.to)
    checkSpan(from, to)
    return { items: await db.as(viewerOf(account), tx => shiftsBetween(tx, account.tenant, org, from, to)) }
  })

  app.serve(routes.currentShifts, async ({ account, query, now }) => {
    const directory = await directories.of(account.tenant)
    const { org } = scopeOf(account, directory, query.org)
    const soon = await db.as(viewerOf(account), tx =>
      shiftsBetween(tx, account.tenant, org, now, new Date(now.getTime() + 3 * DAY_MS)),
    )
    const posts = [...directory.posts.values()].filter(p => p.org === org)
    return {
      posts: posts.map(post => {
        const own = soon.filter(s => s.post === post.id)
        const current = own.filter(s => s.startsAt <= now.toISOString())
        const [first] = own.filter(s => s.startsAt > now.toISOString())
        return { post: post.id, current, next: own.filter(s => s.startsAt === first?.startsAt) }
      }),
    }
  })

  app.serve(routes.listDutyPeople, async ({ account, query }) => {
    const directory = await directories.of(account.tenant)
    const { org } = scopeOf(account, directory, query.org)
    return { items: await db.as(viewerOf(account), tx => peopleNear(tx, account.tenant, nearOrgs(directory, org))) }
  })

  app.serve(routes.planShifts, async ({ account, body, now }) => {
    const directory = await directories.of(account.tenant)
    const { org } = scopeOf(account, directory, body.org)
    checkPlan(body, directory, now)
    return db.as(viewerOf(account), async tx => {
      await checkPeople(tx, account, directory, body)
      const replaced = await dropUnbegun(tx, account.tenant, org, body, now)
      await addTurns(tx, account.tenant, org, body)
      await writeFacts(tx, account.tenant, now, [
        {
          matter: null,
          version: 0,
          kind: 'shift.planned',
          occurredAt: now.toISOString(),
          actor: account.id,
          retention: 'audit',
          data: { by: account.id, org, from: body.from, to: body.to, shifts: body.shifts, replaced },
        },
      ])
      return { planned: body.shifts.length, replaced }
    })
  })
}

function checkSpan(from: Date, to: Date): void {
  const days = (to.getTime() - from.getTime()) / DAY_MS
  if (!(days > 0 && days <= LONGEST_SPAN_DAYS))
    throw problems.invalid(
      `时间段须在 ${LONGEST_SPAN_DAYS} 天以内，且止晚于起`,
      `The span is at most ${LONGEST_SPAN_DAYS} days and ends after it begins`,
      ['from', 'to'],
    )
}

async function shiftsBetween(tx: Tx, tenant: number, org: string, from: Date, to: Date): Promise<Shift[]> {
  return tx.rows<Shift>(sql`
    SELECT s.id, s.post, s.org, bool_or(s.leads) AS leads, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
      json_agg(json_build_object('id', s.account, 'name', coalesce(a.name, s.account)) ORDER BY s.account) AS accounts
    FROM shift s LEFT JOIN account a ON a.tenant = s.tenant AND a.id = s.account
    WHERE s.tenant = ${tenant} AND s.org = ${org} AND s.ends_at > ${from.toISOString()}::timestamptz AND s.starts_at < ${to.toISOString()}::timestamptz
    GROUP BY s.id, s.post, s.org, s.starts_at, s.ends_at ORDER BY s.starts_at, s.post, s.id LIMIT 2000`)
}

/** Every turn lies in the span, begins in the future, at a post of the organisation, and nobody stands two at once. */
function checkPlan(plan: Plan, directory: Directory, now: Date): void {
  checkSpan(new Date(plan.from), new Date(plan.to))
  const seen = new Map<string, { from: number; to: number }[]>()
  for (const [at, turn] of plan.shifts.entries()) {
    const refuse = (field: string, zh: string, en: string) =>
      problems.invalid(`第 ${at + 1} 班：${zh}`, `Shift ${at + 1}: ${en}`, [`shifts.${at}.${field}`])
    const [from, to] = [Date.parse(turn.startsAt), Date.parse(turn.endsAt)]
    if (!(to > from && to - from <= LONGEST_SHIFT_MS))
      throw refuse('endsAt', '时长须在 36 小时以内', 'it lasts 36 hours at most')
    if (from < Date.parse(plan.from) || from >= Date.parse(plan.to))
      throw refuse('startsAt', '不在排班时间段内', 'it lies outside the span')
    if (from <= now.getTime()) throw refuse('startsAt', '已经开始的班次不能改', 'a shift that has begun is not changed')
    if (directory.posts.get(turn.post)?.org !== plan.org)
      throw refuse('post', '不是该机构的岗位', 'this is no post of the organisation')
    for (const who of turn.accounts) {
      const turns = seen.get(who) ?? []
      if (turns.some(t => t.from < to && from < t.to))
        throw refuse('accounts', `${who} 同时在两个班次`, `${who} stands two at once`)
      seen.set(who, [...turns, { from, to }])
    }
  }
}

/** The organisation, those below it and those above it: whose people may stand its posts. */
const nearOrgs = (directory: Directory, org: string): string[] => {
  const path = directory.pathOf(org) ?? []
  return [...directory.orgs.values()].filter(o => o.path.includes(org) || path.includes(o.code)).map(o => o.code)
}

/** Administrators and auditors stand no post, nor do partner agencies. */
const peopleNear = (tx: Tx, tenant: number, orgs: readonly string[]) =>
  tx.rows<{ id: string; name: string; org: string; roles: string[] }>(sql`
    SELECT id, name, org, roles FROM account WHERE tenant = ${tenant} AND org = ANY (${orgs}::text[]) AND disabled_at IS NULL
      AND NOT roles && ${['administrator', 'auditor', 'partner']}::text[] ORDER BY org DESC, name, id LIMIT 1000`)

/** Whoever stands a post has an account that works, of this organisation or one below or above it. */
async function checkPeople(tx: Tx, account: Account, directory: Directory, plan: Plan): Promise<void> {
  const wanted = [...new Set(plan.shifts.flatMap(s => s.accounts))]
  const near = new Set((await peopleNear(tx, account.tenant, nearOrgs(directory, plan.org))).map(({ id }) => id))
  const strange = wanted.filter(id => !near.has(id))
  if (strange.length > 0)
    throw problems.invalid(
      `账号不存在、已停用或不属于该机构：${strange.join('、')}`,
      `No such working account here: ${strange.join(', ')}`,
      ['shifts'],
    )
}

const dropUnbegun = (tx: Tx, tenant: number, org: string, plan: Plan, now: Date) =>
  tx.run(sql`
    DELETE FROM shift WHERE tenant = ${tenant} AND org = ${org} AND starts_at > ${now.toISOString()}::timestamptz
      AND starts_at >= ${plan.from}::timestamptz AND starts_at < ${plan.to}::timestamptz`)

async function addTurns(tx: Tx, tenant: number, org: string, plan: Plan): Promise<void> {
  const rows = plan.shifts.flatMap(turn => {
    const id = randomUUID()
    return turn.accounts.map(who => ({
      id,
      post: turn.post,
      who,
      leads: turn.leads ?? false,
      from: turn.startsAt,
      to: turn.endsAt,
    }))
  })
  await tx.run(sql`
    INSERT INTO shift (tenant, id, post, account, org, leads, starts_at, ends_at)
    SELECT ${tenant}, i.id, i.post, i.who, ${org}, i.leads, i."from", i."to"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(id text, post text, who text, leads boolean, "from" timestamptz, "to" timestamptz)`)
}
