import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { queryTerms, searchTerms, termsOfWord, wordsOf } from './search-terms.ts'

/** Any UTF-16 unit, halves of surrogate pairs included. */
const anyUnit = fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code))

const finds = (query: string, text: string) => {
  const terms = searchTerms(text)
  return queryTerms(query).every(prefix => terms.some(term => term.startsWith(prefix)))
}

describe('a text is found', () => {
  test.each([
    ['团结', '示例街道团结路12号'],
    ['结路', '示例街道团结路12号'],
    ['tjl', '示例街道团结路12号'],
    ['tuanjie', '示例街道团结路12号'],
    ['TuanJieLu', '示例街道团结路12号'],
    ['团结路 12', '示例街道团结路12号'],
    ['团结路12号', '示例街道团结路12号'],
    ['１２', '示例街道团结路12号'],
    ['cq', '重庆小面馆'],
    ['lv', '吕氏超市'],
    ['main st', '5 Main Street'],
  ])('by %s', (query, text) => {
    expect(finds(query, text)).toBe(true)
  })

  test.each([
    ['和平', '团结路'],
    ['jt', '团结路'],
    ['13', '团结路12号'],
  ])('but not by %s', (query, text) => {
    expect(finds(query, text)).toBe(false)
  })

  const han = fc.string({
    unit: fc.constantFrom(...'团结路示例街道虚构小区号楼单元重庆长乐行吕'),
    minLength: 1,
    maxLength: 12,
  })
  const part = (text: string, from: number, length: number) => [...text].slice(from, from + length).join('')

  test('by every part of it of up to twelve characters, and by that part in pinyin', () => {
    fc.assert(
      fc.property(han, fc.nat(11), fc.integer({ min: 1, max: 12 }), (text, from, length) => {
        const query = part(text, from % text.length, length)
        const own = searchTerms(text)
        const spelled = own.filter(term => /^[a-z]+$/.test(term))
        return finds(query, text) && spelled.every(term => finds(term, text))
      }),
    )
  })

  test('by the terms of its words just as by its own', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(han, fc.string({ unit: fc.constantFrom(...'ab12') })), { maxLength: 4 }), parts => {
        const text = parts.join(' ')
        const ofWords = new Set(wordsOf(text).flatMap(termsOfWord))
        return searchTerms(text).every(term => ofWords.has(term)) && wordsOf(text).every(word => ofWords.has(word))
      }),
    )
    expect(wordsOf('示例路12号院3号楼')).toEqual(['示例路', '号院', '号楼', '12', '3'])
    expect(termsOfWord('团结路').slice(0, 3)).toEqual(['团结路', '结路', '路'])
    expect(termsOfWord('12')).toEqual(['12'])
  })

  test('whatever it holds, in at most 64 terms of lower case', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: anyUnit, maxLength: 200 }), han), text => {
        const terms = searchTerms(text)
        return (
          terms.length <= 64 &&
          new Set(terms).size === terms.length &&
          terms.every(term => term === term.toLowerCase() && term !== '')
        )
      }),
    )
    fc.assert(fc.property(fc.string({ unit: anyUnit, maxLength: 100 }), query => queryTerms(query).length <= 6))
    expect(searchTerms('')).toEqual([])
    expect(searchTerms('团'.repeat(500)).length).toBeLessThanOrEqual(64)
  })
})
