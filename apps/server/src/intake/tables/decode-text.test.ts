import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function decode(bytes: Uint8Array, size = 7) {
  const { encoding, text } = decodeText(pieces(bytes, size))
  let whole = ''
  for await (const piece of text) whole += piece
  return { encoding: encoding(), text: whole.replace(/^\ufeff/, '') }
}

/** 接警单 and 报警时间 in GB18030, written out so that the test needs no encoder. */
const gb = Uint8Array.of(0xbd, 0xd3, 0xbe, 0xaf, 0xb5, 0xa5, 0x2c, 0xb1, 0xa8, 0xbe, 0xaf, 0xca, 0xb1, 0xbc, 0xe4, 0x0a)
const text = '接警单,报警时间\n'
const utf16 = (value: string, big: boolean) => {
  const bytes = Buffer.from(value, 'utf16le')
  return big ? bytes.swap16() : bytes
}

describe('the encoding of a stream', () => {
  test.each([
    ['UTF-8', new TextEncoder().encode(text), 'utf-8', text],
    ['UTF-8 with a mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)), 'utf-8', text],
    ['GB18030', gb, 'gb18030', text],
    [
      'GB18030 far behind ASCII',
      Buffer.concat([Buffer.from('a,b\n'.repeat(3000)), gb]),
      'gb18030',
      `${'a,b\n'.repeat(3000)}${text}`,
    ],
    ['UTF-16 with a mark', Uint8Array.of(0xff, 0xfe, ...utf16(text, false)), 'utf-16le', text],
    ['UTF-16 big-endian with a mark', Uint8Array.of(0xfe, 0xff, ...utf16(text, true)), 'utf-16be', text],
    ['UTF-16 without a mark', utf16('id,time\n1,2026-03-01\n', false), 'utf-16le', 'id,time\n1,2026-03-01\n'],
    ['plain ASCII', Buffer.from('a,b\n1,2\n'), 'ascii', 'a,b\n1,2\n'],
    ['nothing', new Uint8Array(), 'ascii', ''],
  ])('%s', async (_, bytes, encoding, expected) => {
    for (const size of [1, 3, 7, 65_536]) expect(await decode(bytes, size)).toEqual({ encoding, text: expected })
  })

  test('any UTF-8 text comes back whatever the pieces', async () => {
    const readable = fc.string({ unit: fc.constantFrom('a', 'é', '标', '😀', ',', '\n', '٣'), maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(readable, fc.integer({ min: 1, max: 9 }), async (value, size) => {
        expect((await decode(new TextEncoder().encode(`标${value}`), size)).text).toBe(`标${value}`)
      }),
    )
  })

  test('no bytes make it throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async bytes => (await decode(bytes)).text.length >= 0),
    )
  })
})
