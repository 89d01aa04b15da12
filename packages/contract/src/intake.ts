import { Type } from 'typebox'
import { JobView } from './jobs.ts'
import { route } from './route.ts'
import { Code, Day, Instant, Nullable, OrgCode, Text, Uuid } from './schemas.ts'

export const RowReason = Type.Object({
  field: Type.String(),
  code: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  value: Type.Optional(Type.String()),
})

const Cell = Type.String({ maxLength: 20_000 })
const Degrees = { lng: Type.Number({ minimum: -180, maximum: 180 }), lat: Type.Number({ minimum: -90, maximum: 90 }) }

/** First rows of an upload as they would be taken, before anything is written. */
export const ImportPreview = Type.Object({
  upload: Uuid,
  name: Type.String(),
  columns: Type.Array(Type.String()),
  refused: Type.Array(Type.String()),
  form: Nullable(Code),
  rows: Type.Array(
    Type.Object({
      line: Type.Integer(),
      cells: Type.Record(Type.String(), Type.String()),
      ok: Type.Boolean(),
      reasons: Type.Array(RowReason),
    }),
  ),
  problems: Type.Array(Type.Object({ path: Type.String(), zh: Type.String(), en: Type.String() })),
})

export const intakeRoutes = {
  feedForms: route({
    method: 'POST',
    path: '/api/v1/intake/forms',
    permission: 'intake.feed',
    scope: 'tenant',
    summary: {
      zh: '接入指挥系统的接警单、派警单、反馈单',
      en: 'Feed of call, dispatch and feedback forms from the command system',
    },
    body: Type.Object(
      {
        feed: Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-z0-9-]+$' }),
        zone: Type.Optional(Text),
        crs: Type.Optional(Text),
        forms: Type.Array(Type.Record(Type.String({ minLength: 1, maxLength: 120 }), Cell, { maxProperties: 200 }), {
          minItems: 1,
          maxItems: 500,
        }),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          index: Type.Integer(),
          status: Type.Union([Type.Literal('accepted'), Type.Literal('duplicate'), Type.Literal('rejected')]),
          matter: Nullable(Uuid),
          reasons: Type.Array(RowReason),
        }),
      ),
    }),
  }),
  findPlaces: route({
    method: 'GET',
    path: '/api/v1/intake/places',
    permission: 'intake.take',
    scope: 'org',
    summary: { zh: '地址定位', en: 'Find a place by its words' },
    query: Type.Object({ q: Text }),
    response: Type.Object({
      items: Type.Array(
        Type.Object({ label: Type.String(), kind: Type.String(), ...Degrees, unit: Nullable(OrgCode) }),
      ),
    }),
  }),
  findDuplicates: route({
    method: 'POST',
    path: '/api/v1/intake/duplicates',
    permission: 'intake.take',
    scope: 'org',
    summary: { zh: '可能的重复报警', en: 'Open incidents that may be the same' },
    body: Type.Object(
      {
        address: Type.Optional(Text),
        lng: Type.Optional(Degrees.lng),
        lat: Type.Optional(Degrees.lat),
        category: Type.Optional(Code),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Uuid,
          number: Type.String(),
          category: Nullable(Type.String()),
          address: Nullable(Type.String()),
          state: Code,
          occurredAt: Instant,
          metres: Nullable(Type.Number()),
          because: Type.Array(Type.Union([Type.Literal('place'), Type.Literal('address'), Type.Literal('time')])),
        }),
      ),
    }),
  }),
  safetyFacts: route({
    method: 'POST',
    path: '/api/v1/intake/safety',
    permission: 'intake.take',
    scope: 'org',
    summary: {
      zh: '出警安全提示（持械、暴力、有效命令）',
      en: 'Safety facts of a place: weapon, violence, order in force',
    },
    body: Type.Object(
      { address: Type.Optional(Text), lng: Type.Optional(Degrees.lng), lat: Type.Optional(Degrees.lat) },
      { additionalProperties: false },
    ),
    response: Type.Object({
      weapon: Type.Boolean(),
      violence: Type.Boolean(),
      orderInForce: Type.Boolean(),
      since: Nullable(Day),
    }),
  }),
  suggestRelationships: route({
    method: 'GET',
    path: '/api/v1/matters/:id/relationships',
    permission: 'matter.act',
    scope: 'matter',
    summary: { zh: '建议涉及的关系（由民警确认）', en: 'Relationships this may be about, for the officer to confirm' },
    params: Type.Object({ id: Uuid }),
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Type.String(),
          kind: Code,
          label: Type.String(),
          because: Type.Array(Type.Union([Type.Literal('phone'), Type.Literal('name'), Type.Literal('address')])),
        }),
      ),
    }),
  }),
  getDraft: route({
    method: 'GET',
    path: '/api/v1/drafts/:form',
    permission: 'own.session',
    scope: 'own',
    summary: { zh: '我的草稿', en: 'My draft of a form' },
    params: Type.Object({ form: Code }),
    response: Type.Object({ body: Nullable(Type.Record(Type.String(), Type.Unknown())), savedAt: Nullable(Instant) }),
  }),
  putDraft: route({
    method: 'PUT',
    path: '/api/v1/drafts/:form',
    permission: 'own.session',
    scope: 'own',
    summary: { zh: '保存草稿', en: 'Keep a draft' },
    params: Type.Object({ form: Code }),
    body: Type.Object(
      { body: Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), { maxProperties: 80 }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ savedAt: Instant }),
  }),
  dropDraft: route({
    method: 'DELETE',
    path: '/api/v1/drafts/:form',
    permission: 'own.session',
    scope: 'own',
    summary: { zh: '丢弃草稿', en: 'Drop a draft' },
    params: Type.Object({ form: Code }),
  }),
  uploadCalls: route({
    method: 'POST',
    path: '/api/v1/imports',
    permission: 'intake.import',
    scope: 'tenant',
    summary: { zh: '上传警情文件并预览', en: 'Upload a file of calls and see how it would be taken' },
    raw: 'upload',
    response: ImportPreview,
  }),
  previewCalls: route({
    method: 'POST',
    path: '/api/v1/imports/:upload/preview',
    permission: 'intake.import',
    scope: 'own',
    summary: { zh: '按映射预览', en: 'Preview with a mapping' },
    params: Type.Object({ upload: Uuid }),
    body: Type.Object({ mapping: Type.Unknown() }, { additionalProperties: false }),
    response: ImportPreview,
  }),
  startImport: route({
    method: 'POST',
    path: '/api/v1/imports/:upload/start',
    permission: 'intake.import',
    scope: 'own',
    summary: { zh: '开始导入', en: 'Start the import' },
    params: Type.Object({ upload: Uuid }),
    body: Type.Object(
      { mapping: Type.Optional(Type.Unknown()), saveAs: Type.Optional(Text), unit: Type.Optional(OrgCode) },
      { additionalProperties: false },
    ),
    response: JobView,
  }),
  listMappings: route({
    method: 'GET',
    path: '/api/v1/import-mappings',
    permission: 'intake.import',
    scope: 'tenant',
    summary: { zh: '已保存的映射', en: 'Mappings kept' },
    response: Type.Object({
      items: Type.Array(Type.Object({ name: Type.String(), mapping: Type.Unknown(), savedAt: Instant })),
    }),
  }),
}
