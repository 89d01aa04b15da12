import { createHash, randomUUID } from 'node:crypto'
import { type CapFault, capExpiry, capKey, capName, capReferences, readCap } from '@fangwei/domain/cap/index.ts'
import { policyAt } from '@fangwei/domain/loop/index.ts'
import type { Account } from '../access/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { Problem } from '../platform/http/index.ts'
import { type Services, surroundings } from '../services.ts'

const HOUR_MS = 3_600_000
/** So many reasons are told; a file with more is no better for reading them all. */
const MOST_REASONS = 20

export interface Taken {
  readonly id: string
  readonly outcome: 'new' | 'known'
}

/**
 * One file of another system, judged by the same reader as everywhere. Its name counts once; the same name with other
 * content is refused, for one of the two is not what was sent.
 */
export async function takeCap(
  services: Services,
  account: Pick<Account, 'tenant' | 'id'>,
  feed: string,
  xml: Buffer,
): Promise<Taken> {
  const { tenant } = account
  const { directory, now } = await surroundings(services, tenant)
  const hash = createHash('sha256').update(xml).digest()
  const reading = readCap(xml)
  if ('faults' in reading) {
    await services.db.system(tenant, tx => keepRefusal(tx, { tenant, feed, hash, now, xml, faults: reading.faults }))
    throw notValid(reading.faults)
  }
  const { alert } = reading
  const key = capKey(capName(alert))
  const hours = policyAt(directory.policies, 'cap.without-expiry', null, now).amounts[0] ?? 24
  const expiresAt = capExpiry(alert) ?? new Date(Date.parse(alert.sent) + hours * HOUR_MS).toISOString()
  const id = randomUUID()
  return services.db.system(tenant, async tx => {
    const added = await tx.run(sql`
      INSERT INTO cap_message (tenant, id, key, feed, sender, hash, sent_at, received_at, status, msg_type, severity, expires_at, refs, alert, xml)
      VALUES (${tenant}, ${id}, ${key}, ${feed}, ${alert.sender}, ${hash}, ${alert.sent}::timestamptz, ${now.toISOString()}, ${alert.status},
        ${alert.msgType}, ${alert.infos[0]?.severity ?? null}, ${expiresAt}::timestamptz, ${capReferences(alert)}, ${JSON.stringify(alert)}, ${xml})
      ON CONFLICT DO NOTHING`)
    if (added === 0) return knownAs(tx, tenant, feed, key, hash)
    await writeFacts(tx, tenant, now, [
      {
        matter: null,
        version: 0,
        kind: 'cap.received',
        occurredAt: now.toISOString(),
        actor: account.id,
        retention: 'audit',
        data: { by: account.id, feed, key, msgType: alert.msgType },
      },
    ])
    return { id, outcome: 'new' as const }
  })
}

async function knownAs(tx: Tx, tenant: number, feed: string, key: string, hash: Buffer): Promise<Taken> {
  const row = await tx.first<{ id: string; same: boolean }>(
    sql`SELECT id, hash = ${hash} AS same FROM cap_message WHERE tenant = ${tenant} AND feed = ${feed} AND key = ${key}`,
  )
  if (row?.same === true) return { id: row.id, outcome: 'known' }
  throw new Problem(
    409,
    'other-content',
    { zh: '同一报文（发送者、编号、时间）已收到，内容不同', en: 'That message is known with another content' },
    { zh: '已保留先到的一份；更正请发 Update', en: 'The first is kept; send an Update to correct it' },
    ['identifier'],
  )
}

interface Refusal {
  readonly tenant: number
  readonly feed: string
  readonly hash: Buffer
  readonly now: Date
  readonly xml: Buffer
  readonly faults: readonly CapFault[]
}

const keepRefusal = (tx: Tx, { tenant, feed, hash, now, xml, faults }: Refusal) =>
  tx.run(sql`INSERT INTO cap_refusal AS r (tenant, feed, hash, first_at, last_at, times, bytes, reasons)
    VALUES (${tenant}, ${feed}, ${hash}, ${now.toISOString()}, ${now.toISOString()}, 1, ${xml.length}, ${JSON.stringify(faults.slice(0, MOST_REASONS).map(short))})
    ON CONFLICT (tenant, feed, hash) DO UPDATE SET times = r.times + 1, last_at = excluded.last_at`)

/** A fault may quote what it found: nobody needs a page of it, and no store keeps a NUL. */
const short = ({ path, message }: CapFault): CapFault => ({
  path: kept(path, 200),
  message: { zh: kept(message.zh, 300), en: kept(message.en, 300) },
})
const kept = (text: string, most: number) => text.slice(0, most).replaceAll('\0', '�').toWellFormed()

function notValid(faults: readonly CapFault[]): Problem {
  const told = faults.slice(0, MOST_REASONS).map(short)
  const words = (language: 'zh' | 'en') =>
    told.map(({ path, message }) => (path === '' ? message[language] : `${path} ${message[language]}`)).join('; ')
  return new Problem(
    422,
    'not-cap',
    { zh: `不是合规的 CAP 报文：${words('zh')}`, en: `Not a valid CAP message: ${words('en')}` },
    { zh: '请更正后重发；没有采用任何内容', en: 'Correct it and send again; nothing of it was taken' },
    told.map(({ path }) => path),
  )
}
