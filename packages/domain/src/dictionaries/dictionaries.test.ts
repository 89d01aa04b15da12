import { describe, expect, test } from 'vitest'
import { refusedNotion } from '../intake/refused-notion.ts'
import { fraudType, fraudTypeOfFcc12, fraudTypeOfName } from './fraud-type.ts'
import { incidentCategory } from './incident-category.ts'
import { defineDictionary, dictionaries, labelOf, pathOf } from './index.ts'

describe('every dictionary', () => {
  test.each(dictionaries.map(d => [d.code, d] as const))('%s is dated, sourced and labelled twice', (_, dictionary) => {
    expect(dictionary.effectiveFrom).toMatch(/^\d{4}-\d\d-\d\d$/)
    for (const { zh, en } of [dictionary.label, dictionary.basis, ...dictionary.entries.map(e => e.label)]) {
      expect(zh.trim()).not.toBe('')
      expect(en).toMatch(/^[\x20-\x7e–]+$/)
    }
  })

  test.each(dictionaries.map(d => [d.code, d] as const))('%s holds no refused notion', (_, dictionary) => {
    for (const { code, label } of dictionary.entries)
      expect([code, label.zh, label.en].map(refusedNotion)).toEqual([undefined, undefined, undefined])
  })
})

test('codes are unique and parents exist', () => {
  const base = {
    code: 'x',
    label: { zh: '甲', en: 'x' },
    version: '1',
    effectiveFrom: '2026-01-01',
    basis: { zh: '甲', en: 'x' },
  }
  const entry = { code: '1', label: { zh: '一', en: 'one' } }
  expect(() => defineDictionary({ ...base, entries: [entry, entry] })).toThrow('twice')
  expect(() => defineDictionary({ ...base, entries: [{ ...entry, parent: '9' }] })).toThrow('no parent')
})

test('a category knows its path and an unknown code shows itself', () => {
  expect(pathOf(incidentCategory, '010901').map(e => e.label.zh)).toEqual(['刑事类警情', '盗窃', '入室盗窃'])
  expect(pathOf(incidentCategory, 'nothing')).toEqual([])
  expect(labelOf(incidentCategory, '040300', 'en')).toBe('Family, marriage or romantic dispute')
  expect(labelOf(incidentCategory, '777777', 'zh')).toBe('777777')
})

test('every name of the twelve-class fraud list has a code here', () => {
  expect(Object.keys(fraudTypeOfFcc12)).toHaveLength(12)
  for (const [name, code] of Object.entries(fraudTypeOfFcc12)) {
    expect(labelOf(fraudType, code, 'zh')).not.toBe(code)
    expect(fraudTypeOfName(name)).toBe(code)
  }
  expect(fraudTypeOfName('贷款、代办信用卡')).toBe('F05')
  expect(fraudTypeOfName('网络婚恋、交友（非虚假网络投资理财）')).toBe('F09')
})
