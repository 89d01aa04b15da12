import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formFields } from './record-fields.ts'
import { refusedNotion, refusedValue } from './refused-notion.ts'

/** Any UTF-16 unit, halves of surrogate pairs included. */
const anyUnit = fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code))

test.each([
  ['民族', 'ethnicity'],
  ['报警人民族', 'ethnicity'],
  ['MZ', 'ethnicity'],
  ['bjr_mzdm', 'ethnicity'],
  ['MZMC', 'ethnicity'],
  ['ethnicity', 'ethnicity'],
  ['VictimRace', 'ethnicity'],
  ['race', 'ethnicity'],
  ['minzu', 'ethnicity'],
  ['宗教信仰', 'religion'],
  ['ZJXYDM', 'religion'],
  ['religious_belief', 'religion'],
  ['政治面貌', 'politics'],
  ['ZZMM', 'politics'],
  ['politicalStatus', 'politics'],
  ['party_membership', 'politics'],
  ['是否信访', 'petition'],
  ['上访次数', 'petition'],
  ['XFRY', 'petition'],
  ['isPetitioner', 'petition'],
  ['xinfang', 'petition'],
  ['重点人员', 'key-person'],
  ['重点人员类别', 'key-person'],
  ['ZDRYBS', 'key-person'],
  ['key_person', 'key-person'],
  ['watchList', 'key-person'],
  ['ｚｄｒｙ', 'key-person'],
  ['人脸特征', 'biometric'],
  ['voicePrint', 'biometric'],
  ['人员风险等级', 'person-score'],
])('the column %s is refused as %s', (name, code) => {
  expect(refusedNotion(name)?.code).toBe(code)
})

test.each([
  'BJSJ',
  '报警时间',
  'trace',
  'race_track',
  'embrace',
  'gaiting',
  'MZJE',
  'SFBM',
  'party',
  '消防',
  'XFDW',
  'zdr',
  '制单人',
  'case_desc',
])('the column %s is not', name => {
  expect(refusedNotion(name)).toBeUndefined()
})

test('category values are judged by words, never by short codes', () => {
  expect(refusedValue('聚集上访')?.code).toBe('petition')
  expect(refusedValue('MZ')).toBeUndefined()
  expect(refusedValue('STREET RACE')).toBeUndefined()
})

test('no field of the three forms is itself refused, by label or by any column it reads', () => {
  for (const fields of Object.values(formFields))
    for (const [name, { label, columns }] of Object.entries(fields))
      for (const word of [name, label.zh, label.en, ...columns])
        expect([word, refusedNotion(word)]).toEqual([word, undefined])
})

test('case, width and separators change nothing, and nothing throws', () => {
  const full = (text: string) => text.replace(/[!-~]/g, char => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
  fc.assert(
    fc.property(
      fc.constantFrom('民族', 'ZZMM', 'religion', '上访', 'key_person'),
      fc.constantFrom('', ' ', '(必填)'),
      (name, tail) =>
        [name, name.toLowerCase(), name.toUpperCase(), full(name), ` ${name}`, name + tail].every(
          form => refusedNotion(form) !== undefined,
        ),
    ),
  )
  fc.assert(fc.property(fc.string({ unit: anyUnit, maxLength: 20 }), text => refusedNotion(text) === undefined || true))
})
