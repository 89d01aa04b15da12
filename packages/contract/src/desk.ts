import { Type } from 'typebox'
import { MatterSummary } from './matter.ts'
import { route } from './route.ts'
import { Code, Instant, Nullable, OrgCode, Page, Text, Uuid } from './schemas.ts'

/** Figures of 值班首页; each counts what the queue or list with the same filter shows. */
export const DeskHome = Type.Object({
  org: OrgCode,
  now: Instant,
  dayStart: Instant,
  onDuty: Type.Array(
    Type.Object({
      account: Type.String(),
      name: Type.String(),
      post: Type.String(),
      leads: Type.Boolean(),
      startsAt: Instant,
      endsAt: Instant,
    }),
  ),
  awaitingSign: Type.Integer(),
  awaitingFeedback: Type.Integer(),
  lapsed: Type.Integer(),
  dueToday: Type.Integer(),
  notAccepted: Type.Integer(),
  openByGrade: Type.Array(
    Type.Object({ grade: Nullable(Type.Integer()), open: Type.Integer(), lapsed: Type.Integer() }),
  ),
  today: Type.Object({
    calls: Type.Integer(),
    effective: Type.Integer(),
    sameDayLastWeek: Type.Integer(),
    byHour: Type.Array(Type.Integer()),
    /** The same hours a week ago, up to this time of day. */
    byHourLastWeek: Type.Array(Type.Integer()),
  }),
  todayByCategory: Type.Array(Type.Object({ category: Type.String(), n: Type.Integer(), lastWeek: Type.Integer() })),
})

/** One row of the supervision board: where matters stand, who holds them, what is late. */
export const BoardRow = Type.Object({
  org: OrgCode,
  type: Code,
  state: Code,
  open: Type.Integer(),
  lapsed: Type.Integer(),
  oldest: Nullable(Instant),
})

export const deskRoutes = {
  getDesk: route({
    method: 'GET',
    path: '/api/v1/desk',
    permission: 'matter.read',
    scope: 'org',
    summary: { zh: '值班首页', en: 'The duty desk' },
    response: DeskHome,
  }),
  getBoard: route({
    method: 'GET',
    path: '/api/v1/board',
    permission: 'board.read',
    scope: 'org',
    summary: { zh: '督办看板', en: 'The supervision board' },
    query: Type.Object({ scope: Type.Optional(OrgCode), type: Type.Optional(Code) }),
    response: Type.Object({
      now: Instant,
      rows: Type.Array(BoardRow),
      late: Type.Array(
        Type.Object({
          matter: MatterSummary,
          deadline: Code,
          dueAt: Instant,
          escalated: Type.Integer(),
          holders: Type.Array(Type.String()),
        }),
      ),
      returned: Type.Integer(),
      closed30d: Type.Object({ closed: Type.Integer(), withFollowUp: Type.Integer(), recurred: Type.Integer() }),
    }),
  }),
  getMapMatters: route({
    method: 'GET',
    path: '/api/v1/map',
    permission: 'matter.read',
    scope: 'org',
    summary: { zh: '地图上的在办事项', en: 'Open matters on the map' },
    query: Type.Object({ type: Type.Optional(Code), hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 720 })) }),
    response: Type.Object({
      points: Type.Array(
        Type.Object({
          id: Uuid,
          type: Code,
          grade: Nullable(Type.Integer()),
          state: Code,
          closed: Type.Boolean(),
          lng: Type.Number(),
          lat: Type.Number(),
          occurredAt: Instant,
          category: Nullable(Type.String()),
        }),
      ),
      truncated: Type.Boolean(),
    }),
  }),
  listNotifications: route({
    method: 'GET',
    path: '/api/v1/notifications',
    permission: 'own.session',
    scope: 'own',
    summary: { zh: '我的提醒', en: 'My notifications' },
    query: Type.Object({ ...Page }),
    response: Type.Object({
      unread: Type.Integer(),
      items: Type.Array(
        Type.Object({
          id: Type.Integer(),
          matter: Uuid,
          about: Code,
          detail: Nullable(Type.String()),
          createdAt: Instant,
          type: Nullable(Code),
          number: Nullable(Text),
        }),
      ),
    }),
  }),
  readNotifications: route({
    method: 'POST',
    path: '/api/v1/notifications/read',
    permission: 'own.session',
    scope: 'own',
    summary: { zh: '标为已读', en: 'Mark as read' },
    body: Type.Object(
      { upTo: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ read: Type.Integer() }),
  }),
  feed: route({
    method: 'GET',
    path: '/api/v1/feed',
    permission: 'matter.read',
    scope: 'org',
    summary: { zh: '实时动态（SSE，按序，不缺不重）', en: 'Live feed (SSE): in order, no gaps, no repeats' },
    query: Type.Object({ after: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })) }),
    raw: 'stream',
  }),
}
