import { Type } from 'typebox'
import { route } from './route.ts'
import { Instant, Nullable, Text, Uuid } from './schemas.ts'

const Place = {
  lng: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
  lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
}

const LoneWatch = Type.Object({
  watch: Nullable(
    Type.Object({ id: Uuid, task: Type.String(), startedAt: Instant, dueAt: Instant, raised: Type.Boolean() }),
  ),
})

/** Help for those who serve: the silent call, and the timer of whoever works alone. */
export const helpRoutes = {
  callForHelp: route({
    method: 'POST',
    path: '/api/v1/help',
    permission: 'help.call',
    scope: 'own',
    summary: {
      zh: '静默求助：本机不发出任何声音',
      en: 'A silent call for help: the phone that sends it makes no sound',
    },
    body: Type.Object(Place, { additionalProperties: false }),
    response: Type.Object({ matter: Uuid }),
  }),
  getLoneWatch: route({
    method: 'GET',
    path: '/api/v1/lone-watch',
    permission: 'help.call',
    scope: 'own',
    summary: { zh: '我的单人作业计时', en: 'My lone-worker timer' },
    response: LoneWatch,
  }),
  startLoneWatch: route({
    method: 'POST',
    path: '/api/v1/lone-watch',
    permission: 'help.call',
    scope: 'own',
    summary: { zh: '开始单人作业：逾时未报平安即报警', en: 'Start working alone: it rings when not safe in time' },
    body: Type.Object(
      { task: Text, minutes: Type.Integer({ minimum: 1, maximum: 720 }), ...Place },
      { additionalProperties: false },
    ),
    response: LoneWatch,
  }),
  endLoneWatch: route({
    method: 'POST',
    path: '/api/v1/lone-watch/safe',
    permission: 'help.call',
    scope: 'own',
    summary: { zh: '报平安', en: 'Safe again' },
    response: LoneWatch,
  }),
}
