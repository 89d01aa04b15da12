import { crcX25 } from '../checksum.ts'
import type { Gt06Frame } from './frame.ts'

/** The answer a GT06 terminal waits for: the same type and sequence, a body only where the type has one. */
export function gt06Reply(frame: Gt06Frame, body: readonly number[] = []): Uint8Array {
  const { type, sequence } = frame
  const checked = Uint8Array.from([body.length + 5, type, ...body, sequence >> 8, sequence & 255])
  const crc = crcX25(checked)
  return Uint8Array.from([0x78, 0x78, ...checked, crc >> 8, crc & 255, 0x0d, 0x0a])
}

/** 8a: the clock the terminal asks for, in UTC. */
export function timeBody(now: Date): readonly number[] {
  return [
    now.getUTCFullYear() % 100,
    now.getUTCMonth() + 1,
    now.getUTCDate(),
    now.getUTCHours(),
    now.getUTCMinutes(),
    now.getUTCSeconds(),
  ]
}
