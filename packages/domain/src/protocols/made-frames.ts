import { fromHex } from './byte-reader.ts'
import { xorOf } from './checksum.ts'
import { gt06Reply } from './gt06/index.ts'
import { escapeFrame } from './jt808/frame.ts'

/** Frames built here from the field tables of each protocol, for tests: nothing in them was recorded from a device. */
const ascii = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0))

/** A frame of JT/T 808 in either version from a body of hex digits; `part` is its place in a longer message. */
export function jt808Frame(made: {
  readonly type: number
  readonly body: string
  readonly version?: '2013' | '2019'
  readonly phone?: string
  readonly sequence?: number
  readonly part?: { readonly total: number; readonly index: number }
}): Uint8Array {
  const { type, body, version = '2013', sequence = 7, part } = made
  const isNew = version === '2019'
  const phone = (made.phone ?? '13900001234').padStart(isNew ? 20 : 12, '0')
  const bytes = fromHex(body)!
  const properties = bytes.length | (isNew ? 0x4000 : 0) | (part === undefined ? 0 : 0x2000)
  const word = (value: number) => value.toString(16).padStart(4, '0')
  const parts = part === undefined ? '' : word(part.total) + word(part.index)
  const head = word(type) + word(properties) + (isNew ? '01' : '') + phone + word(sequence) + parts
  const content = fromHex(head + body)!
  return escapeFrame(Uint8Array.from([...content, xorOf(content)]))
}

/** Emergency, ignition on, fixed; 39.681234 N, 106.812345 E; 1090 m, 43.2 km/h, 270°; 2026-11-22 14:05:09 in Beijing. */
export const jt808Location = `${'00000001'}${'00000003'}${'025d7cd2'}${'065dd3f9'}0442${'01b0'}010e261122140509${'0104000003e8'}${'30011f'}${'310109'}`

/** A report of a GT06 terminal: the same place, 22 satellites' nibble c9, 43 km/h, course 270 north and east, fixed. */
export const gt06Fix = gt06Reply(
  {
    type: 0x22,
    sequence: 5,
    extended: false,
    declared: 0,
    body: new Uint8Array(0),
    unsealed: new Uint8Array(0),
    intact: true,
  },
  [...fromHex(`1a0b16060509${'c9'}${'0441e0ad'}${'0b75b04d'}2b${'150e'}${'01cc00287d001f71'}010001`)!],
)

export const h02Words = ascii('*HQ,4109170001,V1,060509,A,3940.8740,N,10648.7407,E,023.30,270,221126,FFFFFBFF#')

const alarm = 'AL,221126,060509,A,39.681234,N,106.812345,E,4.50,90.0,1090,9,80,55,1200,0,00010000,0,1,460,0,1'

export const watchWords = ascii(`[3G*1234567890*${alarm.length.toString(16).padStart(4, '0')}*${alarm}]`)
