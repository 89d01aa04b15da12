import { routes } from '@fangwei/contract/index.ts'
import { atomOf, CAP_TYPE, type CapFault, writeCap } from '@fangwei/domain/cap/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { sql } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { cursorOf, listCap, readCursor } from './list.ts'
import { openCity, openMessage, openMessages } from './open-notices.ts'
import { takeCap } from './take-in.ts'

export { takeCap } from './take-in.ts'

const PAGE = 50

/** CAP 1.2 both ways: warnings of other systems in, public notices out. `sender`: the name we send under. */
export function serveCap(app: App<Account>, services: Services, sender?: string): void {
  const { db } = services

  app.serve(routes.takeCap, async ({ account, params, request, reply }) => {
    if (!Buffer.isBuffer(request.body))
      throw problems.invalid('请以 XML 发送（application/cap+xml）', 'Send it as XML (application/cap+xml)')
    const taken = await takeCap(services, account, params.feed, request.body)
    void reply.send(taken)
    return taken
  })

  app.serve(routes.listCap, async ({ account, query, now }) => {
    const limit = query.limit ?? PAGE
    const asked = {
      tenant: account.tenant,
      now,
      active: query.active === true,
      severity: query.severity,
      q: query.q,
      after: readCursor(query.cursor),
      limit,
    }
    const items = await db.as(viewerOf(account), tx => listCap(tx, asked))
    return { items, next: items.length < limit ? null : cursorOf(items.at(-1)!) }
  })

  app.serve(routes.getCapFile, async ({ account, params, reply }) => {
    const row = await db.as(viewerOf(account), tx =>
      tx.first<{ xml: Buffer }>(
        sql`SELECT xml FROM cap_message WHERE tenant = ${account.tenant} AND id = ${params.id}::uuid`,
      ),
    )
    if (row === undefined) throw problems.notFound()
    // Somebody else's XML is handed over as a file and never shown as a page of ours.
    reply.type(CAP_TYPE).header('content-disposition', `attachment; filename="${params.id}.xml"`)
    await reply.send(row.xml)
    return {}
  })

  app.serve(routes.listCapRefusals, async ({ account }) => ({
    items: await db.as(viewerOf(account), tx =>
      tx.rows<{ feed: string; lastAt: string; times: number; bytes: number; reasons: CapFault[] }>(sql`
        SELECT feed, last_at AS "lastAt", times, bytes, reasons FROM cap_refusal WHERE tenant = ${account.tenant} ORDER BY last_at DESC LIMIT 50`),
    ),
  }))

  app.serve(routes.openNotices, async ({ reply, now }) => {
    const city = await openCity(services, sender)
    const alerts = await db.system(city.tenant, tx => openMessages(tx, city, now))
    const about = { title: city.issuer.senderName, id: `urn:fangwei:${city.issuer.sender}`, at: now.toISOString() }
    reply.type('application/atom+xml; charset=utf-8').header('cache-control', 'public, max-age=30')
    await reply.send(atomOf(about, alerts))
    return {}
  })

  app.serve(routes.openNotice, async ({ params, reply }) => {
    const city = await openCity(services, sender)
    const identifier = params.identifier.replace(/\.xml$/, '')
    const alert = await db.system(city.tenant, tx => openMessage(tx, city, identifier))
    if (alert === undefined) throw problems.notFound()
    reply.type(CAP_TYPE).header('cache-control', 'public, max-age=300')
    await reply.send(writeCap(alert))
    return {}
  })
}
