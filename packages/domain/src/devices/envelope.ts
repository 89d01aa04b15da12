import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { alarmScene, findEntry } from '../dictionaries/index.ts'
import { INSTANT_PATTERN } from '../loop/field.ts'
import { refusedContent } from './refused-content.ts'

const strict = { additionalProperties: false } as const
const Instant = Type.String({ pattern: INSTANT_PATTERN, format: 'date-time', maxLength: 40 })
/** WGS-84 degrees; accuracy in metres, speed in km/h, course in degrees from north. */
const fix = {
  lng: Type.Number({ minimum: -180, maximum: 180 }),
  lat: Type.Number({ minimum: -90, maximum: 90 }),
  accuracy: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 })),
  speed: Type.Optional(Type.Number({ minimum: 0, maximum: 1500 })),
  course: Type.Optional(Type.Number({ minimum: 0, maximum: 360 })),
}
export const Fix = Type.Object({ fixAt: Instant, ...fix }, strict)
export type Fix = Static<typeof Fix>

const Alarm = Type.Object(
  {
    scene: Type.String({ minLength: 1, maxLength: 40 }),
    level: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })),
    /** Loudness as a band such as `80-90`, never a sound. */
    band: Type.Optional(Type.String({ pattern: '^[0-9]{1,3}-[0-9]{1,3}$', maxLength: 7 })),
    confidence: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    lng: Type.Optional(fix.lng),
    lat: Type.Optional(fix.lat),
    accuracy: fix.accuracy,
  },
  strict,
)
const Heartbeat = Type.Object(
  {
    battery: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    signal: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    tamper: Type.Optional(Type.Boolean()),
  },
  strict,
)
const Positions = Type.Object({ fixes: Type.Array(Fix, { minItems: 1, maxItems: 200 }) }, strict)
const Talk = Type.Object(
  {
    state: Type.Union([
      Type.Literal('calling'),
      Type.Literal('answered'),
      Type.Literal('no-answer'),
      Type.Literal('ended'),
    ]),
  },
  strict,
)

const head = {
  device: Type.String({ pattern: '^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$' }),
  /** Counts restarts of the counter: a device whose sequence wraps or starts again begins a new epoch. */
  epoch: Type.Integer({ minimum: 0, maximum: 4_294_967_295 }),
  sequence: Type.Integer({ minimum: 0, maximum: 9_007_199_254_740_991 }),
  at: Instant,
  sig: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
}
export const Envelope = Type.Union([
  Type.Object({ ...head, kind: Type.Literal('alarm'), data: Alarm }, strict),
  Type.Object({ ...head, kind: Type.Literal('heartbeat'), data: Heartbeat }, strict),
  Type.Object({ ...head, kind: Type.Literal('position'), data: Fix }, strict),
  Type.Object({ ...head, kind: Type.Literal('positions'), data: Positions }, strict),
  Type.Object({ ...head, kind: Type.Literal('talk'), data: Talk }, strict),
])
/** 设备报文: what a device says, once, under its own counter. */
export type Envelope = Static<typeof Envelope>

export type RefusedBecause = 'not-json' | 'content' | 'shape' | 'scene' | 'other-device'
export type ReadEnvelope =
  | { readonly ok: true; readonly envelope: Envelope }
  | { readonly ok: false; readonly because: RefusedBecause; readonly field: string }

const validator = Compile(Envelope)
const refused = (because: RefusedBecause, field = ''): ReadEnvelope => ({ ok: false, because, field })

/**
 * Reads one message as it came. `device` is who sent it: nobody speaks for another. A payload that carries sound,
 * picture or words is refused for that reason before anything else is looked at.
 */
export function readEnvelope(device: string, given: unknown): ReadEnvelope {
  if (typeof given !== 'object' || given === null) return refused('not-json')
  const content = refusedContent(given)
  if (content !== undefined) return refused('content', content)
  if (!validator.Check(given)) return refused('shape', [...validator.Errors(given)][0]?.instancePath ?? '')
  const envelope = given as Envelope
  if (envelope.device !== device) return refused('other-device', 'device')
  if (envelope.kind === 'alarm' && findEntry(alarmScene, envelope.data.scene) === undefined)
    return refused('scene', 'data.scene')
  return { ok: true, envelope }
}

export function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
