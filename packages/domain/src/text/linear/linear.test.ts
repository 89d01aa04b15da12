import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createClassifier, decodeModel, type Example, encodeModel, ModelError, trainLinear } from './index.ts'

/** Any UTF-16 unit, halves of surrogate pairs included. */
const anyUnit = fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code))

const say = (label: string, ...texts: string[]): Example[] => texts.map(text => ({ text, label }))
const examples = [
  ...say(
    'noise',
    '楼上半夜装修太吵了',
    '广场舞音响太吵',
    '隔壁放音乐吵得睡不着',
    '工地打桩太吵',
    'Loud music next door',
  ),
  ...say('theft', '电动车被偷了', '家里进小偷了', '手机被偷走了', '钱包在车上被偷', 'Bike stolen at the station'),
  ...say('wages', '老板拖欠工资', '干完活不给工资', '工地欠薪三个月', '讨要工资老板不见', 'Wages unpaid since May'),
]
const model = trainLinear('demo', examples, { leastTexts: 1 })
const classify = createClassifier(model)

describe('a classifier', () => {
  it.each([
    ['楼下音响太吵', 'noise'],
    ['我的自行车被偷了', 'theft'],
    ['公司不给工资', 'wages'],
    ['ＷＡＧＥＳ unpaid', 'wages'],
  ])('%s is %s', (text, label) => {
    expect(classify(text)).toMatchObject({ label })
  })

  it('knows nothing of a text without a known word', () => {
    expect(classify('zzz')).toEqual({ label: null, score: 0, next: null, evidence: [] })
    expect(classify('')).toEqual({ label: null, score: 0, next: null, evidence: [] })
  })

  it('takes any string, answers the same to the same, and shows parts of the text as evidence', () => {
    const text = fc.array(fc.oneof(fc.constantFrom('太吵', '被偷', '工资', '１２', ' ', 'music'), anyUnit), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(text, parts => {
        const given = parts.join('')
        const answer = classify(given)
        expect(classify(given)).toEqual(answer)
        expect(answer.score).toBeGreaterThanOrEqual(0)
        expect(answer.score).toBeLessThanOrEqual(1)
        for (const { word, at, weight } of answer.evidence) {
          expect(word).not.toBe('')
          expect(given.startsWith(word, at)).toBe(true)
          expect(weight).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('is quick with a text that never ends', () => {
    const began = performance.now()
    classify('太吵了'.repeat(1_000_000))
    expect(performance.now() - began).toBeLessThan(1000)
  })
})

describe('training', () => {
  it('gives the same bytes for the same examples', () => {
    expect(encodeModel(trainLinear('demo', examples, { leastTexts: 1 }))).toBe(encodeModel(model))
  })

  it('survives examples that say nothing', () => {
    const empty = trainLinear('demo', say('a', '', '  ').concat(say('b', '', '\ud800')))
    expect(createClassifier(empty)('anything').label).toBeNull()
  })

  it('tells a lower score where labels are mixed than where they are clear', () => {
    const mixed = trainLinear(
      'demo',
      examples.map((e, i) => ({ ...e, label: ['noise', 'theft', 'wages'][i % 3]! })),
      { leastTexts: 1 },
    )
    expect(createClassifier(mixed)('楼上半夜装修太吵了').score).toBeLessThan(classify('楼上半夜装修太吵了').score)
  })
})

describe('a model file', () => {
  it('gives back a model that answers alike', () => {
    const again = createClassifier(decodeModel(encodeModel(model)))
    for (const { text } of examples) expect(again(text).label).toBe(classify(text).label)
  })

  it('that is damaged is refused, and never taken for another', () => {
    const text = encodeModel(model)
    const damage = fc.oneof(
      fc.nat(text.length - 1).map(at => text.slice(0, at)),
      fc.constantFrom('', 'null', '[]', '{}', '{"format":"fangwei-linear-1"}', '{"format":"fangwei-address-1"}'),
      fc.constantFrom('"labels":[', '"bias":[', '"bytes":"', '"rarity":"').map(key => text.replace(key, `${key}1,`)),
    )
    fc.assert(
      fc.property(damage, broken => {
        expect(() => decodeModel(broken)).toThrow(ModelError)
      }),
    )
  })
})
