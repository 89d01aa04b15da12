import fc from 'fast-check'
import { expect, it } from 'vitest'
import { startByteLines } from './byte-lines.ts'

it('gives back every line in order, whatever its length and whenever it is taken', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat({ max: 6000 }), fc.boolean()), {
        maxLength: 30,
      }),
      parts => {
        const lines = startByteLines()
        const taken: Buffer[] = []
        for (const [text, repeat, isTaken] of parts) {
          lines.add(text.repeat(repeat))
          if (isTaken) taken.push(...lines.take().map(bytes => Buffer.from(bytes)))
        }
        taken.push(...lines.take())
        expect(Buffer.concat(taken).toString()).toBe(parts.map(([text, repeat]) => text.repeat(repeat)).join(''))
      },
    ),
    { numRuns: 30 },
  ))
