import { type Route, routes } from '@fangwei/contract/index.ts'
import type { Account } from '../access/index.ts'
import { type Database, sql } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'

export function serveHealth(app: App<Account>, db: Database): void {
  app.serve(routes.healthz, async () => ({ ok: true }))
  app.serve(routes.readyz, async ({ now }) => {
    const row = await db
      .outside(tx => tx.first<{ oldest: string | null }>(sql`SELECT (SELECT min(id) FROM tenant)::text AS oldest`))
      .catch(() => undefined)
    if (row === undefined) throw problems.unavailable()
    const tenant = Number(row.oldest ?? 0)
    const waiting = await db.system(tenant, tx =>
      tx.first<{ since: string | null }>(
        sql`SELECT min(recorded_at) AS since FROM fact_pending WHERE tenant = ${tenant}`,
      ),
    )
    const since = waiting?.since ?? null
    return {
      ok: true,
      database: true,
      behindMs: since === null ? 0 : Math.max(0, now.getTime() - new Date(since).getTime()),
    }
  })
  app.fastify.get('/openapi.json', async () => openapi)
}

/** OpenAPI 3.1 from the same declarations that check the requests. */
const openapi = {
  openapi: '3.1.0',
  info: { title: 'Fangwei 防微', version: '0.1.0', license: { name: 'Apache-2.0' } },
  paths: Object.entries(routes).reduce<Record<string, Record<string, unknown>>>((paths, [operationId, route]) => {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(operationId, route) }
    return paths
  }, {}),
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
}

function operation(operationId: string, route: Route) {
  const given = (where: 'path' | 'query', schema: ObjectSchema) =>
    Object.entries(schema.properties ?? {}).map(([name, value]) => ({
      name,
      in: where,
      required: schema.required?.includes(name) ?? false,
      schema: value,
    }))
  const json = (schema: unknown) => ({ 'application/json': { schema } })
  return {
    operationId,
    summary: `${route.summary.zh} · ${route.summary.en}`,
    'x-permission': route.permission,
    'x-scope': route.scope,
    parameters: [...given('path', route.params as ObjectSchema), ...given('query', route.query as ObjectSchema)],
    ...(route.method === 'GET' || route.raw === 'upload' ? {} : { requestBody: { content: json(route.body) } }),
    responses: {
      200: { description: 'OK', ...(route.raw === undefined ? { content: json(route.response) } : {}) },
      default: { description: 'Problem details (RFC 9457)', content: { 'application/problem+json': {} } },
    },
  }
}
