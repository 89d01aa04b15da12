import type { Reply, routes } from '@fangwei/contract/index.ts'
import { findDictionary, labelOf } from '@fangwei/domain/dictionaries/index.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import type { Surroundings } from '../loop/index.ts'
import { sql, statement, type Tx } from '../platform/db/index.ts'
import type { Span } from './span.ts'

type Table = Reply<typeof routes.getReport>['tables'][number]
export type Lang = 'zh' | 'en'
export interface Scope {
  readonly around: Surroundings
  readonly level: number
  readonly org: string
  readonly span: Span
  readonly lang: Lang
}
const ROWS = 300

const column = (key: string, zh: string, en: string) => ({ key, label: { zh, en } })

/** Local clock time of an instant, as printed. */
const printed = (at: string, { around }: Scope) =>
  new Date(Date.parse(at) + around.directory.calendar.offsetMinutes * 60_000)
    .toISOString()
    .slice(5, 16)
    .replace('T', ' ')

const category = (code: string | null, lang: Lang) => {
  const dictionary = findDictionary('incident-category')
  return code === null || dictionary === undefined ? '' : labelOf(dictionary, code, lang)
}
const stateOf = (type: string, state: string, lang: Lang) => findMatterType(type)?.states[state]?.label[lang] ?? state
const unitOf = (org: string, { around, lang }: Scope) => around.directory.orgs.get(org)?.name[lang] ?? org

/** Every valid incident of the span, in the order they came. */
export async function incidentTable(tx: Tx, scope: Scope): Promise<Table> {
  const rows = await tx.rows<{
    number: string
    at: string
    category: string | null
    address: string | null
    state: string
    unit: string
    result: string | null
    n: number
  }>(
    statement(
      `SELECT m.number, m.occurred_at AS at, coalesce(m.data ->> 'feedbackCategory', m.category) AS category, m.state, m.unit, m.data ->> 'result' AS result, count(*) OVER ()::int AS n,
         CASE WHEN m.data ->> 'familyViolence' = 'true' THEN NULL ELSE m.data ->> 'address' END AS address
       FROM matter m WHERE m.tenant = $1 AND m.l${scope.level} = $2 AND m.type = 'incident' AND NOT m.drill AND coalesce(m.category, '') NOT LIKE 'W1%' AND m.occurred_at >= $3::timestamptz AND m.occurred_at < $4::timestamptz
       ORDER BY m.occurred_at LIMIT ${ROWS}`,
      [scope.around.tenant, scope.org, scope.span.from.toISOString(), scope.span.to.toISOString()],
    ),
  )
  const results = findDictionary('incident-result')
  return {
    key: 'incidents',
    label: { zh: '警情处置', en: 'Incidents' },
    columns: [
      column('at', '时间', 'Time'),
      column('category', '类别', 'Category'),
      column('address', '地点', 'Place'),
      column('unit', '处警单位', 'Unit'),
      column('state', '状态', 'State'),
      column('result', '处理结果', 'Result'),
    ],
    rows: rows.map(r => ({
      number: r.number,
      at: printed(r.at, scope),
      category: category(r.category, scope.lang),
      address: r.address ?? (scope.lang === 'zh' ? '（保护）' : '(protected)'),
      unit: unitOf(r.unit, scope),
      state: stateOf('incident', r.state, scope.lang),
      result: r.result === null || results === undefined ? '' : labelOf(results, r.result, scope.lang),
    })),
    total: rows[0]?.n ?? 0,
  }
}

/** What is open and handed on, most urgent first. */
export async function openTable(tx: Tx, scope: Scope): Promise<Table> {
  const rows = await tx.rows<{
    number: string
    type: string
    state: string
    grade: number | null
    due: string | null
    lapsed: boolean
    unit: string
    accepted: boolean
    n: number
  }>(
    statement(
      `SELECT m.number, m.type, m.state, m.grade, nullif(m.next_due, 'infinity') AS due, m.lapsed, m.unit, m.holder_shift IS NOT NULL AS accepted, count(*) OVER ()::int AS n
       FROM matter m WHERE m.tenant = $1 AND m.l${scope.level} = $2 AND NOT m.closed AND NOT m.drill ORDER BY m.rank, m.next_due, m.opened_at LIMIT ${ROWS}`,
      [scope.around.tenant, scope.org],
    ),
  )
  const words = { zh: { yes: '是', no: '否' }, en: { yes: 'yes', no: 'no' } }[scope.lang]
  return {
    key: 'open',
    label: { zh: '在办事项', en: 'Open matters' },
    columns: [
      column('number', '编号', 'Number'),
      column('type', '类型', 'Type'),
      column('grade', '等级', 'Grade'),
      column('state', '状态', 'State'),
      column('due', '时限', 'Due'),
      column('lapsed', '超时', 'Overdue'),
      column('unit', '承办单位', 'Unit'),
      column('accepted', '已接班', 'Accepted'),
    ],
    rows: rows.map(r => ({
      number: r.number,
      type: findMatterType(r.type)?.label[scope.lang] ?? r.type,
      grade:
        r.grade === null
          ? ''
          : (scope.lang === 'zh' ? ['红', '橙', '黄', '蓝'] : ['red', 'orange', 'yellow', 'blue'])[r.grade - 1]!,
      state: stateOf(r.type, r.state, scope.lang),
      due: r.due === null ? '' : printed(r.due, scope),
      lapsed: r.lapsed ? words.yes : words.no,
      unit: unitOf(r.unit, scope),
      accepted: r.accepted ? words.yes : words.no,
    })),
    total: rows[0]?.n ?? 0,
  }
}

/** Who led and stood the span. */
export async function dutyTable(tx: Tx, scope: Scope): Promise<Table> {
  const rows = await tx.rows<{ post: string; name: string; leads: boolean; starts: string; ends: string }>(sql`
    SELECT s.post, a.name, s.leads, s.starts_at AS starts, s.ends_at AS ends FROM shift s JOIN account a ON a.tenant = s.tenant AND a.id = s.account
    WHERE s.tenant = ${scope.around.tenant} AND s.org = ${scope.org} AND s.starts_at < ${scope.span.to.toISOString()}::timestamptz AND s.ends_at > ${scope.span.from.toISOString()}::timestamptz
    ORDER BY s.starts_at, s.leads DESC, s.post LIMIT 100`)
  return {
    key: 'duty',
    label: { zh: '带班与在岗', en: 'On duty' },
    columns: [
      column('post', '岗位', 'Post'),
      column('name', '姓名', 'Name'),
      column('from', '自', 'From'),
      column('to', '至', 'To'),
    ],
    rows: rows.map(r => ({
      post: scope.around.directory.posts.get(r.post)?.name[scope.lang] ?? r.post,
      name: r.name,
      from: printed(r.starts, scope),
      to: printed(r.ends, scope),
    })),
    total: rows.length,
  }
}

/** Stations by valid incidents of the span, with what each has not fed back: the last ones are named. */
export async function unitTable(tx: Tx, scope: Scope): Promise<Table> {
  const rows = await tx.rows<{ unit: string; n: number; late: number; open: number }>(
    statement(
      `SELECT m.unit, count(*)::int AS n, count(*) FILTER (WHERE m.lapsed)::int AS late, count(*) FILTER (WHERE NOT m.closed)::int AS open
       FROM matter m WHERE m.tenant = $1 AND m.l${scope.level} = $2 AND m.type = 'incident' AND NOT m.drill AND coalesce(m.category, '') NOT LIKE 'W1%' AND m.occurred_at >= $3::timestamptz AND m.occurred_at < $4::timestamptz
       GROUP BY 1 ORDER BY 2 DESC LIMIT 60`,
      [scope.around.tenant, scope.org, scope.span.from.toISOString(), scope.span.to.toISOString()],
    ),
  )
  return {
    key: 'units',
    label: { zh: '按单位', en: 'By unit' },
    columns: [
      column('unit', '单位', 'Unit'),
      column('n', '有效警情', 'Valid incidents'),
      column('open', '未结', 'Open'),
      column('late', '超时', 'Overdue'),
    ],
    rows: rows.map(r => ({ unit: unitOf(r.unit, scope), n: r.n, open: r.open, late: r.late })),
    total: rows.length,
  }
}
