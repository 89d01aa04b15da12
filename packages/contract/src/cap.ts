import { Type } from 'typebox'
import { route } from './route.ts'
import { Cursor, Instant, Label, Nullable, Page, Text, Uuid } from './schemas.ts'

const Pair = Type.Tuple([Type.Number(), Type.Number()])
const State = Type.Union([
  Type.Literal('active'),
  Type.Literal('ended'),
  Type.Literal('replaced'),
  Type.Literal('cancelled'),
  Type.Literal('not-actual'),
])
const Severity = Type.Union([
  Type.Literal('Extreme'),
  Type.Literal('Severe'),
  Type.Literal('Moderate'),
  Type.Literal('Minor'),
  Type.Literal('Unknown'),
])

const CapInfoView = Type.Object({
  language: Type.String(),
  event: Type.String(),
  headline: Nullable(Type.String()),
  description: Nullable(Type.String()),
  instruction: Nullable(Type.String()),
  senderName: Nullable(Type.String()),
  urgency: Type.String(),
  severity: Severity,
  certainty: Type.String(),
  areaDesc: Type.String(),
})

/** A warning of another system: what it says in each of its languages, where, until when, and whether it still counts. */
export const CapMessage = Type.Object({
  id: Uuid,
  feed: Type.String(),
  sender: Type.String(),
  identifier: Type.String(),
  sentAt: Instant,
  receivedAt: Instant,
  expiresAt: Instant,
  status: Type.String(),
  msgType: Type.String(),
  severity: Nullable(Severity),
  state: State,
  infos: Type.Array(CapInfoView),
  /** Closed rings and circles for the map: longitude, latitude, WGS-84. */
  rings: Type.Array(Type.Array(Pair)),
  circles: Type.Array(Type.Object({ lng: Type.Number(), lat: Type.Number(), radiusKm: Type.Number() })),
})

const Reasons = Type.Array(Type.Object({ path: Type.String(), message: Label }))

export const capRoutes = {
  takeCap: route({
    method: 'POST',
    path: '/api/v1/cap/feeds/:feed',
    permission: 'intake.feed',
    scope: 'tenant',
    summary: {
      zh: '接收其他系统的 CAP 1.1、1.2 预警（XML）；同一报文只算一次，不合规的列明原因并拒收',
      en: 'Take a CAP 1.1 or 1.2 warning (XML) of another system; the same one counts once, one that is not valid is refused with its reasons',
    },
    params: Type.Object({ feed: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$' }) }),
    response: Type.Object({ id: Uuid, outcome: Type.Union([Type.Literal('new'), Type.Literal('known')]) }),
    raw: 'upload',
  }),
  listCap: route({
    method: 'GET',
    path: '/api/v1/cap',
    permission: 'cap.read',
    scope: 'tenant',
    summary: { zh: '其他系统的预警', en: 'Warnings of other systems' },
    query: Type.Object({
      active: Type.Optional(Type.Boolean()),
      severity: Type.Optional(Severity),
      q: Type.Optional(Text),
      ...Page,
    }),
    response: Type.Object({ items: Type.Array(CapMessage), next: Nullable(Cursor) }),
  }),
  getCapFile: route({
    method: 'GET',
    path: '/api/v1/cap/:id/file',
    permission: 'cap.read',
    scope: 'tenant',
    summary: { zh: '预警报文原文', en: 'The file as it came' },
    params: Type.Object({ id: Uuid }),
    raw: 'file',
  }),
  listCapRefusals: route({
    method: 'GET',
    path: '/api/v1/cap-refusals',
    permission: 'cap.read',
    scope: 'tenant',
    summary: { zh: '被拒收的预警文件及原因', en: 'Files refused, and why' },
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          feed: Type.String(),
          lastAt: Instant,
          times: Type.Integer(),
          bytes: Type.Integer(),
          reasons: Reasons,
        }),
      ),
    }),
  }),
  openNotices: route({
    method: 'GET',
    path: '/cap/feed.atom',
    permission: 'none',
    scope: 'none',
    summary: { zh: '已发布的公众提示（Atom）', en: 'Public notices as an Atom feed' },
    raw: 'file',
  }),
  openNotice: route({
    method: 'GET',
    path: '/cap/:identifier',
    permission: 'none',
    scope: 'none',
    summary: { zh: '一份公众提示（CAP 1.2）', en: 'One public notice (CAP 1.2)' },
    params: Type.Object({ identifier: Type.String({ pattern: '^FW-[0-9A-Za-z_-]{20,80}\\.xml$' }) }),
    raw: 'file',
  }),
}
