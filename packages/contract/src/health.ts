import { Type } from 'typebox'
import { route } from './route.ts'

export const healthRoutes = {
  healthz: route({
    method: 'GET',
    path: '/healthz',
    permission: 'none',
    scope: 'none',
    summary: { zh: '进程存活', en: 'The process is alive' },
    response: Type.Object({ ok: Type.Boolean() }),
  }),
  readyz: route({
    method: 'GET',
    path: '/readyz',
    permission: 'none',
    scope: 'none',
    summary: { zh: '可以服务', en: 'Ready to serve' },
    response: Type.Object({
      ok: Type.Boolean(),
      database: Type.Boolean(),
      behindMs: Type.Union([Type.Number(), Type.Null()]),
    }),
  }),
}
