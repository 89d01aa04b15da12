import { Type } from 'typebox'
import { hotspotGroups } from './insight.ts'
import { JobView } from './jobs.ts'
import { route } from './route.ts'
import { Day, Grade, Instant, Nullable, OrgCode, Uuid } from './schemas.ts'

export const scanModels = ['permutation', 'poisson'] as const
export const scanWindows = ['now', 'any'] as const
export const scanCalls = ['citizens', 'police'] as const

/** What is scanned: which calls of which organisation and days, against what, in circles and spans of what size. */
export const ScanSettings = Type.Object(
  {
    model: Type.Enum([...scanModels]),
    /** Only what still goes on at the end of the period, or anything within it. */
    window: Type.Enum([...scanWindows]),
    group: Type.Enum([...hotspotGroups]),
    /** Calls of citizens and what police found themselves are never scanned together. */
    calls: Type.Enum([...scanCalls]),
    org: Type.Optional(OrgCode),
    from: Day,
    to: Day,
    maxRadiusKm: Type.Number({ minimum: 0.25, maximum: 20 }),
    maxDays: Type.Integer({ minimum: 1, maximum: 90 }),
    replications: Type.Integer({ minimum: 99, maximum: 9999 }),
  },
  { additionalProperties: false },
)

/** One circle and span in which more came in than chance gives. Around a public place or at least five households. */
export const ScanCluster = Type.Object({
  index: Type.Integer({ minimum: 0 }),
  p: Type.Number(),
  /** Of the replications, how many gave as much or more. */
  beaten: Type.Integer(),
  llr: Type.Number(),
  observed: Type.Integer(),
  expected: Type.Number(),
  relativeRisk: Type.Number(),
  from: Day,
  to: Day,
  lng: Type.Number(),
  lat: Type.Number(),
  radiusMetres: Type.Integer(),
  places: Type.Array(Type.String()),
  block: Nullable(Type.String()),
  households: Type.Integer(),
  unit: Nullable(Type.String()),
  category: Nullable(Type.String()),
  /** The key place already opened about it. */
  matter: Nullable(Uuid),
})

export const ScanRun = Type.Object({
  id: Uuid,
  org: OrgCode,
  madeAt: Instant,
  madeBy: Type.String(),
  settings: ScanSettings,
  read: Type.Integer(),
  cells: Type.Integer(),
  cellMetres: Type.Integer(),
  clusters: Type.Array(ScanCluster),
  /** Circles left out because fewer than five households and no public place lie in them. */
  suppressed: Type.Integer(),
})

const Line = Type.Object({
  id: Uuid,
  madeAt: Instant,
  madeBy: Type.String(),
  settings: ScanSettings,
  clusters: Type.Integer(),
  /** The lowest p; null where nothing was found. */
  p: Nullable(Type.Number()),
})

export const scanRoutes = {
  listScans: route({
    method: 'GET',
    path: '/api/v1/insight/scans',
    permission: 'insight.read',
    scope: 'org',
    summary: {
      zh: '本单位做过的时空扫描，以及正在进行的一次',
      en: "Scans of one's own organisation, and the one going on",
    },
    response: Type.Object({ items: Type.Array(Line), job: Nullable(JobView) }),
  }),
  startScan: route({
    method: 'POST',
    path: '/api/v1/insight/scans',
    permission: 'insight.run',
    scope: 'org',
    summary: { zh: '时空扫描（后台任务）', en: 'Scan for clusters, as a background job' },
    body: ScanSettings,
    response: JobView,
  }),
  getScan: route({
    method: 'GET',
    path: '/api/v1/insight/scans/:id',
    permission: 'insight.read',
    scope: 'org',
    summary: { zh: '一次时空扫描的结果', en: 'What one scan found' },
    params: Type.Object({ id: Uuid }),
    response: ScanRun,
  }),
  openScanPlace: route({
    method: 'POST',
    path: '/api/v1/insight/scans/:id/clusters/:cluster/key-place',
    permission: 'matter.open',
    scope: 'org',
    summary: { zh: '将一处聚集列入重点点位', en: 'Open a key place about one cluster' },
    params: Type.Object({ id: Uuid, cluster: Type.String({ pattern: '^\\d{1,3}$' }) }),
    body: Type.Object({ grade: Grade }, { additionalProperties: false }),
    response: Type.Object({ id: Uuid }),
  }),
}
