import { describe, expect, it } from 'vitest'
import { shippedModels } from '../shipped.ts'
import { checkDefinition } from './check.ts'
import type { DefinitionFilter, ModelDefinition } from './schema.ts'

const shipped = (model: string) => shippedModels.find(one => one.definition.model === model)!.definition
const base = shipped('repeat-place')

const faults = (change: Partial<Record<keyof ModelDefinition, unknown>>, from = base) =>
  checkDefinition({ ...from, ...change })
const wheres = (...given: Parameters<typeof faults>) => faults(...given).map(({ where }) => where)
const entering = (filter: DefinitionFilter) => faults({ enters: [[filter]] })

describe('a definition', () => {
  it.each(shippedModels.map(({ definition }) => [definition.model, definition] as const))(
    '%s is fit as shipped',
    (_, one) => expect(checkDefinition(one)).toEqual([]),
  )

  it('survives JSON', () => expect(checkDefinition(JSON.parse(JSON.stringify(base)))).toEqual([]))

  it.each([
    ['person', '个人', 'person'],
    ['household', '一户', 'household'],
    ['group', '人群', 'group of people'],
    ['officer', '关系、公共场所', 'relationship'],
  ])('never judges a %s', (kind, zh, en) => {
    const [first] = faults({ subjects: [kind] })
    expect(first?.where).toBe('subjects')
    expect(first?.label.zh).toContain(zh)
    expect(first?.label.en).toContain(en)
  })

  it('judges no block of fewer than five households', () => {
    expect(faults({ subjects: ['block'], leastHouseholds: 4 })[0]?.label.zh).toContain('5 户')
    expect(wheres({ subjects: ['public-place'], leastHouseholds: 1 })).toContain('leastHouseholds')
    expect(faults({ subjects: ['block'], leastHouseholds: 5 })).toEqual([])
  })

  it('does not judge relationships together with places', () =>
    expect(wheres({ subjects: ['relationship', 'block'] })).toContain('subjects'))

  it('about wages or debts looks at employers and sites, never at workers', () => {
    const wages = shipped('wage-debt')
    const [first] = faults({ subjects: ['relationship'] }, wages)
    expect(first?.label).toEqual({
      zh: '欠薪、劳资和债务模型只看用人单位和场所，不看劳动者',
      en: 'wage and debt models look at employers and sites, never at workers',
    })
  })
})

describe('a filter is refused', () => {
  it.each<[string, DefinitionFilter, RegExp, RegExp]>([
    ['free text', { field: 'content', in: ['x'] }, /自由文本/, /free text/],
    ['a name', { field: 'callerName', in: ['x'] }, /姓名/, /a name/],
    ['sex', { field: 'sex', in: ['1'] }, /性别/, /sex/],
    ['a number prefix', { field: 'phonePrefix', in: ['170'] }, /号码/, /prefix/],
    ['origin', { field: 'hometown', in: ['15'] }, /籍贯/, /origin/],
    ['origin by a tag', { field: 'incident-tag', in: ['foreign-related'] }, /完整代码/, /whole code/],
    ['language', { field: 'accent', in: ['mn'] }, /语言/, /language/],
    ['a nuisance mark', { field: 'nuisanceMark', in: ['1'] }, /骚扰/, /nuisance/],
    ['a nuisance category', { field: 'incident-category', in: ['W10100'] }, /骚扰/, /nuisance/],
    ['ethnicity', { field: 'ethnicity', in: ['01'] }, /民族/, /ethnicity/],
    ['petitioning', { field: 'petition', in: ['01'] }, /信访/, /petition/],
    ['complaints about police', { field: 'incident-category', in: ['080100'] }, /完整代码/, /whole code/],
    ['law suits people bring', { field: 'dispute-type', in: ['D15'] }, /完整代码/, /whole code/],
    ['a field that is not declared', { field: 'weather', in: ['1'] }, /不是声明的/, /not declared/],
    ['a pattern', { field: 'incident-category', in: ['04*'] }, /完整代码/, /whole code/],
    ['a circumstance of a relationship', { field: 'family-factor', in: ['B1'] }, /关系/, /relationship/],
    ['the role of a caller at a place', { field: 'caller-role', in: ['victim'] }, /关系/, /relationship/],
  ])('that names %s', (_, filter, zh, en) => {
    const [first] = entering(filter)
    expect(first?.label.zh).toMatch(zh)
    expect(first?.label.en).toMatch(en)
    const sign = { ...base.signs[0]!, when: filter }
    expect(faults({ signs: [sign, ...base.signs.slice(1)] })[0]?.where).toBe(`signs.${sign.code}`)
    expect(faults({ outcomes: [[filter]] })[0]?.where).toBe('outcomes.0')
  })

  it('and every refusal is said in both languages', () => {
    for (const { label } of [...entering({ field: 'sex', in: ['1'] }), ...faults({ subjects: ['person'] })]) {
      expect(label.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(label.en).toMatch(/^[\x20-\x7e]+$/)
    }
  })
})

describe('values are refused', () => {
  it('that are missing, unknown or out of form', () => {
    const { purpose: _, ...without } = base
    expect(checkDefinition(without).map(({ where }) => where)).toEqual(['purpose'])
    expect(wheres({ secret: 1 } as never)).not.toEqual([])
    expect(checkDefinition(null)[0]?.label.zh).toBeDefined()
    expect(checkDefinition([])).not.toEqual([])
    expect(wheres({ model: 'Bad Name' })).toContain('model')
  })

  it('named after what is never used', () => {
    expect(wheres({ label: { zh: '重点人员预警', en: 'key persons' } })).toContain('label')
    expect(wheres({ model: 'petitioner-watch' })).toContain('model')
  })

  it('that do not fit one another', () => {
    expect(wheres({ kind: 'mood' })).toContain('kind')
    expect(wheres({ enters: [] })).toContain('enters')
    expect(wheres({ levels: base.levels.toReversed() })).toContain('levels')
    expect(wheres({ eraseAfterDays: 30 })).toContain('erasure')
    expect(wheres({ counts: [{ ...base.counts[0]!, cap: 1 }] })).toContain('A1')
    expect(wheres({ signs: [base.signs[0]!, base.signs[0]!] })).toContain('B1')
    const rule = {
      ...base.hardRules[0]!,
      when: { holds: 'all' as const, of: [{ holds: 'factor' as const, code: 'Z9' }] },
    }
    expect(wheres({ hardRules: [rule] })).toContain('R1')
  })

  it('that would review less often than each quarter', () =>
    expect(wheres({ reviewEveryMonths: 12 })).toContain('reviewEveryMonths'))
})
