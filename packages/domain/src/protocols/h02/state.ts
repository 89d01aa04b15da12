import { type Attributes, addAlarm } from '../message.ts'

/** Alarms whose bit is zero while they last. */
const alarmBits: readonly (readonly [bit: number, name: string])[] = [
  [0, 'vibration'],
  [1, 'sos'],
  [2, 'overspeed'],
  [18, 'sos'],
  [19, 'powerCut'],
]

/** The vehicle state of H02, 32 bits: ignition in bit 10, alarms by zeros. */
export function readState(status: number, attributes: Attributes): void {
  attributes.status = status
  attributes.ignition = (status & (1 << 10)) !== 0
  for (const [bit, name] of alarmBits) if (!(status & (1 << bit))) addAlarm(attributes, name)
}
