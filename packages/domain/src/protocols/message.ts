/** One fix a terminal reported. Degrees are as the device sent them, taken for WGS-84; speed in km/h, altitude in metres. */
export interface ReportedPosition {
  /** ISO 8601 with `Z`; null when the device sent no date that exists. */
  readonly at: string | null
  readonly lat: number
  readonly lng: number
  /** The device said that it had a fix. */
  readonly valid: boolean
  readonly speed: number
  readonly course: number
  readonly altitude: number
  /** What this fix carried besides; the message's own `attributes` are those of its first fix. */
  readonly attributes: Attributes
}

export type AttributeValue = string | number | boolean
export type Attributes = Record<string, AttributeValue>

export interface DecodedMessage {
  readonly kind: MessageKind
  /** The terminal's number as it sent it; null where this frame names none (the session knows it). */
  readonly id: string | null
  readonly sequence: number | null
  readonly positions: readonly ReportedPosition[]
  readonly attributes: Attributes
  /** The frame's own check fits. What a damaged frame says is shown, but must move nothing. */
  readonly intact: boolean
}

/** Bytes that are no frame of this protocol, and why. */
export interface DecodeFailure {
  readonly kind: 'error'
  readonly reason: string
}

export type MessageKind =
  | 'register'
  | 'login'
  | 'heartbeat'
  | 'position'
  | 'batch'
  | 'status'
  | 'cells'
  | 'reply'
  | 'driver'
  | 'time-request'
  | 'logout'
  | 'other'

export type Decoded = DecodedMessage | DecodeFailure

/** Thrown inside a decoder only; `guarded` turns it into a failure. */
export class FrameFault extends Error {}

/** Runs a decoder so that no bytes, whatever they are, throw out of it. */
export function guarded(decode: () => DecodedMessage): Decoded {
  try {
    return decode()
  } catch (fault) {
    if (fault instanceof FrameFault) return { kind: 'error', reason: fault.message }
    throw fault
  }
}

/** A message whose attributes are those of its first fix, unless it brings its own. */
export const message = (kind: MessageKind, given: Partial<Omit<DecodedMessage, 'kind'>> = {}): DecodedMessage => ({
  kind,
  id: given.id ?? null,
  sequence: given.sequence ?? null,
  positions: given.positions ?? [],
  attributes: given.attributes ?? given.positions?.[0]?.attributes ?? {},
  intact: given.intact ?? true,
})

/** Alarms of one report: several are joined by commas, each once. */
export function addAlarm(attributes: Attributes, name: string): void {
  const before = attributes.alarm
  if (before === undefined) attributes.alarm = name
  else if (!String(before).split(',').includes(name)) attributes.alarm = `${before},${name}`
}

/** Degrees that exist on earth. */
export const isPlace = (lat: number, lng: number): boolean => Math.abs(lat) <= 90 && Math.abs(lng) <= 180

/** Rounds away what a decimal fraction of the wire leaves in a double: 0.1 × 117 → 11.7. */
export const tidy = (value: number, digits = 6): number => Number(value.toFixed(digits))
