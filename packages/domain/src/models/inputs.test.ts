import { describe, expect, it } from 'vitest'
import { checkFilters, checkInputs, type InputKind, type ModelInput, passes } from './inputs.ts'

const label = { zh: '字段', en: 'field' }
const inputs: ModelInput[] = [
  { name: 'incident-category', kind: 'code', label },
  { name: 'incident-tag', kind: 'codes', label },
  { name: 'relation', kind: 'key', label },
  { name: 'at', kind: 'instant', label },
]

describe('inputs a model may declare', () => {
  it.each([
    'narrative',
    'callText',
    'caller_remark',
    'callerName',
    'surname',
    'sex',
    'gender',
    'phone',
    'numberPrefix',
    'prefix170',
    'sex1',
    'callerName2',
    'prefix',
    'idCard',
    'origin',
    'hometown',
    'hukou',
    'nationality',
    'language',
    'accent',
    'nuisanceMark',
    'callRelation',
    'ethnicity',
    'religion',
    'political status',
    'petition',
    'key person',
    '报警内容',
    '备注',
    '姓名',
    '性别',
    '手机号段',
    '籍贯',
    '户籍地',
    '口音',
    '骚扰标记',
    '民族',
    '宗教信仰',
    '政治面貌',
    '信访人',
  ])('refuses %s', name => expect(checkInputs([{ name, kind: 'code', label }])).toHaveLength(1))

  it('refuses a forbidden notion hidden behind a harmless name', () =>
    expect(checkInputs([{ name: 'f1', kind: 'code', label: { zh: '性别', en: 'f1' } }])).toHaveLength(1))

  it('has no kind for free text', () =>
    expect(checkInputs([{ name: 'f1', kind: 'text' as InputKind, label }])[0]?.label.en).toContain('no input kind'))

  it('accepts codes, keys, instants and answers', () => expect(checkInputs(inputs)).toEqual([]))
})

describe('filters', () => {
  it.each([
    ['a field that was not declared', { field: 'dispute-type', in: ['D01'] }],
    ['a key: it would single out one relationship', { field: 'relation', in: ['R-1'] }],
    ['an instant', { field: 'at', in: ['2026'] }],
    ['a pattern', { field: 'incident-category', in: ['04*'] }],
    ['no codes', { field: 'incident-category', in: [] }],
    ['free text', { field: 'narrative', in: ['a'] }],
    ['a name', { field: 'callerName', in: ['a'] }],
    ['a sex', { field: 'sex', in: ['1'] }],
    ['a number prefix', { field: 'phonePrefix', in: ['170'] }],
    ['an origin', { field: 'origin', in: ['15'] }],
    ['a language', { field: 'language', in: ['mn'] }],
    ['a nuisance mark', { field: 'nuisanceMark', in: ['1'] }],
    ['a nuisance mark as a value', { field: 'incident-tag', in: ['nuisance'] }],
  ])('refuse %s', (_, filter) => expect(checkFilters([filter], inputs)).toHaveLength(1))

  it('accept whole codes of declared inputs', () =>
    expect(checkFilters([{ field: 'incident-tag', in: ['family-violence'] }], inputs)).toEqual([]))

  it('let a fact in when any of them holds', () => {
    const filters = [
      { field: 'incident-category', in: ['040300'] },
      { field: 'incident-tag', in: ['family-violence'] },
    ]
    expect(passes(filters, { 'incident-category': '040300' })).toBe(true)
    expect(passes(filters, { 'incident-category': '040200', 'incident-tag': ['elder', 'family-violence'] })).toBe(true)
    expect(passes(filters, { 'incident-category': '040200', 'incident-tag': ['elder'] })).toBe(false)
    expect(passes(filters, {})).toBe(false)
    expect(passes([], {})).toBe(true)
  })
})
