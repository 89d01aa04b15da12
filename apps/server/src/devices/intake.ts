import { type Bucket, FairQueue, pour } from '@fangwei/domain/devices/index.ts'
import { policyAt } from '@fangwei/domain/loop/index.ts'
import { KnownMatters } from '../loop/index.ts'
import { sql } from '../platform/db/index.ts'
import { type Services, surroundings } from '../services.ts'
import { type Heard, type Outcome, Revoked } from './heard.ts'
import { openFences } from './known-fences.ts'
import type { KnownDevice } from './registry.ts'
import { openBeats } from './states.ts'
import { takeHeard } from './take-heard.ts'

/** So many messages one transaction, and so many of one device: another's emergency is always in the next one. */
const BATCH = 400
const SHARE = 16
/** Another process opened the same alarm first; the batch finds it open at the second try. */
const TAKEN = '23505'

/**
 * So many batches of a tenant at work at once: while the store takes one, the next is made ready. A second begins only
 * when it is full; messages in ones and twos go together.
 */
const AT_ONCE = 2

interface Waiting {
  readonly heard: Heard
  resolve(outcome: Outcome): void
  reject(error: unknown): void
}

/** What waits of one tenant, and how many are at work on it. */
interface Line {
  readonly queue: FairQueue<Waiting>
  atWork: number
}

/** Where every message of every protocol waits for its commit, in turn by device. */
export function openIntake(services: Services, report: (error: unknown, where: string) => void) {
  const lines = new Map<number, Line>()
  const works = new Set<Promise<void>>()
  const buckets = new Map<string, Bucket>()
  const beats = openBeats()
  const alarms = new KnownMatters()
  const fences = openFences(services)
  let closing = false

  function offer(heard: Heard): Promise<Outcome> {
    if (closing) return Promise.reject(new Error('Intake is closing'))
    const { tenant, id } = heard.device
    const line = lines.get(tenant) ?? { queue: new FairQueue<Waiting>(), atWork: 0 }
    lines.set(tenant, line)
    return new Promise((resolve, reject) => {
      line.queue.push(id, { heard, resolve, reject })
      if (!isWorth(line, line.atWork)) return
      const work: Promise<void> = drain(tenant, line).finally(() => works.delete(work))
      works.add(work)
    })
  }

  /** Leaves the line in the same breath as it finds nothing to do, so that two never each leave it to the other. */
  async function drain(tenant: number, line: Line): Promise<void> {
    line.atWork += 1
    try {
      // The messages of one turn of the event loop go together.
      await new Promise(resolve => setImmediate(resolve))
      while (isWorth(line, line.atWork - 1)) {
        const batch = line.queue.take(BATCH, SHARE)
        if (batch.length === 0) return
        await commit(tenant, batch).finally(() => line.queue.handled(batch.map(({ heard }) => heard.device.id)))
      }
    } finally {
      line.atWork -= 1
    }
  }

  async function commit(tenant: number, waiting: readonly Waiting[], again = true): Promise<void> {
    try {
      const outcomes = await write(tenant, waiting)
      for (const [index, { resolve, reject }] of waiting.entries()) {
        const outcome = outcomes[index]!
        if (outcome instanceof Revoked) reject(outcome)
        else resolve(outcome)
      }
    } catch (error) {
      for (const { heard } of waiting) beats.forget(heard.device.id)
      if (again && (error as { code?: string }).code === TAKEN) return commit(tenant, waiting, false)
      // One message that cannot be taken must not hold back the others: each goes by itself.
      if (waiting.length > 1 && isAboutContent(error)) {
        for (const one of waiting) await commit(tenant, [one])
        return
      }
      report(error, 'device intake')
      for (const { reject } of waiting) reject(error)
    }
  }

  async function write(tenant: number, waiting: readonly Waiting[]): Promise<(Outcome | Revoked)[]> {
    const around = await surroundings(services, tenant)
    const fencesOf = await fences.of(tenant)
    return services.db.system(tenant, tx =>
      takeHeard(
        tx,
        around,
        { beats, alarms },
        waiting.map(w => w.heard),
        fencesOf,
      ),
    )
  }

  return {
    offer,
    /** Whether the device speaks faster than its policy allows, counting this message. */
    async tooFast(device: KnownDevice, now: Date): Promise<boolean> {
      const { policies } = await services.directories.of(device.tenant)
      const limit = policyAt(policies, 'device.flood-per-second', null, now).amounts[0] ?? 5
      const key = `${device.tenant}/${device.id}`
      const { bucket, over } = pour(buckets.get(key), now.getTime(), limit)
      buckets.set(key, bucket)
      return over
    },
    /** Counts a payload that was refused; it is not kept. */
    async refused({ tenant, id }: KnownDevice, because: string, now: Date): Promise<void> {
      await services.db.system(tenant, tx =>
        tx.run(sql`INSERT INTO device_refusal AS r (tenant, device, because, times, last_at)
          VALUES (${tenant}, ${id}, ${because}, 1, ${now.toISOString()})
          ON CONFLICT (tenant, device, because) DO UPDATE SET times = r.times + 1, last_at = excluded.last_at`),
      )
    },
    fencesChanged: fences.changed,
    waiting: () => [...lines.values()].reduce((n, { queue }) => n + queue.size, 0),
    /** Commits what waits and takes no more. */
    async close(): Promise<void> {
      closing = true
      await Promise.all(works)
    },
  }
}

export type Intake = ReturnType<typeof openIntake>

/** Whether one more may set to work beside so many others. */
const isWorth = ({ queue }: Line, others: number) =>
  others === 0 ? queue.size > 0 : others < AT_ONCE && queue.size >= BATCH

/** A connection that is gone or a store that stops says nothing about the messages. */
const isAboutContent = (error: unknown): boolean => {
  const { code } = error as { code?: string }
  return code === undefined ? !/terminat|connect|ECONN|closed/i.test(String(error)) : /^(22|23|P0)/.test(code)
}
