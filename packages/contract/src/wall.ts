import { coreRisks, watchedTypes } from '@fangwei/domain/wall/index.ts'
import { Type } from 'typebox'
import { route } from './route.ts'
import { Code, Grade, Instant, Label, Nullable, OrgCode, Uuid } from './schemas.ts'

const Place = Type.Object({ lng: Type.Number(), lat: Type.Number() })

export const WallEntryView = Type.Object({
  id: Uuid,
  type: Type.Enum([...watchedTypes]),
  state: Code,
  grade: Nullable(Grade),
  openedAt: Instant,
  /** Null where the wall may only say "help". */
  kind: Nullable(Type.Object({ dictionary: Code, code: Code })),
  place: Nullable(Label),
  position: Nullable(Place),
  /** Somebody has taken it. */
  owned: Type.Boolean(),
  occurrences: Type.Integer(),
})

/** Where a unit is; a row of a table sent every second, so it is an array: id, longitude, latitude, course, state. */
export const UnitDot = Type.Tuple([Type.String(), Type.Number(), Type.Number(), Nullable(Type.Number()), Code])

const Against = Type.Object({
  today: Type.Integer(),
  /** The same day and hours a week and a year before; null when the records do not reach back. */
  lastWeek: Nullable(Type.Integer()),
  lastYear: Nullable(Type.Integer()),
})

/** A figure with its denominator. */
const Share = Type.Object({ count: Type.Integer(), of: Type.Integer() })

export const WallFigures = Type.Object({
  at: Instant,
  calls: Against,
  alarms: Type.Object({ today: Type.Integer(), falseToday: Type.Integer() }),
  risks: Type.Array(
    Type.Object({ risk: Type.Enum(Object.keys(coreRisks) as (keyof typeof coreRisks)[]), against: Against }),
  ),
  /** Arrivals within one, three and five minutes of the dispatch, of all arrivals today that count. */
  arrivals: Type.Array(Type.Object({ minutes: Type.Integer(), share: Share })),
  /** Sites with a working device, of those that need one. A silent device does not count. */
  coverage: Nullable(Share),
  leader: Nullable(Type.String()),
})

const Stale = Type.Object({ entries: Type.Array(WallEntryView), gone: Type.Array(Uuid) })

/** Everything the wall shows; what follows on the stream changes it. */
export const WallView = Type.Object({
  now: Instant,
  org: OrgCode,
  name: Label,
  /** Where the organisation sits: what the map shows while nothing else has a place. */
  centre: Nullable(Place),
  entries: Type.Array(WallEntryView),
  units: Type.Array(Type.Object({ dot: UnitDot, kind: Code, callSign: Nullable(Type.String()), name: Label })),
  /** Where devices have fallen silent. */
  silent: Type.Array(Place),
  figures: WallFigures,
})

/** Events of the stream by name: `view` at its start and after a gap, then `entries`, `units`, `figures`. */
export const WallEvents = {
  view: WallView,
  entries: Stale,
  units: Type.Object({ moved: Type.Array(UnitDot), left: Type.Array(Type.String()) }),
  figures: WallFigures,
}

export const wallRoutes = {
  getWall: route({
    method: 'GET',
    path: '/api/v1/wall',
    permission: 'wall.read',
    scope: 'org',
    summary: { zh: '指挥大屏（不含个人信息）', en: 'The wall of the command room; no personal data' },
    response: WallView,
  }),
  watchWall: route({
    method: 'GET',
    path: '/api/v1/wall/live',
    permission: 'wall.read',
    scope: 'org',
    summary: { zh: '指挥大屏实时更新（SSE）', en: 'The wall as it changes (SSE)' },
    response: Type.Object({}),
    raw: 'stream',
  }),
}
