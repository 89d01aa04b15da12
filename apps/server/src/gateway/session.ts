import type { DecodedMessage, Protocol } from '@fangwei/domain/protocols/index.ts'
import type { Intake, KnownDevice, Registry } from '../devices/index.ts'
import type { Services } from '../services.ts'
import { heardFrom } from './from-decoded.ts'

/** What one connection may do: answer, and end. */
export interface Line {
  write(bytes: Uint8Array): void
  end(): void
}

/** One protocol on one connection: takes whole frames in order and answers after the commit. */
export interface Session {
  take(frame: Uint8Array): Promise<void>
}

export interface Gate {
  readonly services: Services
  readonly registry: Registry
  readonly intake: Intake
}

/** Commits what a decoded report says. True when it rang. */
export async function commitReport(
  { services, intake }: Gate,
  device: KnownDevice,
  credential: number | null,
  message: DecodedMessage,
): Promise<boolean> {
  const receivedAt = services.clock.now()
  const over = await intake.tooFast(device, receivedAt)
  const heard = heardFrom(message, { device, credential, receivedAt, over })
  await Promise.all(heard.map(one => intake.offer(one)))
  return heard.some(one => one.kind === 'alarm')
}

/** Which protocol a connection speaks, by its first byte. */
export function protocolOf(bytes: Uint8Array): Protocol | undefined {
  const [first] = bytes
  if (first === 0x7e) return 'jt808'
  if (first === 0x78 || first === 0x79) return 'gt06'
  if (first === 0x2a || first === 0x24) return 'h02'
  return first === 0x5b ? 'watch' : undefined
}
