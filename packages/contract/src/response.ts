import { Type } from 'typebox'
import { route } from './route.ts'
import { Code, Instant, Label, Nullable, OrgCode, Uuid } from './schemas.ts'

const Attainment = Type.Object({ minutes: Type.Integer(), numerator: Type.Integer(), denominator: Type.Integer() })
const Place = Type.Object({ lng: Type.Number(), lat: Type.Number() })
const Ring = Type.Array(Type.Array(Type.Number()))

export const ResponseView = Type.Object({
  from: Instant,
  to: Instant,
  start: Code,
  byZone: Type.Array(Attainment),
  byWave: Type.Array(Attainment),
  exclusions: Type.Array(Type.Object({ code: Code, label: Label, n: Type.Integer() })),
  outside: Type.Integer(),
  zones: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Label,
      org: OrgCode,
      level: Type.Integer(),
      version: Type.Integer(),
      ring: Ring,
    }),
  ),
})

export const CoverageView = Type.Object({
  /** What the minutes were counted over; null: estimated from the straight line. */
  roads: Nullable(Type.String()),
  /** Calls of the last days that the shares are of. */
  calls: Type.Integer(),
  days: Type.Integer(),
  /** Share of the calls of each local hour within 1, 3 and 5 minutes of a unit's stand-by place. */
  byHour: Type.Array(Type.Object({ hour: Type.Integer(), calls: Type.Integer(), within: Type.Array(Type.Number()) })),
  isochrones: Type.Array(Type.Object({ minutes: Type.Number(), rings: Type.Array(Ring) })),
})

export const SitingView = Type.Object({
  roads: Nullable(Type.String()),
  calls: Type.Integer(),
  before: Type.Object({ within: Type.Array(Type.Number()), meanMinutes: Type.Number() }),
  after: Type.Object({ within: Type.Array(Type.Number()), meanMinutes: Type.Number() }),
  sites: Type.Array(Type.Object({ ...Place.properties, name: Label, kept: Type.Boolean(), calls: Type.Integer() })),
})

export const responseRoutes = {
  getResponse: route({
    method: 'GET',
    path: '/api/v1/response',
    permission: 'board.read',
    scope: 'org',
    summary: { zh: '1-3-5 分钟达标（两种口径、排除项）', en: '1-3-5 attainment: both readings, and what is left out' },
    query: Type.Object({
      scope: Type.Optional(OrgCode),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
      start: Type.Optional(Type.Union([Type.Literal('dispatch'), Type.Literal('report')])),
    }),
    response: ResponseView,
  }),
  getCoverage: route({
    method: 'GET',
    path: '/api/v1/response/coverage',
    permission: 'board.read',
    scope: 'org',
    summary: { zh: '警情需求分时段覆盖和等时圈', en: 'Coverage of demand by hour, and isochrones' },
    query: Type.Object({ scope: Type.Optional(OrgCode) }),
    response: CoverageView,
  }),
  planSites: route({
    method: 'POST',
    path: '/api/v1/response/siting',
    permission: 'board.read',
    scope: 'org',
    summary: { zh: '备勤点选址：前后对比', en: 'Where units should stand by: before and after' },
    body: Type.Object(
      {
        scope: Type.Optional(OrgCode),
        count: Type.Integer({ minimum: 1, maximum: 60 }),
        aim: Type.Union([Type.Literal('mean'), Type.Literal('cover')]),
        /** Local hours of the coming shift. */
        fromHour: Type.Integer({ minimum: 0, maximum: 23 }),
        hours: Type.Integer({ minimum: 1, maximum: 24 }),
        keep: Type.Optional(Type.Boolean()),
      },
      { additionalProperties: false },
    ),
    response: SitingView,
  }),
  getMatterReplay: route({
    method: 'GET',
    path: '/api/v1/matters/:id/replay',
    permission: 'unit.replay',
    scope: 'matter',
    summary: {
      zh: '警情逐秒回放（轨迹须写明事由）',
      en: 'Replay of an incident by the second; tracks are read for a stated purpose',
    },
    params: Type.Object({ id: Uuid }),
    query: Type.Object({ purpose: Type.String({ minLength: 4, maxLength: 200 }) }),
    response: Type.Object({
      from: Instant,
      to: Instant,
      place: Nullable(Place),
      /** False once the retention of tracks has run out: what happened stays, where they drove is gone. */
      tracksKept: Type.Boolean(),
      events: Type.Array(
        Type.Object({
          at: Instant,
          matter: Uuid,
          type: Code,
          kind: Type.String(),
          actor: Type.String(),
          actorName: Nullable(Type.String()),
          unitName: Nullable(Type.String()),
        }),
      ),
      units: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          dispatch: Uuid,
          /** Seconds after `from`, longitude, latitude. */
          track: Type.Array(Type.Array(Type.Number())),
        }),
      ),
    }),
  }),
}
