import { Type } from 'typebox'
import { JobView } from './jobs.ts'
import { route } from './route.ts'
import { Code, Cursor, Day, Instant, Nullable, OrgCode, Page, Text, Values, Version } from './schemas.ts'

const Register = Type.Object({ register: Code })
const Entry = Type.Object({ register: Code, id: Text })
/** Why personal data is looked at; recorded, and shown to the auditor. */
const Reason = Type.String({ minLength: 8, maxLength: 500 })

export const RegisterEntry = Type.Object({
  register: Code,
  id: Type.String(),
  version: Version,
  org: OrgCode,
  /** What it is called; a personal name is masked. */
  name: Type.String(),
  /** Values of the declared fields. Sensitive and personal ones are masked unless `clear`. */
  values: Values,
  /** Names of the fields shown masked. */
  masked: Type.Array(Type.String()),
  clear: Type.Boolean(),
  /** Ids of other entries that it names → what they are called, where this reader may see them. */
  names: Type.Record(Type.String(), Type.String()),
  validFrom: Day,
  validTo: Nullable(Day),
  changedAt: Instant,
  mayWrite: Type.Boolean(),
})

export const RegisterPage = Type.Object({ items: Type.Array(RegisterEntry), next: Nullable(Cursor) })

const Fault = Type.Object({ field: Type.String(), zh: Type.String(), en: Type.String() })
const Mapping = Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 100 }))

export const RegisterImportPreview = Type.Object({
  format: Type.String(),
  columns: Type.Array(Type.String()),
  /** Field → column, found by the headings or as asked for. */
  mapping: Mapping,
  unused: Type.Array(Type.String()),
  /** Columns whose notion is never kept: dropped unread. */
  refused: Type.Array(Type.Object({ column: Type.String(), zh: Type.String(), en: Type.String() })),
  /** Required fields without a column. */
  missing: Type.Array(Type.String()),
  /** The first rows with what speaks against them; no values. */
  rows: Type.Array(Type.Object({ line: Type.Integer(), id: Nullable(Type.String()), faults: Type.Array(Fault) })),
})

const filters = {
  scope: Type.Optional(OrgCode),
  q: Type.Optional(Text),
  kind: Type.Optional(Code),
  household: Type.Optional(Text),
  resident: Type.Optional(Text),
  /** Entries in force on this day; today unless told. */
  asOf: Type.Optional(Day),
  /** True: ended and future ones too. */
  all: Type.Optional(Type.Boolean()),
}

export const registerRoutes = {
  listEntries: route({
    method: 'GET',
    path: '/api/v1/registers/:register',
    permission: 'register.read',
    scope: 'org',
    summary: {
      zh: '基础信息列表；人员按姓名、电话或证件号全值查找，须写事由',
      en: 'List a register; people are looked for by whole name, phone or ID number, for a reason',
    },
    params: Register,
    query: Type.Object({ ...filters, reason: Type.Optional(Reason), ...Page }),
    response: RegisterPage,
  }),
  getEntry: route({
    method: 'GET',
    path: '/api/v1/registers/:register/entries/:id',
    permission: 'register.read',
    scope: 'org',
    summary: {
      zh: '一条基础信息；写明事由可看全部内容，并留痕',
      en: 'One entry; with a written reason in clear, which is recorded',
    },
    params: Entry,
    query: Type.Object({ reason: Type.Optional(Reason) }),
    response: RegisterEntry,
  }),
  addEntry: route({
    method: 'POST',
    path: '/api/v1/registers/:register',
    permission: 'register.write',
    scope: 'org',
    summary: { zh: '新增基础信息', en: 'Add an entry' },
    params: Register,
    body: Type.Object(
      { id: Type.Optional(Text), values: Values, validFrom: Type.Optional(Day) },
      { additionalProperties: false },
    ),
    response: RegisterEntry,
  }),
  changeEntry: route({
    method: 'PUT',
    path: '/api/v1/registers/:register/entries/:id',
    permission: 'register.write',
    scope: 'org',
    summary: {
      zh: '修改基础信息：给出的字段生效，null 为清除，其余不变',
      en: 'Change an entry: fields given take effect, null clears, the rest stays',
    },
    params: Entry,
    body: Type.Object(
      { version: Version, values: Values, validFrom: Type.Optional(Day) },
      { additionalProperties: false },
    ),
    response: RegisterEntry,
  }),
  endEntry: route({
    method: 'POST',
    path: '/api/v1/registers/:register/entries/:id/end',
    permission: 'register.write',
    scope: 'org',
    summary: {
      zh: '停用（不删除）；validTo 为最后有效日',
      en: 'End an entry, never delete it; validTo is its last day',
    },
    params: Entry,
    body: Type.Object({ version: Version, validTo: Type.Optional(Day) }, { additionalProperties: false }),
    response: RegisterEntry,
  }),
  previewImport: route({
    method: 'POST',
    path: '/api/v1/registers/:register/import-preview',
    permission: 'register.write',
    scope: 'org',
    summary: { zh: '预览导入：列的对应和前几行的问题', en: 'Preview an import: mapping and first faults' },
    params: Register,
    query: Type.Object({ mapping: Type.Optional(Type.String({ maxLength: 8000 })) }),
    response: RegisterImportPreview,
    raw: 'upload',
  }),
  importEntries: route({
    method: 'POST',
    path: '/api/v1/registers/:register/imports',
    permission: 'register.write',
    scope: 'org',
    summary: {
      zh: '导入 xlsx 或 csv（后台任务，重复导入不改变）',
      en: 'Import xlsx or csv as a background job; twice changes nothing',
    },
    params: Register,
    query: Type.Object({ mapping: Type.Optional(Type.String({ maxLength: 8000 })) }),
    response: JobView,
    raw: 'upload',
  }),
  exportEntries: route({
    method: 'GET',
    path: '/api/v1/register-exports/:register',
    permission: 'register.export',
    scope: 'org',
    summary: { zh: '导出（脱敏、限量、水印、留痕）', en: 'Export: masked, limited, watermarked, recorded' },
    params: Register,
    query: Type.Object({
      ...filters,
      format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')]),
      language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
      reason: Reason,
    }),
    raw: 'file',
  }),
}
