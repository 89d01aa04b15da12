import { type Reply, routes } from '@fangwei/contract/index.ts'
import { cameraRound } from '@fangwei/domain/registers/index.ts'
import { streamName } from '@fangwei/domain/video/index.ts'
import type { FastifyRequest } from 'fastify'
import { type Account, viewerOf } from '../access/index.ts'
import { sql } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import { mayWrite, todayOf } from '../registers/index.ts'
import { type Services, surroundings } from '../services.ts'
import { readCameras } from './cameras.ts'
import { passFile } from './gateway.ts'
import { closeLook, heldLook, openLook, sessionOf } from './looks.ts'
import { endWalk, markCamera, namesOf, readRounds, readWalks, startWalk, viewRound, type Walk } from './rounds.ts'

export { endLooks } from './looks.ts'

type CameraView = Reply<typeof routes.listCameras>['items'][number]

/** Video: cameras, looks with their purpose, and rounds. `gateway`: base address of the site's own media gateway. */
export function serveVideo(app: App<Account>, services: Services, gateway?: string): void {
  const { db, keys, directories } = services

  app.serve(routes.listCameras, async ({ account }) => {
    const cameras = await db.as(viewerOf(account), tx =>
      readCameras(tx, keys, { tenant: account.tenant, org: account.org }),
    )
    const items = cameras.map(({ stream, isPrivate, path: _, ...camera }): CameraView => {
      const because = isPrivate ? 'private-place' : stream === undefined ? 'no-stream' : null
      return { ...camera, live: because === null && gateway !== undefined, because }
    })
    return { items, gateway: gateway !== undefined }
  })

  app.serve(routes.openCamera, async ({ account, body, request }) => {
    const { id, camera, expiresAt } = await openLook(services, account, sessionOf(request), body, gateway)
    const playlist = routes.getCameraFile.path.replace(':id', id).replace('*', streamName(camera.stream!))
    return { id, name: camera.name, playlist, expiresAt: expiresAt.toISOString() }
  })

  app.serve(routes.closeCamera, async ({ account, params, request }) => {
    await closeLook(services, account, sessionOf(request), params.id)
    return {}
  })

  app.serve(routes.getCameraFile, async ({ account, params, request, reply }) => {
    if (gateway === undefined) throw problems.notFound()
    const device = await heldLook(services, account, sessionOf(request), params.id)
    const [camera] = await db.as(viewerOf(account), tx =>
      readCameras(tx, keys, { tenant: account.tenant, org: account.org, ids: [device] }),
    )
    if (camera?.stream === undefined || camera.isPrivate) throw problems.notFound()
    await passFile(reply, gateway, camera.stream, fileAsked(request))
    return {}
  })

  app.serve(routes.listLooks, async ({ account }) => ({
    items: await db.as(viewerOf(account), tx =>
      tx.rows<Reply<typeof routes.listLooks>['items'][number]>(sql`
        SELECT l.id, l.device, coalesce(e.name, l.device) AS name, coalesce(a.name, l.account) AS account, l.purpose, l.reason,
          l.opened_at AS "openedAt", l.closed_at AS "closedAt"
        FROM camera_look l LEFT JOIN register_entry e ON e.tenant = l.tenant AND e.register = 'device' AND e.id = l.device
        LEFT JOIN account a ON a.tenant = l.tenant AND a.id = l.account
        WHERE l.tenant = ${account.tenant} ORDER BY l.opened_at DESC LIMIT 50`),
    ),
  }))

  app.serve(routes.listRounds, async ({ account, now }) => {
    const directory = await directories.of(account.tenant)
    const about = { org: account.org, day: todayOf(directory, now) }
    return db.as(viewerOf(account), async tx => {
      const rows = await readRounds(tx, account.tenant, about)
      const names = await namesOf(
        tx,
        account.tenant,
        rows.flatMap(row => row.data.cameras ?? []),
      )
      const items = rows
        .map(row => ({
          ...viewRound(row, names, now, directory.calendar.offsetMinutes),
          mayWrite: mayWrite(account, cameraRound, row.path),
        }))
        .sort((a, b) => (a.dueSince ?? '9').localeCompare(b.dueSince ?? '9'))
      return {
        items,
        walks: await readWalks(tx, account.tenant),
        mayDraw: cameraRound.writers.some(role => account.roles.includes(role)),
      }
    })
  })

  app.serve(routes.startWalk, async ({ account, params, now }) => {
    const directory = await directories.of(account.tenant)
    const about = { org: account.org, day: todayOf(directory, now), id: params.round }
    const [row] = await db.as(viewerOf(account), tx => readRounds(tx, account.tenant, about))
    if (row === undefined) throw problems.notFound()
    return walkOf(account, await startWalk(services, account, row, now))
  })

  app.serve(routes.markCamera, async ({ account, params, body, now }) => {
    const walk = await walkOf(account, params.walk)
    await markCamera(services, account, await surroundings(services, account.tenant, now), walk, body)
    return walkOf(account, params.walk)
  })

  app.serve(routes.endWalk, async ({ account, params, now }) => {
    await walkOf(account, params.walk)
    await endWalk(services, account.tenant, params.walk, now)
    return walkOf(account, params.walk)
  })

  async function walkOf(account: Account, id: string): Promise<Walk> {
    const [walk] = await db.as(viewerOf(account), tx => readWalks(tx, account.tenant, id))
    if (walk === undefined) throw problems.notFound()
    return walk
  }
}

/** The file behind a look, with what a low-latency player adds to it. */
function fileAsked({ params, url }: FastifyRequest): string {
  const file = (params as Readonly<Record<string, string>>)['*'] ?? ''
  if (file === '' || file.length > 200) throw problems.notFound()
  return `${file}${/\?[\w=&.-]{0,200}$/.exec(url)?.[0] ?? ''}`
}
