import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { MOST_BYTES, qrOf, SIDE } from './encode.ts'
import { QrCode } from './qr-code.tsx'
import { errorWords, times } from './reed-solomon.ts'

const texts = fc.string({ maxLength: MOST_BYTES, unit: 'grapheme-ascii' })

describe('a code to be scanned', () => {
  it('has its three corners, its timing and a dark module, whatever it says', () => {
    fc.assert(
      fc.property(texts, text => {
        const dark = qrOf(text)
        const corner = (x: number, y: number) =>
          [0, 1, 2, 3, 4, 5, 6].map(i =>
            dark[y + i]!.slice(x, x + 7)
              .map(Number)
              .join(''),
          )
        const expected = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111']
        expect([corner(0, 0), corner(SIDE - 7, 0), corner(0, SIDE - 7)]).toEqual([expected, expected, expected])
        expect(dark[6]!.slice(7, 18).map(Number).join('')).toBe('01010101010')
        expect(dark[SIDE - 8]![8]).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it('is one of a kind, and refuses more than it holds', () => {
    expect(JSON.stringify(qrOf('7K2M-0001'))).not.toBe(JSON.stringify(qrOf('7K2M-0002')))
    expect(() => qrOf('x'.repeat(MOST_BYTES + 1))).toThrow(RangeError)
  })

  it('corrects: data and correction together have every root of the divisor', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 28 }), data => {
        const whole = [...data, ...errorWords(data, 16)]
        for (let n = 0, root = 1; n < 16; n += 1, root = times(root, 2))
          expect(whole.reduce((sum, word) => times(sum, root) ^ word, 0)).toBe(0)
      }),
    )
  })

  // The words of a code worked out by hand in ISO/IEC 18004, annex I, for another version but the same field.
  it('counts as the standard does', () => {
    const data = [0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11]
    expect(errorWords(data, 10)).toEqual([0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55])
  })

  it('is black on white with room around it', () => {
    const drawn = renderToStaticMarkup(<QrCode text="7K2M" label="标签" />)
    expect(drawn).toContain(`viewBox="0 0 ${SIDE + 8} ${SIDE + 8}"`)
    expect(drawn).toContain('aria-label="标签"')
  })
})
