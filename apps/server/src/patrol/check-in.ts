import type { Body, routes } from '@fangwei/contract/index.ts'
import { distanceMetres } from '@fangwei/domain/geo/index.ts'
import type { Stop } from '@fangwei/domain/patrolling/index.ts'
import type { Account } from '../access/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { Problem, problems } from '../platform/http/index.ts'
import type { Keys } from '../platform/secrets/index.ts'
import { crewsOf } from './crew-of.ts'
import { checkInsOf, type StoredPlan } from './stored-plan.ts'
import { pointOfCode } from './tags.ts'

/** People arrive early and stay after; beyond this a check-in belongs to another shift. */
const AROUND_MS = 2 * 3_600_000

type Sent = Body<typeof routes.checkInPatrol>

/**
 * Notes that a stop was made, by somebody of the plan's crews: by a position near enough, or by the code of the tag that
 * is fixed there, which also says which point it is. The first check-in of a stop stands; sending it again changes
 * nothing.
 */
export async function checkIn(
  tx: Tx,
  keys: Keys,
  account: Account,
  plan: StoredPlan,
  sent: Sent,
  now: Date,
): Promise<void> {
  if (plan.setting === null || plan.released === null)
    throw problems.conflict(
      '这份计划还没有下发，不能打卡',
      'This plan has not been released: nothing can be checked in',
    )
  if (now.getTime() < Date.parse(plan.starts_at) - AROUND_MS || now.getTime() > Date.parse(plan.ends_at) + AROUND_MS)
    throw problems.invalid('不在这份计划的时间内，不能打卡', 'This plan is not for now, so nothing can be checked in', [
      'stop',
    ])
  const crews = await crewsOf(tx, account, plan.setting)
  if (crews.length === 0)
    throw new Problem(
      403,
      'not-in-crew',
      { zh: '您不在这份计划的车组里，不能打卡', en: 'You are in no crew of this plan: only its crews check in' },
      { zh: '请由当班车组成员打卡', en: 'Let a member of the crew on shift check in' },
    )
  const { stop, metres } =
    sent.code === undefined ? byPosition(plan, sent) : await byCode(tx, keys, account, plan, sent)
  const how = sent.code === undefined ? 'position' : 'code'
  const added = await tx.run(sql`
    INSERT INTO patrol_check_in (tenant, plan, stop, at, how, metres, made_by)
    VALUES (${account.tenant}, ${plan.id}::uuid, ${stop.id}, ${now.toISOString()}::timestamptz, ${how}, ${metres}, ${account.id})
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
      data: { by: account.id, plan: plan.id, stop: stop.id, source: stop.source, crew: crews[0], how, metres },
    },
  ])
}

interface Made {
  readonly stop: Stop
  readonly metres: number | null
}

const unknown = () =>
  problems.invalid('这份计划没有这个点，请刷新后再办', 'This plan has no such stop: reload and try again', ['stop'])

function byPosition({ setting }: StoredPlan, { stop: id, at }: Sent): Made {
  const stop = setting?.stops.find(s => s.id === id)
  if (stop === undefined) throw unknown()
  if (at === undefined || stop.indoor)
    throw problems.invalid(
      stop.indoor ? '室内点没有定位，请扫描或输入现场标签码' : '请提供定位或标签码',
      stop.indoor
        ? 'Indoors there is no position: scan or enter the code of the tag'
        : 'Give a position or the code of the tag',
      ['code'],
    )
  const metres = Math.round(distanceMetres(at, stop))
  if (metres > stop.radiusMetres)
    throw problems.invalid(
      `距该点 ${metres} 米，须在 ${stop.radiusMetres} 米以内`,
      `That is ${metres} m away; it must be within ${stop.radiusMetres} m`,
      ['at'],
    )
  return { stop, metres }
}

/** The stop that is meant, else the first of the code's point that has not been made; a second visit is the next one. */
async function byCode(tx: Tx, keys: Keys, account: Account, plan: StoredPlan, { stop: id, code }: Sent): Promise<Made> {
  const point = await pointOfCode(tx, keys, account.tenant, code ?? '')
  const here = plan.setting?.stops.filter(s => s.reason === 'must-patrol' && s.source === point) ?? []
  const done = new Set((await checkInsOf(tx, account.tenant, plan.id)).map(c => c.stop))
  const stop = id === undefined ? (here.find(s => !done.has(s.id)) ?? here[0]) : here.find(s => s.id === id)
  if (stop === undefined)
    throw problems.invalid(
      '标签码不对或已换发，请核对现场标签',
      'The code is not that of the tag there, or the tag was changed: check the tag',
      ['code'],
    )
  return { stop, metres: null }
}
