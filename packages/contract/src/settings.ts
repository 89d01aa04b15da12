import { Type } from 'typebox'
import { route } from './route.ts'
import { Code, Cursor, Day, Grade, Instant, Label, Nullable, Page, Text, Uuid, Values } from './schemas.ts'

const policy = {
  code: Code,
  /** Null: for every grade that has no row of its own. */
  grade: Nullable(Grade),
  amounts: Type.Array(Type.Integer({ minimum: 0, maximum: 100_000 }), { minItems: 1, maxItems: 40 }),
  unit: Type.Union([
    Type.Literal('minute'),
    Type.Literal('hour'),
    Type.Literal('day'),
    Type.Literal('working-day'),
    Type.Literal('count'),
  ]),
  basis: Type.String({ minLength: 4, maxLength: 400 }),
  effectiveFrom: Day,
}

export const PolicyRow = Type.Object({
  ...policy,
  unit: Type.String(),
  /** What it decides, from the declarations that name it. */
  usedBy: Type.Array(Type.Object({ type: Nullable(Code), label: Label })),
  shipped: Type.Boolean(),
  approvedBy: Nullable(Type.String()),
  inForce: Type.Boolean(),
})

export const PolicyProposal = Type.Object({
  id: Uuid,
  ...policy,
  unit: Type.String(),
  proposedBy: Type.String(),
  proposedByName: Nullable(Type.String()),
  proposedAt: Instant,
  decidedBy: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  verdict: Nullable(Type.String()),
})

export const HolidayDay = Type.Object(
  {
    day: Day,
    /** True: a weekend day that is worked (调休). False: a day off. */
    working: Type.Boolean(),
    name: Type.String({ minLength: 1, maxLength: 40 }),
    basis: Type.String({ minLength: 4, maxLength: 400 }),
  },
  { additionalProperties: false },
)

export const AuditEntry = Type.Object({
  fact: Type.Integer(),
  kind: Type.String(),
  account: Type.String(),
  accountName: Nullable(Type.String()),
  matter: Nullable(Uuid),
  occurredAt: Instant,
  recordedAt: Instant,
  /** Null when the payload has been erased; sealed values are masked. */
  data: Nullable(Values),
})

const auditFilters = {
  account: Type.Optional(Text),
  /** A kind of act, or how a group of them begins: `personal-data.`. */
  kind: Type.Optional(Code),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
}

export const settingsRoutes = {
  listPolicies: route({
    method: 'GET',
    path: '/api/v1/policies',
    permission: 'settings.read',
    scope: 'tenant',
    summary: { zh: '时限、积分和限额等政策', en: 'Policies: durations, points and limits' },
    response: Type.Object({ items: Type.Array(PolicyRow) }),
  }),
  listProposals: route({
    method: 'GET',
    path: '/api/v1/policy-proposals',
    permission: 'settings.read',
    scope: 'tenant',
    summary: { zh: '政策调整建议', en: 'Proposed policy changes' },
    query: Type.Object({ open: Type.Optional(Type.Boolean()) }),
    response: Type.Object({ items: Type.Array(PolicyProposal) }),
  }),
  proposePolicy: route({
    method: 'POST',
    path: '/api/v1/policy-proposals',
    permission: 'settings.write',
    scope: 'tenant',
    summary: {
      zh: '提出政策调整（写明依据和生效日，由他人批准）',
      en: 'Propose a policy change with basis and date, for another person to approve',
    },
    body: Type.Object(policy, { additionalProperties: false }),
    response: PolicyProposal,
  }),
  decideProposal: route({
    method: 'POST',
    path: '/api/v1/policy-proposals/:id/decision',
    permission: 'policy.approve',
    scope: 'tenant',
    summary: {
      zh: '批准或不批准政策调整（不改变已在计时的时限）',
      en: 'Approve or refuse; running clocks stay as they are',
    },
    params: Type.Object({ id: Uuid }),
    body: Type.Object(
      { verdict: Type.Union([Type.Literal('approved'), Type.Literal('refused')]) },
      { additionalProperties: false },
    ),
    response: PolicyProposal,
  }),
  getHolidays: route({
    method: 'GET',
    path: '/api/v1/holidays',
    permission: 'settings.read',
    scope: 'tenant',
    summary: { zh: '节假日与调休', en: 'Days off and worked weekends' },
    query: Type.Object({ year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 })) }),
    response: Type.Object({ version: Type.Integer(), items: Type.Array(HolidayDay) }),
  }),
  putHolidays: route({
    method: 'PUT',
    path: '/api/v1/holidays/:year',
    permission: 'settings.write',
    scope: 'tenant',
    summary: {
      zh: '替换一年的节假日表，并重算在计时的工作日时限',
      en: 'Replace the days of a year; running working-day clocks are counted again',
    },
    params: Type.Object({ year: Type.Integer({ minimum: 2000, maximum: 2100 }) }),
    body: Type.Object(
      { version: Type.Integer({ minimum: 1 }), days: Type.Array(HolidayDay, { maxItems: 366 }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ version: Type.Integer(), job: Nullable(Uuid) }),
  }),
  getDictionaries: route({
    method: 'GET',
    path: '/api/v1/dictionaries',
    permission: 'directory.read',
    scope: 'tenant',
    summary: { zh: '代码表（中英文）', en: 'Code lists, in both languages' },
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          code: Type.String(),
          label: Label,
          version: Type.String(),
          effectiveFrom: Type.String(),
          basis: Label,
          entries: Type.Array(Type.Object({ code: Type.String(), label: Label, parent: Type.Optional(Type.String()) })),
        }),
      ),
    }),
  }),
  getAudit: route({
    method: 'GET',
    path: '/api/v1/audit',
    permission: 'audit.read',
    scope: 'org',
    summary: { zh: '审计：账号行为与个人信息查看', en: 'Audit: what accounts did and whose data they saw' },
    query: Type.Object({ ...auditFilters, ...Page }),
    response: Type.Object({ items: Type.Array(AuditEntry), next: Nullable(Cursor) }),
  }),
  exportAudit: route({
    method: 'GET',
    path: '/api/v1/audit-exports',
    permission: 'audit.read',
    scope: 'org',
    summary: {
      zh: '导出审计记录（限量、水印、留痕）',
      en: 'Export the audit trail: limited, watermarked, recorded',
    },
    query: Type.Object({
      ...auditFilters,
      language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
      reason: Type.String({ minLength: 8, maxLength: 500 }),
    }),
    raw: 'file',
  }),
}
