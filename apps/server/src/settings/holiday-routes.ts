import { type Body, type HolidayDay, routes, type Static } from '@fangwei/contract/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { enqueueJob, registerJob } from '../jobs/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { remember, wholeTenant } from './acting.ts'
import { CALENDAR_RECOUNT, calendarRecount, SETTLING_MS } from './calendar-recount.ts'

type Day = Static<typeof HolidayDay>

/** The holiday table is the tenant's own: published each autumn for the next year, and changed now and then. */
export function serveHolidays(app: App<Account>, services: Services): void {
  const { db, directories } = services
  registerJob(CALENDAR_RECOUNT, calendarRecount)

  app.serve(routes.getHolidays, ({ account, query }) =>
    db.as(viewerOf(account), async tx => ({
      version: (await versionOf(tx, account.tenant)) ?? 1,
      items: await daysOf(tx, account.tenant, query.year),
    })),
  )

  app.serve(routes.putHolidays, async ({ account, params, body, now }) => {
    wholeTenant(account, await directories.of(account.tenant))
    checkDays(params.year, body)
    const changed = await db.as(viewerOf(account), async tx => {
      const version = await lockVersion(tx, account.tenant)
      if (version !== body.version)
        throw problems.conflict(
          '节假日表已被他人修改，请刷新后再改',
          'Somebody else has changed the table: reload and change again',
          'stale-version',
        )
      await refuseWhileCounting(tx, account.tenant)
      if (sameDays(await daysOf(tx, account.tenant, params.year), body.days)) return { version, job: null }
      await keepFormer(tx, account.tenant, version)
      await replaceYear(tx, account.tenant, params.year, body.days)
      await remember(tx, account, now, 'holidays.changed', { year: params.year, version: version + 1, days: body.days })
      const job = await enqueueJob(tx, account.tenant, now, {
        kind: CALENDAR_RECOUNT,
        account: account.id,
        args: { version: version + 1 },
        runAt: new Date(now.getTime() + SETTLING_MS),
      })
      return { version: version + 1, job }
    })
    directories.changed(account.tenant)
    return changed
  })
}

function checkDays(year: number, { days }: Body<typeof routes.putHolidays>): void {
  const seen = new Set<string>()
  for (const [at, { day, working }] of days.entries()) {
    const refuse = (zh: string, en: string) => problems.invalid(`${day}：${zh}`, `${day}: ${en}`, [`days.${at}.day`])
    const date = new Date(`${day}T00:00:00Z`)
    if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day)
      throw refuse('不是有效日期', 'this is no day')
    if (!day.startsWith(`${year}-`)) throw refuse(`不在 ${year} 年`, `it is not in ${year}`)
    if (seen.has(day)) throw refuse('重复', 'it stands twice')
    const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6
    if (working && !weekend) throw refuse('本来就是工作日', 'it is a working day anyway')
    seen.add(day)
  }
}

const versionOf = async (tx: Tx, tenant: number): Promise<number | undefined> =>
  (await tx.first<{ version: number }>(sql`SELECT version FROM calendar_version WHERE tenant = ${tenant}`))?.version

async function lockVersion(tx: Tx, tenant: number): Promise<number> {
  await tx.run(sql`INSERT INTO calendar_version (tenant) VALUES (${tenant}) ON CONFLICT DO NOTHING`)
  const row = await tx.first<{ version: number }>(
    sql`SELECT version FROM calendar_version WHERE tenant = ${tenant} FOR UPDATE`,
  )
  return row!.version
}

/** Clocks remember one calendar before the present one, so a change waits until the last has been counted through. */
async function refuseWhileCounting(tx: Tx, tenant: number): Promise<void> {
  const running = await tx.first(
    sql`SELECT 1 AS one FROM job WHERE tenant = ${tenant} AND kind = ${CALENDAR_RECOUNT} AND state IN ('waiting', 'running') LIMIT 1`,
  )
  if (running !== undefined)
    throw problems.conflict(
      '上一次修改的时限还在重算，请稍后再改',
      'Clocks are still being counted for the last change: try again shortly',
      'recounting',
    )
}

const keepFormer = (tx: Tx, tenant: number, version: number) =>
  tx.run(sql`
    UPDATE calendar_version SET version = ${version + 1}, former = jsonb_build_object('version', ${version}::int,
      'daysOff', (SELECT coalesce(jsonb_agg(day::text), '[]') FROM holiday WHERE tenant = ${tenant} AND NOT working),
      'workedWeekends', (SELECT coalesce(jsonb_agg(day::text), '[]') FROM holiday WHERE tenant = ${tenant} AND working))
    WHERE tenant = ${tenant}`)

async function replaceYear(tx: Tx, tenant: number, year: number, days: readonly Day[]): Promise<void> {
  await tx.run(
    sql`DELETE FROM holiday WHERE tenant = ${tenant} AND day >= make_date(${year}, 1, 1) AND day < make_date(${year + 1}, 1, 1)`,
  )
  await tx.run(sql`
    INSERT INTO holiday (tenant, day, working, name, basis) SELECT ${tenant}, i.day, i.working, i.name, i.basis
    FROM jsonb_to_recordset(${JSON.stringify(days)}::jsonb) AS i(day date, working boolean, name text, basis text)`)
}

const daysOf = (tx: Tx, tenant: number, year: number | undefined): Promise<Day[]> =>
  tx.rows<Day>(sql`
    SELECT day, working, name, basis FROM holiday WHERE tenant = ${tenant}
      AND (${year ?? null}::int IS NULL OR extract(year FROM day) = ${year ?? null}::int) ORDER BY day`)

function sameDays(before: readonly Day[], after: readonly Day[]): boolean {
  const text = (days: readonly Day[]) =>
    days
      .map(d => JSON.stringify([d.day, d.working, d.name, d.basis]))
      .sort()
      .join()
  return text(before) === text(after)
}
