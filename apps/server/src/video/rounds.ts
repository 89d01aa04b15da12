import { randomUUID } from 'node:crypto'
import type { Reply, routes } from '@fangwei/contract/index.ts'
import { incident } from '@fangwei/domain/matters/incident/index.ts'
import { roundDueSince } from '@fangwei/domain/video/index.ts'
import { type Account, actorOf, viewerOf } from '../access/index.ts'
import { findFault } from '../devices/index.ts'
import { openMatter, type Surroundings } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { type Camera, readCameras } from './cameras.ts'

export type Walk = Reply<typeof routes.startWalk>
export type Round = Reply<typeof routes.listRounds>['items'][number]

export interface RoundRow {
  id: string
  version: number
  name: string
  org: string
  path: string[]
  data: { cameras?: string[]; times?: string[] }
  lastStartedAt: string | null
}

/** Rounds in the reader's sight and in force; ended today is ended now. */
export const readRounds = (
  tx: Tx,
  tenant: number,
  about: { org: string; day: string; id?: string },
): Promise<RoundRow[]> =>
  tx.rows<RoundRow>(sql`
    SELECT e.id, e.version, e.name, e.org, e.path, e.data,
      (SELECT max(w.started_at) FROM camera_round_walk w WHERE w.tenant = e.tenant AND w.round = e.id) AS "lastStartedAt"
    FROM register_entry e WHERE e.tenant = ${tenant} AND e.register = 'camera-round' AND ${about.org} IN (e.l0, e.l1, e.l2, e.l3, e.l4)
      AND e.valid_from <= ${about.day}::date AND (e.valid_to IS NULL OR e.valid_to > ${about.day}::date)
      AND (${about.id ?? null}::text IS NULL OR e.id = ${about.id ?? null}::text) ORDER BY e.name, e.id LIMIT 200`)

export function viewRound(
  row: RoundRow,
  names: ReadonlyMap<string, string>,
  now: Date,
  offset: number,
): Omit<Round, 'mayWrite'> {
  const { cameras = [], times = [] } = row.data
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    org: row.org,
    cameras: cameras.map(id => ({ id, name: names.get(id) ?? id })),
    times,
    dueSince: roundDueSince(times, row.lastStartedAt, now, offset),
    lastStartedAt: row.lastStartedAt,
  }
}

interface WalkRow {
  id: string
  round: string
  name: string | null
  cameras: string[]
  startedAt: string
  startedBy: string
  endedAt: string | null
  marks:
    | { place: number; result: 'normal' | 'abnormal'; note: string | null; matter: string | null; at: string }[]
    | null
}

/** Walks in the reader's sight, newest first; `id` for one of them. */
export async function readWalks(tx: Tx, tenant: number, id?: string): Promise<Walk[]> {
  const rows = await tx.rows<WalkRow>(sql`
    SELECT w.id, w.round, e.name, w.cameras, w.started_at AS "startedAt", coalesce(a.name, w.started_by) AS "startedBy", w.ended_at AS "endedAt",
      (SELECT json_agg(json_build_object('place', m.place, 'result', m.result, 'note', m.note, 'matter', m.matter, 'at', m.at))
       FROM camera_round_mark m WHERE m.tenant = w.tenant AND m.walk = w.id) AS marks
    FROM camera_round_walk w LEFT JOIN register_entry e ON e.tenant = w.tenant AND e.register = 'camera-round' AND e.id = w.round
    LEFT JOIN account a ON a.tenant = w.tenant AND a.id = w.started_by
    WHERE w.tenant = ${tenant} AND (${id ?? null}::uuid IS NULL OR w.id = ${id ?? null}::uuid) ORDER BY w.started_at DESC, w.id LIMIT 30`)
  const names = await namesOf(tx, tenant, [...new Set(rows.flatMap(row => row.cameras))])
  return rows.map(({ marks, cameras, name, ...row }) => ({
    ...row,
    name: name ?? row.round,
    cameras: cameras.map((camera, place) => {
      const mark = marks?.find(m => m.place === place)
      return {
        id: camera,
        name: names.get(camera) ?? camera,
        result: mark?.result ?? null,
        note: mark?.note ?? null,
        matter: mark?.matter ?? null,
        at: mark === undefined ? null : new Date(mark.at).toISOString(),
      }
    }),
  }))
}

export async function namesOf(tx: Tx, tenant: number, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; name: string }>(
    sql`SELECT id, name FROM register_entry WHERE tenant = ${tenant} AND register = 'device' AND id = ANY (${[...ids]}::text[])`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function startWalk(services: Services, account: Account, row: RoundRow, now: Date): Promise<string> {
  const id = randomUUID()
  await services.db.system(account.tenant, tx =>
    tx.run(sql`INSERT INTO camera_round_walk (tenant, id, round, org, path, cameras, started_at, started_by)
      VALUES (${account.tenant}, ${id}, ${row.id}, ${row.org}, ${row.path}, ${row.data.cameras ?? []}, ${now.toISOString()}, ${account.id})`),
  )
  return id
}

export interface Mark {
  readonly place: number
  readonly result: 'normal' | 'abnormal'
  readonly what?: 'camera' | 'scene'
  readonly note?: string
}

/** Keeps what was found at one camera, once. Abnormal goes on as a matter: a fault of the camera, or what it shows. */
export async function markCamera(
  services: Services,
  account: Account,
  around: Surroundings,
  walk: Walk,
  mark: Mark,
): Promise<void> {
  const at = walk.cameras[mark.place]
  if (at === undefined) throw problems.notFound()
  if (walk.endedAt !== null || at.result !== null)
    throw problems.conflict('这一路已登记或巡查已结束', 'It is marked already, or the walk is over', 'marked')
  if (mark.result === 'abnormal' && (mark.what === undefined || mark.note === undefined))
    throw problems.invalid(
      '异常须写明是设备还是现场，以及情况',
      'Say whether it is the camera or the scene, and what',
      ['what', 'note'],
    )
  const { tenant } = account
  const [camera] = await services.db.as(viewerOf(account), tx =>
    readCameras(tx, services.keys, { tenant, org: account.org, ids: [at.id] }),
  )
  if (camera === undefined) throw problems.notFound()
  await services.db.system(tenant, async tx => {
    const matter = mark.result === 'abnormal' ? await openFor(tx, account, around, camera, mark) : null
    const added = await tx.run(sql`
      INSERT INTO camera_round_mark (tenant, walk, place, device, result, note, matter, at, by)
      VALUES (${tenant}, ${walk.id}::uuid, ${mark.place}, ${camera.id}, ${mark.result}, ${mark.note ?? null}, ${matter}::uuid, ${around.now.toISOString()}, ${account.id})
      ON CONFLICT DO NOTHING`)
    if (added === 0) throw problems.conflict('这一路已登记', 'It is marked already', 'marked')
  })
}

async function openFor(tx: Tx, account: Account, around: Surroundings, camera: Camera, { what, note }: Mark) {
  if (what === 'camera') {
    const { id, org, name, address, lng, lat } = camera
    await findFault(tx, around, { id, org, name, address: address ?? name, lng, lat, kind: 'CAMERA' }, 'damage', note)
    const row = await tx.first<{ id: string }>(sql`SELECT id FROM matter WHERE tenant = ${around.tenant}
      AND type = 'device-fault' AND sole_subject = ${`device-fault/${id}/damage`} AND NOT closed`)
    return row?.id ?? null
  }
  const place = camera.lng === null || camera.lat === null ? {} : { lng: camera.lng, lat: camera.lat }
  const opened = await openMatter(tx, around, actorOf(account), {
    type: incident,
    unit: camera.org,
    fields: {
      content: `视频巡查发现：${note}`,
      category: '990000',
      grade: 3,
      channel: '0402',
      reportedAt: around.now.toISOString(),
      address: (camera.address ?? camera.name).slice(0, 200),
      ...place,
    },
  })
  return opened.id
}

export const endWalk = (services: Services, tenant: number, walk: string, now: Date) =>
  services.db.system(tenant, tx =>
    tx.run(
      sql`UPDATE camera_round_walk SET ended_at = ${now.toISOString()} WHERE tenant = ${tenant} AND id = ${walk}::uuid AND ended_at IS NULL`,
    ),
  )
