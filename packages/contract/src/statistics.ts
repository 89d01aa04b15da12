import { Type } from 'typebox'
import { route } from './route.ts'
import { Code, Day, Instant, Nullable, OrgCode } from './schemas.ts'

const Count = Type.Integer({ minimum: 0 })

export const Statistics = Type.Object({
  org: OrgCode,
  from: Day,
  to: Day,
  /** The span of the same length just before, which figures are compared with. */
  previous: Type.Object({ from: Day, to: Day }),
  /** How far the roll-ups have come: facts recorded after this are not yet counted. */
  countedTo: Nullable(Instant),
  /** By the codes of the measures, whose definitions are in the domain package. */
  measures: Type.Array(
    Type.Object({
      code: Code,
      numerator: Count,
      denominator: Nullable(Count),
      previous: Type.Object({ numerator: Count, denominator: Nullable(Count) }),
    }),
  ),
  days: Type.Array(Type.Object({ day: Day, opened: Count, closed: Count })),
  types: Type.Array(
    Type.Object({
      type: Code,
      opened: Count,
      previousOpened: Count,
      closed: Count,
      previousClosed: Count,
      lapsed: Count,
      ripe30: Count,
      recurred30: Count,
      ripe90: Count,
      recurred90: Count,
    }),
  ),
  /** The most frequent first. */
  categories: Type.Array(Type.Object({ type: Code, category: Code, opened: Count, previous: Count })),
})

export const statisticsRoutes = {
  getStatistics: route({
    method: 'GET',
    path: '/api/v1/statistics',
    permission: 'report.read',
    scope: 'org',
    summary: {
      zh: '统计：按类型、类别、日计数，与上期比较；办结与 30、90 日再发并列',
      en: 'Statistics by type, category and day against the span before; closure beside recurrence at 30 and 90 days',
    },
    query: Type.Object({
      scope: Type.Optional(OrgCode),
      from: Type.Optional(Day),
      to: Type.Optional(Day),
      type: Type.Optional(Code),
    }),
    response: Statistics,
  }),
}
