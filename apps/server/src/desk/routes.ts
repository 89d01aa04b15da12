import { routes } from '@fangwei/contract/index.ts'
import { holds } from '@fangwei/domain/loop/index.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { sql, statement } from '../platform/db/index.ts'
import type { App } from '../platform/http/index.ts'
import { type Services, surroundings } from '../services.ts'
import { board } from './board.ts'
import { deskHome } from './home.ts'

const MAP_POINTS = 2000

export function serveDesk(app: App<Account>, services: Services): void {
  const { db } = services

  app.serve(routes.getDesk, async ({ account, now }) => {
    const around = await surroundings(services, account.tenant, now)
    return db.as(viewerOf(account), tx => deskHome(tx, around, account))
  })

  app.serve(routes.getBoard, async ({ account, query, now }) => {
    const around = await surroundings(services, account.tenant, now)
    return db.as(viewerOf(account), tx => board(tx, around, account, query))
  })

  app.serve(routes.getMapMatters, async ({ account, query, now }) => {
    const { directory } = await surroundings(services, account.tenant, now)
    const level = (directory.pathOf(account.org)?.length ?? 1) - 1
    const since = new Date(now.getTime() - (query.hours ?? 24) * 3_600_000).toISOString()
    const rows = await db.as(viewerOf(account), tx =>
      tx.rows<{
        id: string
        type: string
        grade: number | null
        state: string
        closed: boolean
        lng: number
        lat: number
        occurredAt: string
        category: string | null
        unit: string
        data: Record<string, unknown>
      }>(
        statement(
          `SELECT m.id, m.type, m.grade, m.state, m.closed, m.lng, m.lat, m.occurred_at AS "occurredAt", m.category, m.unit, m.data FROM matter m
           WHERE m.tenant = $1 AND m.l${level} = $2 AND m.type = $3 AND m.lng IS NOT NULL AND m.category IS DISTINCT FROM 'W10000' AND left(m.category, 2) IS DISTINCT FROM 'W1'
             AND m.occurred_at >= $4::timestamptz ORDER BY m.occurred_at DESC LIMIT ${MAP_POINTS + 1}`,
          [account.tenant, account.org, query.type ?? 'incident', since],
        ),
      ),
    )
    const points = rows.slice(0, MAP_POINTS).map(({ data, unit, ...point }) => {
      const type = findMatterType(point.type)
      // Matters that need shielding stand at their station, not at the door.
      const shield = type?.shielded !== undefined && holds(type.shielded, data, null)
      const org = shield ? directory.orgs.get(unit) : undefined
      return {
        ...point,
        lng: org?.lng ?? point.lng,
        lat: org?.lat ?? point.lat,
        category: shield ? '050000' : point.category,
      }
    })
    return { points, truncated: rows.length > MAP_POINTS }
  })

  app.serve(routes.listNotifications, async ({ account, query }) =>
    db.as(viewerOf(account), async tx => {
      const items = await tx.rows<{
        id: number
        matter: string
        about: string
        detail: string | null
        createdAt: string
        type: string | null
        number: string | null
      }>(sql`
        SELECT n.id, n.matter, n.about, n.detail, n.created_at AS "createdAt", m.type, m.number FROM notification n
        LEFT JOIN matter m ON m.tenant = n.tenant AND m.id = n.matter
        WHERE n.tenant = ${account.tenant} AND n.account = ${account.id} AND n.read_at IS NULL ORDER BY n.id DESC LIMIT ${query.limit ?? 50}`)
      const unread = await tx.first<{ n: number }>(
        sql`SELECT count(*)::int AS n FROM notification WHERE tenant = ${account.tenant} AND account = ${account.id} AND read_at IS NULL`,
      )
      return { unread: unread?.n ?? 0, items }
    }),
  )

  app.serve(routes.readNotifications, async ({ account, body, now }) =>
    db.as(viewerOf(account), async tx => ({
      read: await tx.run(
        sql`UPDATE notification SET read_at = ${now.toISOString()} WHERE tenant = ${account.tenant} AND account = ${account.id} AND id <= ${body.upTo} AND read_at IS NULL`,
      ),
    })),
  )
}
