import type { Label } from '@fangwei/domain/loop/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'
import type { Span } from './span.ts'

/** Counts of one span in one scope; null where the denominator is zero. Names are the keys of templates. */
export interface Counts {
  readonly [key: string]: number | null
}

/** One row of every figure of a day, from that day's incidents, disputes and fraud warnings through the list index. */
export async function countSpan(tx: Tx, tenant: number, level: number, org: string, span: Span): Promise<Counts> {
  const values = [tenant, org, span.from.toISOString(), span.to.toISOString()]
  const incidents = await tx.first<Record<string, number | null>>(
    statement(
      `WITH i AS (
         SELECT m.*, left(coalesce(m.data ->> 'feedbackCategory', m.category, '99'), 2) AS head, coalesce(m.category, '') LIKE 'W1%' AS void,
           extract(epoch FROM (m.data ->> 'signedAt')::timestamptz - (m.data ->> 'dispatchedAt')::timestamptz) AS sign_s,
           extract(epoch FROM (m.data ->> 'arrivedAt')::timestamptz - (m.data ->> 'dispatchedAt')::timestamptz) AS arrive_s
         FROM matter m WHERE m.tenant = $1 AND m.l${level} = $2 AND m.type = 'incident' AND NOT m.drill AND m.occurred_at >= $3::timestamptz AND m.occurred_at < $4::timestamptz
       )
       SELECT count(*)::int AS calls, count(*) FILTER (WHERE NOT void)::int AS effective,
         count(*) FILTER (WHERE head = '01')::int AS criminal, count(*) FILTER (WHERE head = '02')::int AS "publicOrder",
         count(*) FILTER (WHERE head = '03')::int AS traffic, count(*) FILTER (WHERE head = '04')::int AS dispute, count(*) FILTER (WHERE head = '05')::int AS help,
         count(*) FILTER (WHERE data -> 'tags' ? 'family-violence' OR data ->> 'familyViolence' = 'true')::int AS "familyViolence",
         count(*) FILTER (WHERE data -> 'tags' ? 'minor')::int AS minors, count(*) FILTER (WHERE data -> 'tags' ? 'blade-or-weapon' OR data ->> 'weapon' = 'true')::int AS weapons,
         count(*) FILTER (WHERE data -> 'tags' ? 'suicide-risk')::int AS "suicideRisk", count(*) FILTER (WHERE data -> 'tags' ? 'missing')::int AS missing,
         count(*) FILTER (WHERE data -> 'tags' ? 'telecom-fraud')::int AS fraud, count(*) FILTER (WHERE data -> 'tags' ? 'repeat-call' OR state = 'merged')::int AS repeats,
         count(*) FILTER (WHERE sign_s <= 60)::int AS "signed60", count(*) FILTER (WHERE sign_s > 180)::int AS "signedLate", count(sign_s)::int AS "signedAll",
         count(*) FILTER (WHERE arrive_s <= 300)::int AS "arrived5", count(*) FILTER (WHERE arrive_s > 1800)::int AS "arrivedLate", count(arrive_s)::int AS "arrivedAll",
         round(percentile_cont(0.5) WITHIN GROUP (ORDER BY arrive_s)::numeric / 60, 1)::float8 AS "arriveMedian",
         round(percentile_cont(0.9) WITHIN GROUP (ORDER BY arrive_s)::numeric / 60, 1)::float8 AS "arriveP90",
         count(*) FILTER (WHERE NOT void AND NOT closed AND data ->> 'fedBackAt' IS NULL)::int AS "notFedBack"
       FROM i`,
      values,
    ),
  )
  const others = await tx.first<Record<string, number | null>>(
    statement(
      `SELECT count(*) FILTER (WHERE m.type = 'dispute')::int AS "disputesNew", count(*) FILTER (WHERE m.type = 'fraud-warning')::int AS "fraudWarnings",
         count(*) FILTER (WHERE m.type = 'fraud-warning' AND m.done_by ? 'visit')::int AS "fraudVisited", count(*) FILTER (WHERE m.type = 'warning')::int AS "warningsNew",
         count(*) FILTER (WHERE m.type = 'warning' AND m.lapsed)::int AS "warningsLapsed"
       FROM matter m WHERE m.tenant = $1 AND m.l${level} = $2 AND m.type = ANY ('{dispute,fraud-warning,warning}') AND m.occurred_at >= $3::timestamptz AND m.occurred_at < $4::timestamptz`,
      values,
    ),
  )
  return { ...incidents, ...others }
}

/** Figures in the order they are printed. */
export const figureLabels: Readonly<Record<string, Label>> = {
  calls: { zh: '接警', en: 'Calls' },
  effective: { zh: '有效警情', en: 'Valid incidents' },
  criminal: { zh: '刑事', en: 'Criminal' },
  publicOrder: { zh: '治安', en: 'Public order' },
  traffic: { zh: '交通', en: 'Traffic' },
  dispute: { zh: '纠纷', en: 'Disputes' },
  help: { zh: '求助', en: 'Help' },
  fraud: { zh: '涉电诈', en: 'Telecom fraud' },
  familyViolence: { zh: '涉家庭暴力', en: 'Family violence' },
  minors: { zh: '涉未成年人', en: 'Minors' },
  weapons: { zh: '涉刀涉械', en: 'Weapons' },
  suicideRisk: { zh: '轻生', en: 'Suicide risk' },
  missing: { zh: '走失', en: 'Missing' },
  repeats: { zh: '重复警情', en: 'Repeat calls' },
  signed60: { zh: '60 秒内签收', en: 'Signed within 60 s' },
  signedLate: { zh: '超 180 秒签收', en: 'Signed after 180 s' },
  arrived5: { zh: '5 分钟内到场', en: 'Arrived within 5 min' },
  arrivedLate: { zh: '超 30 分钟到场', en: 'Arrived after 30 min' },
  arriveMedian: { zh: '到场中位（分钟）', en: 'Median arrival (min)' },
  arriveP90: { zh: '到场九成位（分钟）', en: '90th percentile arrival (min)' },
  notFedBack: { zh: '未反馈', en: 'Not fed back' },
  disputesNew: { zh: '纠纷新增', en: 'New disputes' },
  warningsNew: { zh: '预警新增', en: 'New warnings' },
  warningsLapsed: { zh: '预警超时', en: 'Warnings overdue' },
  fraudWarnings: { zh: '反诈预警', en: 'Fraud warnings' },
  fraudVisited: { zh: '见面劝阻', en: 'Dissuaded face to face' },
}
