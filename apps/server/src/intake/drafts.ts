import type { Account } from '../access/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type Keys, seal, unseal } from '../platform/secrets/index.ts'

type Body = Record<string, unknown>

/** A half-written form of one account, sealed: what was typed about a caller is personal data too. */
export async function readDraft(
  tx: Tx,
  keys: Keys,
  account: Account,
  form: string,
): Promise<{ body: Body; savedAt: string } | undefined> {
  const row = await tx.first<{ body: string; saved_at: string }>(
    sql`SELECT body, saved_at FROM form_draft WHERE tenant = ${account.tenant} AND account = ${account.id} AND form = ${form}`,
  )
  return row === undefined ? undefined : { body: JSON.parse(unseal(keys, row.body)) as Body, savedAt: row.saved_at }
}

export async function keepDraft(
  tx: Tx,
  keys: Keys,
  account: Account,
  form: string,
  body: Body,
  now: Date,
): Promise<void> {
  const sealed = seal(keys, JSON.stringify(body))
  await tx.run(sql`INSERT INTO form_draft (tenant, account, form, body, saved_at) VALUES (${account.tenant}, ${account.id}, ${form}, ${sealed}, ${now.toISOString()})
    ON CONFLICT (tenant, account, form) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at`)
}

export const dropDraft = (tx: Tx, account: Account, form: string): Promise<number> =>
  tx.run(sql`DELETE FROM form_draft WHERE tenant = ${account.tenant} AND account = ${account.id} AND form = ${form}`)
