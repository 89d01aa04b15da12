import { gt06Reply, readFrame, timeBody } from '@fangwei/domain/protocols/gt06/index.ts'
import { decodeFrame, type Protocol } from '@fangwei/domain/protocols/index.ts'
import { watchReply } from '@fangwei/domain/protocols/watch/index.ts'
import type { KnownDevice } from '../devices/index.ts'
import { commitReport, type Gate, type Line, type Session } from './session.ts'

/** GT06 asks for the time by this message. */
const TIME = 0x8a

/**
 * GT06, H02 and Watch. These protocols know no key: a tracker is whom its number says, and only numbers that are
 * registered are heard. What they report stays with their own device.
 */
export function trackerSession(protocol: Exclude<Protocol, 'jt808'>, gate: Gate, line: Line): Session {
  let device: KnownDevice | undefined
  return {
    take: async frame => {
      const message = decodeFrame(protocol, frame)
      if (message.kind === 'error' || !message.intact) return
      if (message.id !== null) device = await gate.registry.bySerial(message.id)
      if (device === undefined) return line.end()
      await commitReport(gate, device, null, message)
      const answer = replyTo(protocol, frame, gate.services.clock.now())
      if (answer !== undefined) line.write(answer)
    },
  }
}

function replyTo(protocol: Protocol, frame: Uint8Array, now: Date): Uint8Array | undefined {
  if (protocol === 'gt06') {
    const read = readFrame(frame)
    return gt06Reply(read, read.type === TIME ? timeBody(now) : [])
  }
  const words = protocol === 'watch' ? watchReply(Buffer.from(frame).toString('latin1')) : undefined
  return words === undefined ? undefined : Buffer.from(words, 'latin1')
}
