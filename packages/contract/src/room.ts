import { Type } from 'typebox'
import { ToldView } from './dispatching.ts'
import { route } from './route.ts'
import { Code, Instant, Label, LongText, Nullable, OrgCode, Text, Uuid } from './schemas.ts'

const DutyGrade = Type.Enum(['normal', 'strengthened', 'second', 'first'])

export const RoomEntry = Type.Object({
  id: Type.String(),
  at: Instant,
  kind: Code,
  body: Type.String(),
  /** Who wrote it; of somebody told, nobody. */
  by: Nullable(Type.String()),
  matter: Nullable(Uuid),
  acknowledgedAt: Nullable(Instant),
})

export const BriefingView = Type.Object({
  id: Uuid,
  heldAt: Instant,
  title: Type.String(),
  items: Type.Array(Type.String()),
  by: Type.String(),
  told: Type.Array(ToldView),
})

export const ScriptView = Type.Object({
  id: Code,
  name: Label,
  purpose: Label,
  grade: Type.Integer(),
  minutes: Type.Integer(),
})

/** What a drill was to show, and whether it did: who, when, against plan. */
export const DrillReport = Type.Object({
  id: Uuid,
  name: Label,
  org: OrgCode,
  matter: Uuid,
  startedAt: Instant,
  endedAt: Nullable(Instant),
  startedBy: Type.String(),
  lines: Type.Array(Type.Object({ minute: Type.Number(), text: Label, playedAt: Nullable(Instant) })),
  expects: Type.Array(
    Type.Object({
      code: Code,
      label: Label,
      dueAt: Instant,
      doneAt: Nullable(Instant),
      by: Nullable(Type.String()),
      met: Nullable(Type.Boolean()),
    }),
  ),
  told: Type.Array(ToldView),
})

const ById = Type.Object({ id: Uuid })

export const roomRoutes = {
  getRoom: route({
    method: 'GET',
    path: '/api/v1/room',
    permission: 'room.read',
    scope: 'org',
    summary: { zh: '指挥室 12 小时值班日志、勤务等级、班前会', en: 'The room: twelve-hour log, duty grade, briefings' },
    query: Type.Object({ org: Type.Optional(OrgCode), until: Type.Optional(Instant) }),
    response: Type.Object({
      org: OrgCode,
      from: Instant,
      to: Instant,
      grade: Type.Object({
        grade: DutyGrade,
        since: Nullable(Instant),
        reason: Nullable(Type.String()),
        by: Nullable(Type.String()),
      }),
      entries: Type.Array(RoomEntry),
      briefings: Type.Array(BriefingView),
      people: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), leads: Type.Boolean() })),
    }),
  }),
  writeRoomLog: route({
    method: 'POST',
    path: '/api/v1/room/log',
    permission: 'room.write',
    scope: 'org',
    summary: { zh: '记入值班日志', en: 'Write into the log of the room' },
    body: Type.Object(
      { org: Type.Optional(OrgCode), body: Type.String({ minLength: 2, maxLength: 1000 }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ id: Uuid }),
  }),
  setDutyGrade: route({
    method: 'POST',
    path: '/api/v1/room/duty-grade',
    permission: 'shift.plan',
    scope: 'org',
    summary: { zh: '确定勤务等级', en: 'Set the duty grade' },
    body: Type.Object({ org: Type.Optional(OrgCode), grade: DutyGrade, reason: Text }, { additionalProperties: false }),
    response: Type.Object({ grade: DutyGrade }),
  }),
  holdBriefing: route({
    method: 'POST',
    path: '/api/v1/briefings',
    permission: 'room.write',
    scope: 'org',
    summary: { zh: '班前会部署（逐人收到）', en: 'Hold a briefing; each person acknowledges' },
    body: Type.Object(
      {
        org: Type.Optional(OrgCode),
        title: Text,
        items: Type.Array(LongText, { minItems: 1, maxItems: 30 }),
        people: Type.Array(Text, { minItems: 1, maxItems: 80 }),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ id: Uuid, told: Type.Integer() }),
  }),
  listDrills: route({
    method: 'GET',
    path: '/api/v1/drills',
    permission: 'room.read',
    scope: 'org',
    summary: { zh: '演练脚本和演练记录', en: 'Drill scripts, and the drills held' },
    response: Type.Object({
      scripts: Type.Array(ScriptView),
      items: Type.Array(
        Type.Object({
          id: Uuid,
          name: Label,
          org: OrgCode,
          matter: Uuid,
          startedAt: Instant,
          endedAt: Nullable(Instant),
        }),
      ),
    }),
  }),
  startDrill: route({
    method: 'POST',
    path: '/api/v1/drills',
    permission: 'drill.run',
    scope: 'org',
    summary: {
      zh: '开始演练（走真实接警流程，不计入任何统计）',
      en: 'Start a drill: through the real intake, in no figure',
    },
    body: Type.Object(
      {
        script: Code,
        unit: OrgCode,
        lng: Type.Number({ minimum: -180, maximum: 180 }),
        lat: Type.Number({ minimum: -90, maximum: 90 }),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ id: Uuid, matter: Uuid }),
  }),
  getDrill: route({
    method: 'GET',
    path: '/api/v1/drills/:id',
    permission: 'room.read',
    scope: 'org',
    summary: { zh: '演练事后报告：谁、何时、与预案对照', en: 'After-action report: who, when, against plan' },
    params: ById,
    response: DrillReport,
  }),
  endDrill: route({
    method: 'POST',
    path: '/api/v1/drills/:id/end',
    permission: 'drill.run',
    scope: 'org',
    summary: { zh: '结束演练', en: 'End the drill' },
    params: ById,
    response: Type.Object({ endedAt: Instant }),
  }),
}
