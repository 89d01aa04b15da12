import type { Body, routes } from '@fangwei/contract/index.ts'
import { distanceMetres } from '@fangwei/domain/geo/index.ts'
import type { Account } from '../access/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import type { StoredPlan } from './stored-plan.ts'

/** People arrive early and stay after; beyond this a check-in belongs to another shift. */
const AROUND_MS = 2 * 3_600_000

/**
 * Notes that a stop was made: by a position near enough, or by the code of the tag that is fixed there. The first
 * check-in of a stop stands; sending it again changes nothing.
 */
export async function checkIn(
  tx: Tx,
  account: Account,
  plan: StoredPlan,
  { stop: id, at, code }: Body<typeof routes.checkInPatrol>,
  now: Date,
): Promise<void> {
  const stop = plan.setting?.stops.find(s => s.id === id)
  if (stop === undefined)
    throw problems.invalid('这份计划没有这个点，请刷新后再办', 'This plan has no such stop: reload and try again', [
      'stop',
    ])
  if (now.getTime() < Date.parse(plan.starts_at) - AROUND_MS || now.getTime() > Date.parse(plan.ends_at) + AROUND_MS)
    throw problems.invalid('不在这份计划的时间内，不能打卡', 'This plan is not for now, so nothing can be checked in', [
      'stop',
    ])
  let metres: number | null = null
  if (code !== undefined) {
    const tag = await tagOf(tx, account.tenant, stop.source)
    if (tag === null || tag !== code.trim())
      throw problems.invalid('标签码不对，请核对现场标签', 'The code is not that of the tag there: check the tag', [
        'code',
      ])
  } else if (at === undefined || stop.indoor)
    throw problems.invalid(
      stop.indoor ? '室内点没有定位，请扫描或输入现场标签码' : '请提供定位或标签码',
      stop.indoor
        ? 'Indoors there is no position: scan or enter the code of the tag'
        : 'Give a position or the code of the tag',
      ['code'],
    )
  else {
    metres = Math.round(distanceMetres(at, stop))
    if (metres > stop.radiusMetres)
      throw problems.invalid(
        `距该点 ${metres} 米，须在 ${stop.radiusMetres} 米以内`,
        `That is ${metres} m away; it must be within ${stop.radiusMetres} m`,
        ['at'],
      )
  }
  const how = code === undefined ? 'position' : 'code'
  const added = await tx.run(sql`
    INSERT INTO patrol_check_in (tenant, plan, stop, at, how, metres, made_by)
    VALUES (${account.tenant}, ${plan.id}::uuid, ${id}, ${now.toISOString()}::timestamptz, ${how}, ${metres}, ${account.id})
    ON CONFLICT DO NOTHING`)
  if (added === 0) return
  await writeFacts(tx, account.tenant, now, [
    {
      matter: null,
      version: 0,
      kind: 'patrol.checked-in',
      occurredAt: now.toISOString(),
      actor: account.id,
      retention: 'standard',
      data: { by: account.id, plan: plan.id, stop: id, source: stop.source, how, metres },
    },
  ])
}

const tagOf = async (tx: Tx, tenant: number, point: string): Promise<string | null> =>
  (
    await tx.first<{ tag: string | null }>(sql`
      SELECT data ->> 'checkInCode' AS tag FROM register_entry WHERE tenant = ${tenant} AND register = 'patrol-point' AND id = ${point}`)
  )?.tag ?? null
