import type { Account } from '../access/index.ts'
import type { Directory } from '../directory/index.ts'
import { writeFacts } from '../ledger/index.ts'
import type { Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'

/** Settings hold for the whole tenant, so only accounts of its topmost organisation change them. */
export function wholeTenant(account: Account, directory: Directory): void {
  if (directory.pathOf(account.org)?.length !== 1) throw problems.notFound()
}

export const todayIn = (directory: Directory, now: Date): string =>
  new Date(now.getTime() + directory.calendar.offsetMinutes * 60_000).toISOString().slice(0, 10)

/** Who changed which setting, in the audit trail. */
export const remember = (
  tx: Tx,
  account: Account,
  now: Date,
  kind: string,
  data: Record<string, unknown>,
): Promise<void> =>
  writeFacts(tx, account.tenant, now, [
    {
      matter: null,
      version: 0,
      kind,
      occurredAt: now.toISOString(),
      actor: account.id,
      retention: 'audit',
      data: { by: account.id, ...data },
    },
  ])
