import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadDefaultAddressModel } from '../default-models.ts'
import { ModelError } from '../linear/index.ts'
import {
  chunkScore,
  createAddressParser,
  createTokenParser,
  decodeAddressModel,
  encodeAddressModel,
  startTaggedReader,
  TaggedFileError,
  trainAddress,
} from './index.ts'

const model = await loadDefaultAddressModel()
const parse = createAddressParser(model)
const said = (text: string) =>
  parse(text)
    .map(part => `${part.label}:${part.text}`)
    .join(' ')

describe('the shipped parser takes apart', () => {
  it.each([
    [
      '苍榆市望澄区环城路131号曦台府4号楼1单元1902室',
      'city:苍榆市 district:望澄区 road:环城路 roadno:131号 poi:曦台府 houseno:4号楼 cellno:1单元 roomno:1902室',
    ],
    ['幸福小区3栋2单元501', 'poi:幸福小区 houseno:3栋 cellno:2单元 roomno:501'],
    ['团结路12号', 'road:团结路 roadno:12号'],
    ['岚声小学门口', 'poi:岚声小学 assist:门口'],
    ['人民公园东门对面', 'poi:人民公园 subpoi:东门 assist:对面'],
  ])('%s', (text, parts) => {
    expect(said(text)).toBe(parts)
  })

  it('any string, with parts that stand in it in order', () => {
    const unit = fc.oneof(
      fc.constantFrom(...'苍榆市区路号楼单元室１２3aＢ 　，'),
      fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code)),
    )
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), text => {
        let last = 0
        for (const { text: words, start, end } of parse(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(text.slice(start, end)).toBe(words)
          expect(words).not.toBe('')
          last = end
        }
      }),
    )
    expect(parse('')).toEqual([])
    expect(parse('路'.repeat(100_000)).length).toBeGreaterThan(0)
  })
})

const file = `苍 B-city
榆 I-city
市 I-city
团 B-road
结 I-road
路 I-road
12 B-roadno
号 I-roadno

和 B-poi
平 I-poi
里 I-poi
3 B-houseno
号 I-houseno
楼 I-houseno`

const read = (text: string) => {
  const reader = startTaggedReader()
  for (const [i, line] of text.split('\n').entries()) reader.line(line, i + 1)
  return reader.end()
}

describe("a parser of one's own", () => {
  const addresses = read(file)
  const own = trainAddress(addresses, { leastSeen: 1 })

  it('learns what it was shown, the same bytes each time', () => {
    const tags = createTokenParser(own)
    expect(tags(addresses[0]!.tokens).map(part => part.label)).toEqual(['city', 'road', 'roadno'])
    expect(encodeAddressModel(trainAddress(addresses, { leastSeen: 1 }))).toBe(encodeAddressModel(own))
  })

  it('comes back from its file alike; a damaged file is refused', () => {
    const text = encodeAddressModel(own)
    const again = createAddressParser(decodeAddressModel(text))
    expect(again('苍榆市团结路12号')).toEqual(createAddressParser(own)('苍榆市团结路12号'))
    fc.assert(
      fc.property(fc.nat(text.length - 1), at => {
        expect(() => decodeAddressModel(text.slice(0, at))).toThrow(ModelError)
      }),
    )
  })

  it.each([
    ['苍 B-city 多', 'line 1'],
    ['苍 city', 'line 1'],
    ['苍 B-city\n榆', 'line 2'],
  ])('refuses %j and names the line', (text, where) => {
    expect(() => read(text)).toThrow(TaggedFileError)
    try {
      read(text)
    } catch (fault) {
      expect((fault as TaggedFileError).label.en).toContain(where)
    }
  })
})

it('a chunk is right when place and label are', () => {
  const gold = ['B-road', 'I-road', 'B-roadno']
  expect(chunkScore([[gold, gold]]).f1).toBe(1)
  expect(chunkScore([[gold, ['B-road', 'I-road', 'B-poi']]]).f1).toBe(0.5)
  expect(chunkScore([[gold, ['B-road', 'B-road', 'B-roadno']]])).toMatchObject({ wanted: 2, given: 3, right: 1 })
})
