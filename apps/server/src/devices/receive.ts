import { type Envelope, type ReadEnvelope, readEnvelope, readJson, signedBytes } from '@fangwei/domain/devices/index.ts'
import { type Credential, isSignature } from './credentials.ts'
import { heardOf, type Outcome } from './heard.ts'
import type { Intake } from './intake.ts'
import type { KnownDevice } from './registry.ts'

export type Received =
  | { readonly ok: true; readonly outcome: Outcome; readonly envelope: Envelope }
  | { readonly ok: false; readonly because: string; readonly field: string }

/** Bytes that may come in one message. */
export const MOST_BYTES = 32_768

/**
 * One payload of a device whose key is at hand, from the bytes to the commit. `signed`: the way it came proves nothing
 * about its sender, so the payload must carry the signature itself.
 */
export async function receive(
  intake: Intake,
  now: Date,
  about: { device: KnownDevice; credential: Credential; payload: Uint8Array; signed: boolean },
): Promise<Received> {
  const { device, credential, payload, signed } = about
  const read: ReadEnvelope =
    payload.length > MOST_BYTES
      ? { ok: false, because: 'shape', field: '' }
      : readEnvelope(device.id, readJson(payload))
  if (!read.ok) {
    await intake.refused(device, read.because, now)
    return read
  }
  const { envelope } = read
  if ((signed || envelope.sig !== undefined) && !isSignature(credential, signedBytes(envelope), envelope.sig)) {
    await intake.refused(device, 'signature', now)
    return { ok: false, because: 'signature', field: 'sig' }
  }
  const over = await intake.tooFast(device, now)
  const heard = heardOf(envelope, { device, credential: credential.version, receivedAt: now, over })
  return { ok: true, outcome: await intake.offer(heard), envelope }
}
