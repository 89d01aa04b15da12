import { createHash } from 'node:crypto'
import { type Counting, type Envelope, keyOf, signedBytes } from '@fangwei/domain/devices/index.ts'
import type { KnownDevice } from './registry.ts'

/** One message that has been understood and belongs to a known device, waiting to be committed. */
export interface Heard {
  readonly device: KnownDevice
  /** Version of the key it came under; null where the protocol has none and the terminal number stands for it. */
  readonly credential: number | null
  readonly key: string
  readonly hash: string
  readonly kind: Envelope['kind']
  readonly at: Date
  readonly data: Envelope['data']
  readonly receivedAt: Date
  /** It speaks faster than it may: kept and counted, folded with its like. */
  readonly over: boolean
}

/** What became of a message once it was committed. */
export type Outcome = 'fresh' | 'duplicate' | 'conflict'

/** The key was revoked between arrival and commit. */
export class Revoked extends Error {
  override name = 'Revoked'
}

export function heardOf(
  envelope: Envelope,
  about: Pick<Heard, 'device' | 'credential' | 'receivedAt' | 'over'> & { counting?: Counting },
): Heard {
  const hash = createHash('sha256').update(signedBytes(envelope), 'utf8').digest('hex')
  const { counting, ...rest } = about
  return {
    ...rest,
    key: keyOf(counting ?? envelope, hash),
    hash,
    kind: envelope.kind,
    at: new Date(envelope.at),
    data: envelope.data,
  }
}
