import { createHmac } from 'node:crypto'
import { type CapAlert, capOfNotice, type Issuer, type Notice, type Release } from '@fangwei/domain/cap/index.ts'
import type { Directory } from '../directory/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'

/** An ending is told this long after it. */
const TOLD_AFTER = '24 hours'
const MOST = 200

export interface OpenCity {
  readonly tenant: number
  readonly name: string
  /** Its bureau, above everything that has notices. */
  readonly root: string
  readonly issuer: Issuer
}

interface Row {
  id: string
  data: { drill?: boolean; releases?: Release[] }
}

/** Whose notices these are. There is one public feed an installation: that of its first city. */
export async function openCity(services: Services, sender: string | undefined): Promise<OpenCity> {
  const [city] = await services.db.outside(tx =>
    tx.rows<{ id: number; name: string }>(sql`SELECT id, name_zh AS name FROM tenant ORDER BY id LIMIT 1`),
  )
  if (city === undefined) throw problems.notFound()
  const directory = await services.directories.of(city.id)
  return {
    tenant: city.id,
    name: city.name,
    root: directory.root,
    issuer: issuerOf(services, directory, city.name, sender),
  }
}

function issuerOf({ keys }: Services, { root, orgs, calendar }: Directory, city: string, sender?: string): Issuer {
  return {
    sender: sender ?? `fangwei.${root}`,
    senderName: orgs.get(root)?.name.zh ?? city,
    contact: '110',
    utcOffsetMinutes: calendar.offsetMinutes,
    // Nobody else can make an identifier that we would answer to.
    mark: text => createHmac('sha256', keys.index).update(`cap\0${text}`).digest('hex').slice(0, 16),
  }
}

const noticeOf = ({ id, data }: Row): Notice => ({ id, drill: data.drill === true, releases: data.releases ?? [] })

/** Every message of every notice that still counts or has just ended, newest first; drills never. */
export async function openMessages(tx: Tx, { tenant, root, issuer }: OpenCity, now: Date): Promise<CapAlert[]> {
  const rows = await tx.rows<Row>(sql`
    SELECT id, data FROM matter WHERE tenant = ${tenant} AND l0 = ${root} AND type = 'public-notice' AND NOT drill AND data ? 'releases'
      AND (data -> 'releases' -> -1 ->> 'expiresAt')::timestamptz > ${now.toISOString()}::timestamptz
      AND (NOT closed OR closed_at > ${now.toISOString()}::timestamptz - ${TOLD_AFTER}::interval)
    ORDER BY occurred_at DESC, id DESC LIMIT ${MOST}`)
  return rows
    .map(noticeOf)
    .flatMap(notice => notice.releases.flatMap((_, n) => capOfNotice(notice, n, issuer) ?? []))
    .sort((a, b) => b.sent.localeCompare(a.sent) || a.identifier.localeCompare(b.identifier))
}

/** The message of this identifier; undefined when we never let out such a one. */
export async function openMessage(
  tx: Tx,
  { tenant, issuer }: OpenCity,
  identifier: string,
): Promise<CapAlert | undefined> {
  const match = /^FW-\d{14}-([0-9a-f]{8})-(\d{1,3})-[0-9a-f]{16}$/.exec(identifier)
  if (match === null) return undefined
  const [, start = '', number = ''] = match
  const rows = await tx.rows<Row>(sql`
    SELECT id, data FROM matter WHERE tenant = ${tenant} AND type = 'public-notice' AND data ? 'releases'
      AND id >= ${`${start}-0000-0000-0000-000000000000`}::uuid AND id <= ${`${start}-ffff-ffff-ffff-ffffffffffff`}::uuid`)
  const found = rows.map(row => capOfNotice(noticeOf(row), Number(number) - 1, issuer))
  return found.find(alert => alert?.identifier === identifier)
}
