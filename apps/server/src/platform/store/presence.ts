import type pg from 'pg'
import type { Cluster } from './cluster.ts'
import { type Reached, reachServer, stopServer } from './postmaster.ts'
import { readPostmasterFile } from './postmaster-file.ts'

/**
 * Everybody who uses an embedded server keeps one session open that holds a shared lock. The server has no owner:
 * whoever finds it gone starts it, and whoever leaves last (and so gets the lock alone) stops it.
 */
const presenceKey = 0x66_61_6e_67

export interface Presence extends Reached {
  /** Settles with the reason when the session is lost without `leave`. */
  lost: Promise<string>
}

export async function enter(cluster: Cluster, onRecovery: () => void): Promise<Presence> {
  for (;;) {
    const reached = await reachServer(cluster, onRecovery)
    const lost = whenLost(reached.client)
    try {
      await reached.client.query('SELECT pg_advisory_lock_shared($1)', [presenceKey])
      return { ...reached, lost }
    } catch (error) {
      // The last user was stopping the server while we came in: begin again.
      await reached.client.end().catch(() => undefined)
      if (!isGone(error)) throw error
    }
  }
}

function whenLost(client: pg.Client): Promise<string> {
  return new Promise(resolve => {
    client.once('error', error => resolve(error.message))
    client.once('end', () => resolve('the connection ended'))
  })
}

const isGone = (error: unknown) => {
  const { code, message } = error as { code?: string; message: string }
  return code === undefined ? /terminated|ended|closed|not queryable/i.test(message) : /^(57P|08|E[A-Z]+)/.test(code)
}

/** Leaves, stopping the server when nobody else is present; returns whether it was stopped. */
export async function leave(cluster: Cluster, { client }: Presence): Promise<boolean> {
  const alone = await giveUpLock(cluster, client)
  if (alone) await stopServer(cluster)
  await client.end().catch(() => undefined)
  return alone
}

async function giveUpLock(cluster: Cluster, client: pg.Client): Promise<boolean> {
  try {
    await client.query('SELECT pg_advisory_unlock_shared($1)', [presenceKey])
    const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [presenceKey])
    if (rows[0]?.alone !== true) return false
    // The lock of one who is stopping the server is let go as that session is ended. The server writes that it stops
    // before it ends any session, and its file is its own as long as our session answers.
    const stopping = readPostmasterFile(cluster.folder)?.ready !== true
    await client.query('SELECT 1')
    return !stopping
  } catch (error) {
    // Between the two, another who left may have been the last and stopped the server.
    if (isGone(error)) return false
    throw error
  }
}
