import { Type } from 'typebox'
import { JobView } from './jobs.ts'
import { route } from './route.ts'
import { Grade, Instant, Label, Nullable, Uuid } from './schemas.ts'

const Interval = Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number() })

export const hotspotGroups = ['all', 'noise', 'dispute', 'theft', 'order'] as const
export const hotspotBands = ['all', 'night', 'day'] as const

/** Which calls, at what hours, over how many recent days. */
export const HotspotSettings = Type.Object(
  {
    group: Type.Enum([...hotspotGroups]),
    band: Type.Enum([...hotspotBands]),
    recentDays: Type.Integer({ minimum: 14, maximum: 90 }),
  },
  { additionalProperties: false },
)

/** One cell and why it is here. It is about a public place or a block of at least five households, or it is not shown. */
export const HotspotCell = Type.Object({
  index: Type.Integer({ minimum: 0 }),
  /** The name of the public place; a block has none but is known by the unit that looks after it. */
  place: Nullable(Type.String()),
  block: Nullable(Type.String()),
  subject: Type.Union([Type.Literal('public-place'), Type.Literal('block')]),
  households: Nullable(Type.Integer()),
  lng: Type.Number(),
  lat: Type.Number(),
  bounds: Type.Object({ minX: Type.Number(), minY: Type.Number(), maxX: Type.Number(), maxY: Type.Number() }),
  cellMetres: Type.Number(),
  unit: Nullable(Type.String()),
  category: Nullable(Type.String()),
  incidents: Type.Integer(),
  expected: Type.Number(),
  before: Type.Integer(),
  byPolice: Type.Integer(),
  byHour: Type.Array(Type.Integer()),
  peak: Type.String(),
  /** The key place already opened about it. */
  matter: Nullable(Uuid),
})

export const HotspotRun = Type.Object({
  id: Uuid,
  madeAt: Instant,
  settings: HotspotSettings,
  read: Type.Integer(),
  cells: Type.Array(HotspotCell),
  /** Cells left out because fewer than five households and no public place lie in them. */
  suppressed: Type.Integer(),
  check: Nullable(
    Type.Object({
      windows: Type.Integer(),
      days: Type.Integer(),
      incidents: Type.Integer(),
      ours: Type.Integer(),
      naive: Type.Integer(),
      pai: Interval,
      naivePai: Interval,
    }),
  ),
})

export const KeyPlaceEffect = Type.Object({
  counts: Type.Object({
    treatedBefore: Type.Integer(),
    treatedAfter: Type.Integer(),
    comparisonBefore: Type.Integer(),
    comparisonAfter: Type.Integer(),
    beforeDays: Type.Number(),
    afterDays: Type.Number(),
  }),
  from: Instant,
  /** What it was compared with; never where those places are. */
  comparison: Type.Object({ kind: Type.Enum(['places', 'rest']), places: Type.Integer(), note: Label }),
  ratio: Nullable(Interval),
  verdict: Type.Enum(['fewer', 'more', 'unclear', 'too-few']),
  sentence: Label,
  warnings: Type.Array(Label),
  /** Citizens' calls at the place, week by week, oldest first; `week` 0 begins with the measure. */
  weeks: Type.Array(Type.Object({ week: Type.Integer(), treated: Type.Integer() })),
})

export const insightRoutes = {
  getHotspots: route({
    method: 'GET',
    path: '/api/v1/insight/hotspots',
    permission: 'insight.read',
    scope: 'org',
    summary: { zh: '本单位最近一次热点研判', en: "The latest hotspots of one's own organisation" },
    response: Type.Object({ run: Nullable(HotspotRun), job: Nullable(JobView), closure: Label }),
  }),
  findHotspots: route({
    method: 'POST',
    path: '/api/v1/insight/hotspots',
    permission: 'insight.run',
    scope: 'org',
    summary: { zh: '重新研判热点（后台任务）', en: 'Find hotspots anew, as a background job' },
    body: HotspotSettings,
    response: JobView,
  }),
  openKeyPlace: route({
    method: 'POST',
    path: '/api/v1/insight/hotspots/:run/cells/:cell/key-place',
    permission: 'matter.open',
    scope: 'org',
    summary: { zh: '将一处热点列入重点点位', en: 'Open a key place about one hotspot' },
    params: Type.Object({ run: Uuid, cell: Type.String({ pattern: '^\\d{1,3}$' }) }),
    body: Type.Object({ grade: Grade }, { additionalProperties: false }),
    response: Type.Object({ id: Uuid }),
  }),
  getEffect: route({
    method: 'GET',
    path: '/api/v1/insight/key-places/:id/effect',
    permission: 'insight.read',
    scope: 'matter',
    summary: { zh: '重点点位措施前后比较', en: 'Before and after the measure at a key place' },
    params: Type.Object({ id: Uuid }),
    response: Type.Object({ effect: Nullable(KeyPlaceEffect) }),
  }),
}
