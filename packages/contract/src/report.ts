import { Type } from 'typebox'
import { route } from './route.ts'
import { Day, Instant, Label, Nullable, OrgCode, Text } from './schemas.ts'

const Cell = Type.Union([Type.String(), Type.Number(), Type.Null()])

export const ReportName = Type.Union([
  Type.Literal('duty-log'),
  Type.Literal('handover'),
  Type.Literal('daily-bulletin'),
  Type.Literal('morning-brief'),
])

/** A printed document as data: figures with what they are compared with, then tables. Plain fields only. */
export const Report = Type.Object({
  report: ReportName,
  title: Label,
  org: OrgCode,
  orgName: Label,
  from: Instant,
  to: Instant,
  madeAt: Instant,
  madeBy: Type.String(),
  figures: Type.Array(
    Type.Object({
      key: Type.String(),
      label: Label,
      value: Nullable(Type.Number()),
      unit: Nullable(Label),
      previousDay: Nullable(Type.Number()),
      lastWeek: Nullable(Type.Number()),
      lastYear: Nullable(Type.Number()),
    }),
  ),
  tables: Type.Array(
    Type.Object({
      key: Type.String(),
      label: Label,
      columns: Type.Array(Type.Object({ key: Type.String(), label: Label })),
      rows: Type.Array(Type.Record(Type.String(), Cell)),
      /** How many rows there are in all, when more than are shown. */
      total: Type.Integer(),
    }),
  ),
})

const Which = Type.Object({ report: ReportName })
const When = Type.Object({
  org: Type.Optional(OrgCode),
  day: Type.Optional(Day),
  lang: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
})

export const reportRoutes = {
  getReport: route({
    method: 'GET',
    path: '/api/v1/reports/:report',
    permission: 'report.read',
    scope: 'org',
    summary: {
      zh: '值班日志、交接班记录、每日警情通报、晨报',
      en: 'Duty log, hand-over record, daily bulletin, morning brief',
    },
    params: Which,
    query: When,
    response: Report,
  }),
  getReportSheet: route({
    method: 'GET',
    path: '/api/v1/reports/:report/xlsx',
    permission: 'report.read',
    scope: 'org',
    summary: { zh: '按本单位 Excel 模板导出', en: "The report in the unit's own Excel template" },
    params: Which,
    query: When,
    raw: 'file',
  }),
  putReportTemplate: route({
    method: 'PUT',
    path: '/api/v1/reports/:report/template',
    permission: 'report.template',
    scope: 'org',
    summary: { zh: '上传本单位 Excel 模板', en: "Keep the unit's own Excel template" },
    params: Which,
    raw: 'upload',
    response: Type.Object({ placeholders: Type.Array(Text), unknown: Type.Array(Text) }),
  }),
  dropReportTemplate: route({
    method: 'DELETE',
    path: '/api/v1/reports/:report/template',
    permission: 'report.template',
    scope: 'org',
    summary: { zh: '恢复默认模板', en: 'Go back to the shipped template' },
    params: Which,
  }),
}
