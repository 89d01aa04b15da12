import { policyAt } from '@fangwei/domain/loop/index.ts'
import { type RetentionCode, retentionClasses, retentionPolicy } from '@fangwei/domain/retention/index.ts'
import { writeFacts } from '../ledger/index.ts'
import type { Surroundings } from '../loop/index.ts'
import type { Tx } from '../platform/db/index.ts'
import { type Services, surroundings } from '../services.ts'
import { eraseMatters } from './erase-matters.ts'
import { eraseCheckIns, eraseLoneWatches, eraseTracks } from './erase-places.ts'
import {
  eraseAudit,
  eraseCapMessages,
  eraseCapRefusals,
  eraseDrafts,
  eraseFenceCrossings,
  eraseGrants,
  eraseLinkedSignals,
  eraseLooks,
  eraseNotifications,
  eraseRepeatKeys,
  eraseSessions,
  eraseUnlinkedSignals,
  eraseWalks,
} from './erase-rest.ts'
import { eraseBriefings, eraseDutyGrades, eraseRoomLog } from './erase-room.ts'
import { eraseConflicts, eraseDeviceSignals, eraseDeviceTests } from './erase-signals.ts'

/** A minute's worth for each class: more than a city closes, and too little to be felt. */
const A_ROUND = 200
const DAY_MS = 86_400_000

type Own = (tx: Tx, tenant: number, before: string, limit: number) => Promise<number>
const own: Readonly<Partial<Record<RetentionCode, readonly Own[]>>> = {
  audit: [eraseAudit, eraseGrants],
  signal: [eraseLinkedSignals],
  'signal-unlinked': [eraseUnlinkedSignals],
  notification: [eraseNotifications],
  'repeat-key': [eraseRepeatKeys],
  'room-log': [eraseRoomLog, eraseBriefings, eraseDutyGrades],
  'unit-track': [eraseTracks, eraseCheckIns, eraseLoneWatches],
  'device-signal': [eraseDeviceSignals, eraseConflicts, eraseDeviceTests],
  'video-look': [eraseLooks, eraseWalks],
  'cap-message': [eraseCapMessages, eraseCapRefusals],
  'fence-crossing': [eraseFenceCrossings],
  'form-draft': [eraseDrafts],
  session: [eraseSessions],
}

/** Goes a little all day long, and is not worth a fact each time. */
const quiet: ReadonlySet<RetentionCode> = new Set([
  'repeat-key',
  'notification',
  'unit-track',
  'device-signal',
  'fence-crossing',
  'session',
])

/**
 * Erases what every class's policy says has been kept long enough, and records how much. Returns how many things went.
 * Files of jobs are the jobs' own to forget, by the same policy rows.
 */
export async function eraseDue(services: Services, tenant: number): Promise<number> {
  const around = await surroundings(services, tenant)
  let erased = 0
  for (const { code } of retentionClasses) if (code !== 'job-file') erased += await eraseClass(services, around, code)
  return erased
}

async function eraseClass(services: Services, around: Surroundings, code: RetentionCode): Promise<number> {
  const { tenant, now } = around
  const before = keptSince(around, code)
  return services.db.system(tenant, async tx => {
    let count = 0
    for (const erase of own[code] ?? []) count += await erase(tx, tenant, before, A_ROUND)
    if (own[code] === undefined) count = await eraseMatters(tx, around, code, before, A_ROUND)
    if (count > 0 && !quiet.has(code))
      await writeFacts(tx, tenant, now, [
        {
          matter: null,
          version: 0,
          kind: 'retention.erased',
          occurredAt: now.toISOString(),
          actor: 'system',
          retention: 'audit',
          data: { by: 'system', class: code, count, keptSince: before },
        },
      ])
    return count
  })
}

/** What is older than this is due, by the policy in force today. */
function keptSince({ directory, now }: Surroundings, code: RetentionCode): string {
  const [days = 0] = policyAt(directory.policies, retentionPolicy(code), null, now).amounts
  return new Date(now.getTime() - days * DAY_MS).toISOString()
}
