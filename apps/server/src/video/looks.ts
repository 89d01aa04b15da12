import { createHash, randomUUID } from 'node:crypto'
import { findEntry } from '@fangwei/domain/dictionaries/index.ts'
import { videoPurpose } from '@fangwei/domain/dictionaries/video.ts'
import { policyAt } from '@fangwei/domain/loop/index.ts'
import type { FastifyRequest } from 'fastify'
import { type Account, SESSION_COOKIE, viewerOf } from '../access/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { Problem, problems } from '../platform/http/index.ts'
import { type Services, surroundings } from '../services.ts'
import { type Camera, readCameras } from './cameras.ts'
import { noGateway } from './gateway.ts'

const MINUTE_MS = 60_000

export interface Look {
  readonly id: string
  readonly device: string
  readonly expiresAt: string
}

/** Which session a request comes in: what a look is bound to. */
export const sessionOf = (request: FastifyRequest): Buffer =>
  createHash('sha256')
    .update(request.cookies[SESSION_COOKIE] ?? request.headers.authorization ?? '')
    .digest()

export interface Purpose {
  readonly device: string
  readonly purpose: string
  readonly reason: string
  readonly walk?: string
}

/**
 * Opens a look: the fact of it is written first, in the same transaction as its ticket. A fact that cannot be written
 * leaves no ticket, and without a ticket no picture is fetched.
 */
export async function openLook(
  services: Services,
  account: Account,
  session: Buffer,
  asked: Purpose,
  gateway: string | undefined,
): Promise<{ id: string; camera: Camera; expiresAt: Date }> {
  const { directory, now } = await surroundings(services, account.tenant)
  if (findEntry(videoPurpose, asked.purpose) === undefined)
    throw problems.invalid('没有这一类事由', 'There is no such purpose', ['purpose'])
  const minutes = policyAt(directory.policies, 'video.look', null, now).amounts[0] ?? 10
  const expiresAt = new Date(now.getTime() + minutes * MINUTE_MS)
  const id = randomUUID()
  const [camera] = await services.db.as(viewerOf(account), tx =>
    readCameras(tx, services.keys, { tenant: account.tenant, org: account.org, ids: [asked.device] }),
  )
  if (camera === undefined) throw problems.notFound()
  if (camera.isPrivate) throw privatePlace()
  if (camera.stream === undefined) throw noStream()
  if (gateway === undefined) throw noGateway()
  await services.db.system(account.tenant, async tx => {
    const data = { device: camera.id, purpose: asked.purpose, reason: asked.reason, look: id }
    await note(tx, account, now, 'opened', { ...data, ...(asked.walk === undefined ? {} : { walk: asked.walk }) })
    await tx.run(sql`
      INSERT INTO camera_look (tenant, id, device, org, path, account, session, purpose, reason, round, opened_at, expires_at, last_at)
      VALUES (${account.tenant}, ${id}, ${camera.id}, ${camera.org}, ${[...camera.path]}, ${account.id}, ${session}, ${asked.purpose}, ${asked.reason},
        ${asked.walk ?? null}::uuid, ${now.toISOString()}, ${expiresAt.toISOString()}, ${now.toISOString()})`)
  })
  return { id, camera, expiresAt }
}

/** The device of a look that is open in this very session; anything else is not there. Notes that somebody looks. */
export async function heldLook(services: Services, account: Account, session: Buffer, id: string): Promise<string> {
  const now = services.clock.now().toISOString()
  const row = await services.db.system(account.tenant, tx =>
    tx.first<{ device: string }>(sql`
      UPDATE camera_look SET last_at = greatest(last_at, ${now}::timestamptz)
      WHERE tenant = ${account.tenant} AND id = ${id}::uuid AND account = ${account.id} AND session = ${session}
        AND closed_at IS NULL AND expires_at > ${now}::timestamptz RETURNING device`),
  )
  if (row === undefined) throw problems.notFound()
  return row.device
}

export async function closeLook(services: Services, account: Account, session: Buffer, id: string): Promise<void> {
  const now = services.clock.now()
  await services.db.system(account.tenant, async tx => {
    const row = await tx.first<{ device: string; openedAt: string }>(sql`
      UPDATE camera_look SET closed_at = ${now.toISOString()}::timestamptz
      WHERE tenant = ${account.tenant} AND id = ${id}::uuid AND account = ${account.id} AND session = ${session} AND closed_at IS NULL
      RETURNING device, opened_at AS "openedAt"`)
    if (row === undefined) throw problems.notFound()
    await note(tx, account, now, 'closed', { device: row.device, look: id, openedAt: row.openedAt })
  })
}

/** Ends looks whose time is over or whose viewer has gone, at the moment somebody last looked. Returns how many. */
export async function endLooks(services: Services, tenant: number): Promise<number> {
  const { directory, now } = await surroundings(services, tenant)
  const idle = policyAt(directory.policies, 'video.idle', null, now).amounts[0] ?? 1
  const seen = new Date(now.getTime() - idle * MINUTE_MS)
  return services.db.system(tenant, async tx => {
    const ended = await tx.rows<{ id: string; device: string; account: string; lastAt: string }>(sql`
      UPDATE camera_look SET closed_at = least(last_at, expires_at)
      WHERE tenant = ${tenant} AND closed_at IS NULL AND (last_at <= ${seen.toISOString()}::timestamptz OR expires_at <= ${now.toISOString()}::timestamptz)
      RETURNING id, device, account, closed_at AS "lastAt"`)
    for (const { id, device, account, lastAt } of ended)
      await note(tx, { tenant, id: account }, now, 'closed', { device, look: id, lapsed: true, closedAt: lastAt })
    return ended.length
  })
}

const note = (
  tx: Tx,
  account: Pick<Account, 'tenant' | 'id'>,
  now: Date,
  what: 'opened' | 'closed',
  data: Readonly<Record<string, unknown>>,
) =>
  writeFacts(tx, account.tenant, now, [
    {
      matter: null,
      version: 0,
      kind: `video.${what}`,
      occurredAt: now.toISOString(),
      actor: account.id,
      retention: 'audit',
      data: { by: account.id, ...data },
    },
  ])

const privatePlace = () =>
  new Problem(
    422,
    'private-place',
    { zh: '该摄像机装在私密空间，不得查看', en: 'That camera stands in a private place and may not be looked through' },
    { zh: '请通知责任单位拆除并停用登记', en: 'Tell the unit responsible to take it down and end its entry' },
  )

const noStream = () =>
  new Problem(
    422,
    'no-stream',
    { zh: '该摄像机没有登记视频流', en: 'No stream is registered for that camera' },
    { zh: '请在设备登记中填写媒体网关和视频流路径', en: 'Enter its media gateway and stream path in the register' },
  )
