import { createHash } from 'node:crypto'
import { canonical } from '@fangwei/domain/ledger/index.ts'
import type { FastifyRequest } from 'fastify'
import type { Account } from '../access/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { Problem, problems } from '../platform/http/index.ts'

export interface Once<T> {
  readonly account: Account
  readonly request: FastifyRequest
  readonly body: unknown
  readonly now: Date
  /** What a twin is told. Known before the work, so that the key is written once and done. */
  readonly answer: T
  /** Which part of a request that is done in several transactions; each part has its one effect. */
  readonly part?: string
}

/** What is answered, and what the work came to when it was done now and not by a twin. */
export interface Told<T, D> {
  readonly answer: T
  readonly did?: D
}

/**
 * One effect for one Idempotency-Key of one account. The key is taken at the start of the transaction, so concurrent
 * twins wait for the first and then get its answer; the same key with another request is refused with 422.
 */
export async function once<T, D>(tx: Tx, asked: Once<T>, work: () => Promise<D>): Promise<Told<T, D>> {
  const { account, request, body, now, answer, part } = asked
  const given = request.headers['idempotency-key']
  if (given === undefined) return { answer, did: await work() }
  if (typeof given !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(given))
    throw problems.invalid(
      'Idempotency-Key 须为 8 至 200 个可见字符',
      'Idempotency-Key takes 8 to 200 visible characters',
    )
  const key = part === undefined ? given : `${given}#${part}`
  const hash = createHash('sha256')
    .update(canonical({ method: request.method, url: request.url, body }))
    .digest()
  const taken =
    await tx.run(sql`INSERT INTO idempotency (tenant, account, key, request_hash, status, response, created_at)
    VALUES (${account.tenant}, ${account.id}, ${key}, ${hash}, 200, ${JSON.stringify(answer)}, ${now.toISOString()}) ON CONFLICT DO NOTHING`)
  if (taken === 0) {
    const row = await tx.first<{ request_hash: Buffer; response: T }>(
      sql`SELECT request_hash, response FROM idempotency WHERE tenant = ${account.tenant} AND account = ${account.id} AND key = ${key}`,
    )
    if (row === undefined || !row.request_hash.equals(hash))
      throw new Problem(
        422,
        'key-reused',
        { zh: '同一 Idempotency-Key 已用于另一请求', en: 'This Idempotency-Key was used for another request' },
        { zh: '请换一个新的键', en: 'Use a new key' },
      )
    return { answer: row.response }
  }
  return { answer, did: await work() }
}
