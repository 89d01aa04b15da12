import { Type } from 'typebox'
import { route } from './route.ts'
import { Code, Instant, Nullable, OrgCode, Uuid } from './schemas.ts'

/** Why a camera is looked at; recorded, and shown to the auditor. */
const Reason = Type.String({ minLength: 8, maxLength: 200 })
const DeviceId = Type.String({ pattern: '^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$' })
const RoundId = Type.String({ pattern: '^[0-9A-Za-z._-]{1,64}$' })
const Result = Type.Union([Type.Literal('normal'), Type.Literal('abnormal')])

/** A camera as the list shows it: never where its stream is. */
const Camera = Type.Object({
  id: Type.String(),
  name: Type.String(),
  org: OrgCode,
  address: Nullable(Type.String()),
  lng: Nullable(Type.Number()),
  lat: Nullable(Type.Number()),
  /** Whether it can be looked at here; if not, why. */
  live: Type.Boolean(),
  because: Nullable(Type.Union([Type.Literal('no-stream'), Type.Literal('private-place')])),
})

const Look = Type.Object({
  id: Uuid,
  device: Type.String(),
  name: Type.String(),
  account: Type.String(),
  purpose: Code,
  reason: Type.String(),
  openedAt: Instant,
  closedAt: Nullable(Instant),
})

const Round = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  org: OrgCode,
  cameras: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  times: Type.Array(Type.String()),
  /** Since when it should have been walked; null: it was. */
  dueSince: Nullable(Instant),
  lastStartedAt: Nullable(Instant),
  mayWrite: Type.Boolean(),
})

const Walk = Type.Object({
  id: Uuid,
  round: Type.String(),
  name: Type.String(),
  startedAt: Instant,
  startedBy: Type.String(),
  endedAt: Nullable(Instant),
  cameras: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      result: Nullable(Result),
      note: Nullable(Type.String()),
      matter: Nullable(Uuid),
      at: Nullable(Instant),
    }),
  ),
})

const walk = { params: Type.Object({ walk: Uuid }) }

export const videoRoutes = {
  listCameras: route({
    method: 'GET',
    path: '/api/v1/video/cameras',
    permission: 'video.look',
    scope: 'org',
    summary: { zh: '摄像机（不含视频流地址）', en: 'Cameras, never with the address of a stream' },
    response: Type.Object({ items: Type.Array(Camera), gateway: Type.Boolean() }),
  }),
  openCamera: route({
    method: 'POST',
    path: '/api/v1/video/looks',
    permission: 'video.look',
    scope: 'org',
    summary: {
      zh: '查看一路视频：须写明事由并先留痕；画面经本系统转送，限本人本次登录、限时',
      en: 'Look at one camera: a purpose is asked for and kept first; the picture comes through us, for this session and a limited time',
    },
    body: Type.Object(
      { device: DeviceId, purpose: Code, reason: Reason, walk: Type.Optional(Uuid) },
      { additionalProperties: false },
    ),
    response: Type.Object({ id: Uuid, name: Type.String(), playlist: Type.String(), expiresAt: Instant }),
  }),
  closeCamera: route({
    method: 'POST',
    path: '/api/v1/video/looks/:id/close',
    permission: 'video.look',
    scope: 'own',
    summary: { zh: '结束查看', en: 'End a look' },
    params: Type.Object({ id: Uuid }),
  }),
  getCameraFile: route({
    method: 'GET',
    path: '/api/v1/video/looks/:id/files/*',
    permission: 'video.look',
    scope: 'own',
    summary: { zh: '正在查看的画面', en: "The picture of one's own open look" },
    params: Type.Object({ id: Uuid }),
    raw: 'stream',
  }),
  listLooks: route({
    method: 'GET',
    path: '/api/v1/video/looks',
    permission: 'video.look',
    scope: 'org',
    summary: { zh: '查看登记：何人、何时、何机、何事由', en: 'The log of looks: who, when, which camera, why' },
    response: Type.Object({ items: Type.Array(Look) }),
  }),
  listRounds: route({
    method: 'GET',
    path: '/api/v1/video/rounds',
    permission: 'video.look',
    scope: 'org',
    summary: { zh: '视频巡查路线，应巡未巡的在前', en: 'Video patrols, those due first' },
    response: Type.Object({ items: Type.Array(Round), walks: Type.Array(Walk), mayDraw: Type.Boolean() }),
  }),
  startWalk: route({
    method: 'POST',
    path: '/api/v1/video/rounds/:round/walks',
    permission: 'video.look',
    scope: 'org',
    summary: { zh: '开始一次巡查', en: 'Begin a walk' },
    params: Type.Object({ round: RoundId }),
    response: Walk,
  }),
  markCamera: route({
    method: 'POST',
    path: '/api/v1/video/walks/:walk/marks',
    permission: 'video.look',
    scope: 'org',
    summary: {
      zh: '登记一路的巡查结果；异常即立一件设备故障或警情',
      en: 'Mark one camera; abnormal opens a device fault or an incident',
    },
    ...walk,
    body: Type.Object(
      {
        place: Type.Integer({ minimum: 0, maximum: 59 }),
        result: Result,
        /** What is wrong: the camera itself, or what it shows. */
        what: Type.Optional(Type.Union([Type.Literal('camera'), Type.Literal('scene')])),
        note: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
      },
      { additionalProperties: false },
    ),
    response: Walk,
  }),
  endWalk: route({
    method: 'POST',
    path: '/api/v1/video/walks/:walk/end',
    permission: 'video.look',
    scope: 'org',
    summary: { zh: '结束巡查', en: 'End a walk' },
    ...walk,
    response: Walk,
  }),
}
