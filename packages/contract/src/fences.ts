import { Type } from 'typebox'
import { route } from './route.ts'
import { Code, Instant, Nullable, OrgCode, Version } from './schemas.ts'

const Point = Type.Object(
  { lng: Type.Number({ minimum: -180, maximum: 180 }), lat: Type.Number({ minimum: -90, maximum: 90 }) },
  { additionalProperties: false },
)
const Fence = Type.Object({
  id: Type.String(),
  version: Version,
  name: Type.String(),
  org: OrgCode,
  /** Rings when a device has left the area, or when it has entered it. */
  kind: Type.Union([Type.Literal('stay-in'), Type.Literal('keep-out')]),
  shape: Type.Union([
    Type.Object({ kind: Type.Literal('polygon'), ring: Type.Array(Point) }),
    Type.Object({ kind: Type.Literal('circle'), centre: Point, radiusM: Type.Number() }),
  ]),
  /** How long a device must stay on the other side before it counts. */
  dwellSeconds: Type.Integer(),
  /** A fix less certain than this says nothing. */
  accuracyMaxM: Type.Integer(),
  /** Local time of day within which it rings; null: always. */
  from: Nullable(Type.String()),
  to: Nullable(Type.String()),
  devices: Type.Array(Type.String()),
  deviceKinds: Type.Array(Code),
  hears: Code,
  inside: Type.Integer(),
  outside: Type.Integer(),
  crossings: Type.Integer(),
  mayWrite: Type.Boolean(),
})

export const fenceRoutes = {
  listFences: route({
    method: 'GET',
    path: '/api/v1/fences',
    permission: 'register.read',
    scope: 'org',
    summary: { zh: '电子围栏', en: 'Geofences' },
    query: Type.Object({ scope: Type.Optional(OrgCode) }),
    response: Type.Object({ items: Type.Array(Fence), mayDraw: Type.Boolean() }),
  }),
  getFence: route({
    method: 'GET',
    path: '/api/v1/fences/:id',
    permission: 'register.read',
    scope: 'org',
    summary: { zh: '一个围栏：谁在内、谁在外、最近越界', en: 'One fence: who is inside, who is outside, who crossed' },
    params: Type.Object({ id: Type.String({ pattern: '^[0-9A-Za-z._-]{1,64}$' }) }),
    response: Type.Object({
      ...Fence.properties,
      standing: Type.Array(
        Type.Object({ device: Type.String(), name: Type.String(), inside: Nullable(Type.Boolean()) }),
      ),
      /** Newest first; older ones are erased by their retention class. */
      recent: Type.Array(
        Type.Object({
          device: Type.String(),
          name: Type.String(),
          kind: Type.Union([Type.Literal('enter'), Type.Literal('exit')]),
          at: Instant,
          knownAt: Instant,
          rang: Type.Boolean(),
        }),
      ),
    }),
  }),
}
