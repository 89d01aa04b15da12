import { type Reply, routes } from '@fangwei/contract/index.ts'
import { policyAt } from '@fangwei/domain/loop/index.ts'
import type { EntryValues } from '@fangwei/domain/registers/index.ts'
import { fence as fenceRegister, fenceShape } from '@fangwei/domain/registers/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import type { Directory } from '../directory/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import { mayWrite, readableRegister, scopeOf, todayOf } from '../registers/index.ts'
import type { Services } from '../services.ts'

type Fence = Reply<typeof routes.listFences>['items'][number]
interface Row {
  id: string
  version: number
  org: string
  path: string[]
  name: string
  data: EntryValues
  inside: number
  outside: number
  crossings: number
}

/** Fences as their page shows them; they are drawn, changed and ended as entries of their register. */
export function serveFenceRoutes(app: App<Account>, { db, directories }: Services): void {
  app.serve(routes.listFences, async ({ account, query, now }) => {
    readableRegister(account, 'fence')
    const directory = await directories.of(account.tenant)
    const { org } = scopeOf(account, directory, query.scope)
    const day = todayOf(directory, now)
    const rows = await db.as(viewerOf(account), tx => readRows(tx, account.tenant, { org, day }))
    return {
      items: rows.flatMap(row => viewFence(row, account, directory, now)),
      mayDraw: fenceRegister.writers.some(role => account.roles.includes(role)),
    }
  })

  app.serve(routes.getFence, async ({ account, params, now }) => {
    readableRegister(account, 'fence')
    const directory = await directories.of(account.tenant)
    const about = { org: account.org, day: todayOf(directory, now), id: params.id }
    return db.as(viewerOf(account), async tx => {
      const [row] = await readRows(tx, account.tenant, about)
      const [fence] = row === undefined ? [] : viewFence(row, account, directory, now)
      if (fence === undefined) throw problems.notFound()
      return { ...fence, ...(await aboutOne(tx, account.tenant, row!)) }
    })
  })
}

const readRows = (
  tx: Tx,
  tenant: number,
  { org, day, id }: { org: string; day: string; id?: string },
): Promise<Row[]> =>
  tx.rows<Row>(sql`
    SELECT e.id, e.version, e.org, e.path, e.name, e.data, coalesce(s.inside, 0)::int AS inside, coalesce(s.outside, 0)::int AS outside,
      (SELECT count(*)::int FROM fence_crossing c WHERE c.tenant = e.tenant AND c.fence = e.id) AS crossings
    FROM register_entry e LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE (f.state ->> 'inside')::boolean) AS inside, count(*) FILTER (WHERE NOT (f.state ->> 'inside')::boolean) AS outside
      FROM fence_standing f WHERE f.tenant = e.tenant AND f.fence = e.id AND f.version = e.version) s ON true
    WHERE e.tenant = ${tenant} AND e.register = 'fence' AND ${org} IN (e.l0, e.l1, e.l2, e.l3, e.l4)
      AND e.valid_from <= ${day}::date AND (e.valid_to IS NULL OR e.valid_to > ${day}::date)
      AND (${id ?? null}::text IS NULL OR e.id = ${id ?? null}::text)
    ORDER BY e.name, e.id LIMIT 1000`)

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
const text = (value: unknown) => (typeof value === 'string' ? value : null)

function viewFence(row: Row, account: Account, { policies }: Directory, now: Date): Fence[] {
  const shape = fenceShape(row.data)
  if (shape === undefined) return []
  const shipped = (code: string) => policyAt(policies, code, null, now).amounts[0] ?? 0
  return [
    {
      id: row.id,
      version: row.version,
      name: row.name,
      org: row.org,
      kind: row.data.kind === 'keep-out' ? 'keep-out' : 'stay-in',
      shape: shape.kind === 'circle' ? shape : { kind: 'polygon', ring: [...shape.ring] },
      dwellSeconds: Number(row.data.dwell ?? shipped('device.fence-dwell-seconds')),
      accuracyMaxM: Number(row.data.accuracy ?? shipped('device.fence-accuracy-metres')),
      from: text(row.data.from),
      to: text(row.data.to),
      devices: texts(row.data.devices),
      deviceKinds: texts(row.data.deviceKinds),
      hears: String(row.data.hears),
      inside: row.inside,
      outside: row.outside,
      crossings: row.crossings,
      mayWrite: mayWrite(account, fenceRegister, row.path),
    },
  ]
}

/** How each device stands to a fence now, and the newest crossings, by the names the reader may see. */
async function aboutOne(tx: Tx, tenant: number, { id, version }: Row) {
  const standing = await tx.rows<{ device: string; name: string; inside: boolean | null }>(sql`
    SELECT s.device, d.name, (s.state ->> 'inside')::boolean AS inside FROM fence_standing s
    JOIN register_entry d ON d.tenant = s.tenant AND d.register = 'device' AND d.id = s.device
    WHERE s.tenant = ${tenant} AND s.fence = ${id} AND s.version = ${version} ORDER BY inside, d.name, s.device LIMIT 200`)
  const recent = await tx.rows<{
    device: string
    name: string
    kind: 'enter' | 'exit'
    at: string
    knownAt: string
    rang: boolean
  }>(sql`
    SELECT c.device, d.name, c.kind, c.at, c.known_at AS "knownAt", c.rang FROM fence_crossing c
    JOIN register_entry d ON d.tenant = c.tenant AND d.register = 'device' AND d.id = c.device
    WHERE c.tenant = ${tenant} AND c.fence = ${id} ORDER BY c.at DESC, c.device LIMIT 50`)
  return { standing, recent }
}
