import { timingSafeEqual } from 'node:crypto'
import {
  authenticationCode,
  decodeJt808Frame,
  generalReply,
  generalResult,
  type Jt808Frame,
  joinPart,
  noParts,
  type Parts,
  readFrame,
  registrationReply,
} from '@fangwei/domain/protocols/jt808/index.ts'
import { type KnownDevice, keyedCode } from '../devices/index.ts'
import { commitReport, type Gate, type Line, type Session } from './session.ts'

const REGISTER = 0x0100
const AUTHENTICATE = 0x0102
const LOGOUT = 0x0003
/** Answers of the terminal to us; they are not answered again. */
const REPLIES = [0x0001]

/**
 * JT/T 808 in either version. A terminal registers with its number and is given a code made from the device's live key;
 * it must show that code before anything else is believed. Each message is answered after its commit.
 */
export function jt808Session(gate: Gate, line: Line): Session {
  let parts: Parts = noParts
  let sequence = 0
  let known: { device: KnownDevice; version: number; phone: string } | undefined

  const next = () => {
    sequence = (sequence + 1) & 0xffff
    return sequence
  }
  const answer = (frame: Jt808Frame, result: keyof typeof generalResult) =>
    line.write(generalReply(frame, next(), generalResult[result]))

  async function take(bytes: Uint8Array): Promise<void> {
    const frame = readFrame(bytes)
    if (!frame.intact) return
    if (frame.type === REGISTER) return register(frame)
    if (frame.type === AUTHENTICATE) return authenticate(frame)
    if (known === undefined || known.phone !== frame.phone) return answer(frame, 'failed')
    if (frame.part !== undefined && frame.part.total > 1) return takePart(frame)
    if (frame.type === LOGOUT) {
      answer(frame, 'done')
      return line.end()
    }
    if (!REPLIES.includes(frame.type)) await commit(frame)
  }

  async function register(frame: Jt808Frame): Promise<void> {
    const found = await codeOf(frame)
    line.write(registrationReply(frame, next(), found?.code))
  }

  async function authenticate(frame: Jt808Frame): Promise<void> {
    const found = await codeOf(frame)
    if (found === undefined || !same(found.code, authenticationCode(frame))) {
      answer(frame, 'failed')
      return line.end()
    }
    known = { device: found.device, version: found.version, phone: frame.phone }
    answer(frame, 'done')
  }

  /** The part is answered as it comes; what it adds up to is committed and answered under its last part. */
  async function takePart(frame: Jt808Frame): Promise<void> {
    const joined = joinPart(parts, frame)
    parts = joined.parts
    if (joined.whole === undefined) return answer(frame, 'done')
    await commit(joined.whole)
  }

  async function commit(frame: Jt808Frame): Promise<void> {
    if (known === undefined) return
    const message = decodeJt808Frame(frame)
    const rang = await commitReport(gate, known.device, known.version, message)
    answer(frame, rang ? 'alarmTaken' : 'done')
  }

  async function codeOf({ phone }: Jt808Frame) {
    const device = await gate.registry.bySerial(phone)
    return device === undefined ? undefined : keyedCode(gate.services, device, `jt808:${device.serial}`)
  }

  return { take }
}

function same(want: string, got: string): boolean {
  const [a, b] = [Buffer.from(want), Buffer.from(got)]
  return a.length === b.length && timingSafeEqual(a, b)
}
