import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Database, sql, type Tx } from '../platform/db/index.ts'
import { type Keys, seal, unseal } from '../platform/secrets/index.ts'
import type { KnownDevice } from './registry.ts'

/** A device's live key: which version, and the 32 bytes. */
export interface Credential {
  readonly version: number
  readonly secret: Buffer
}

/** A new key for a device; the one before is dead with the same commit. Returned once, kept sealed. */
export async function issueCredential(
  tx: Tx,
  keys: Keys,
  about: { tenant: number; device: string; by: string; now: Date },
): Promise<{ version: number; key: string }> {
  const { tenant, device, by, now } = about
  const version = ((await revokeCredential(tx, about)) ?? 0) + 1
  const key = randomBytes(32).toString('base64url')
  await tx.run(sql`INSERT INTO device_credential (tenant, device, version, secret, issued_at, issued_by)
    VALUES (${tenant}, ${device}, ${version}, ${seal(keys, key)}, ${now.toISOString()}, ${by})`)
  return { version, key }
}

/** Ends the live key. Returns the highest version there was. */
export async function revokeCredential(
  tx: Tx,
  { tenant, device, by, now }: { tenant: number; device: string; by: string; now: Date },
): Promise<number | undefined> {
  // Two who change one key at once do so one after the other.
  await tx.run(
    sql`SELECT 1 FROM register_entry WHERE tenant = ${tenant} AND register = 'device' AND id = ${device} FOR UPDATE`,
  )
  await tx.run(sql`UPDATE device_credential SET revoked_at = ${now.toISOString()}, revoked_by = ${by}
    WHERE tenant = ${tenant} AND device = ${device} AND revoked_at IS NULL`)
  const last = await tx.first<{ version: number | null }>(
    sql`SELECT max(version) AS version FROM device_credential WHERE tenant = ${tenant} AND device = ${device}`,
  )
  return last?.version ?? undefined
}

/** The live key of a device, read now. */
export async function liveCredential(
  db: Database,
  keys: Keys,
  { tenant, id }: KnownDevice,
): Promise<Credential | undefined> {
  const row = await db.system(tenant, tx =>
    tx.first<{ version: number; secret: string }>(sql`SELECT version, secret FROM device_credential
      WHERE tenant = ${tenant} AND device = ${id} AND revoked_at IS NULL`),
  )
  return row === undefined
    ? undefined
    : { version: row.version, secret: Buffer.from(unseal(keys, row.secret), 'base64url') }
}

/** Versions that live, of these devices, in the transaction that is about to believe them. */
export async function liveVersions(tx: Tx, tenant: number, devices: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ device: string; version: number }>(sql`SELECT device, version FROM device_credential
    WHERE tenant = ${tenant} AND device = ANY (${devices}::text[]) AND revoked_at IS NULL`)
  return new Map(rows.map(r => [r.device, r.version]))
}

/** Whether the password of a connection is the key itself. */
export function isKey({ secret }: Credential, given: string): boolean {
  const bytes = Buffer.from(given, 'base64url')
  return bytes.length === secret.length && timingSafeEqual(bytes, secret)
}

export const signatureOf = (secret: Buffer, bytes: string): string =>
  createHmac('sha256', secret).update(bytes, 'utf8').digest('hex')

export function isSignature({ secret }: Credential, bytes: string, given: string | undefined): boolean {
  const want = Buffer.from(signatureOf(secret, bytes), 'hex')
  const got = Buffer.from(given ?? '', 'hex')
  return got.length === want.length && timingSafeEqual(got, want)
}

/** A code that a terminal without room for a key can show: made from the live key, dead with it. */
export async function keyedCode(
  { db, keys }: { db: Database; keys: Keys },
  device: KnownDevice,
  about: string,
): Promise<{ device: KnownDevice; version: number; code: string } | undefined> {
  const live = await liveCredential(db, keys, device)
  return live === undefined
    ? undefined
    : { device, version: live.version, code: signatureOf(live.secret, about).slice(0, 20) }
}
