import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAddressParser } from './address/index.ts'
import { loadDefaultAddressModel } from './default-models.ts'
import { createPlaceMatcher, saidPlace } from './match-places.ts'

const parse = createAddressParser(await loadDefaultAddressModel())

/** An invented register of sites. */
const sites = [
  '曦台府',
  '鹤庐里',
  '榆泉小区',
  '榆泉花园',
  '望坞小学',
  '岚声小学',
  '槐亭中学',
  '锦汀商城',
  '苇径市场',
  '桐安医院',
  '朔云公园',
  '站前广场',
  '禾露酒店',
  '云澜网吧',
  '梧桥加油站',
  '沁光大厦',
  '杏坞里',
  '柳岸花园',
  '瑞径家园',
  '清陌幼儿园',
].map(name => ({ name }))

const match = createPlaceMatcher(sites)
const found = (text: string) => match(saidPlace(parse(text)))[0]?.place.name

describe('a site is found', () => {
  it.each([
    ['by its name', '曦台府', '曦台府'],
    ['in a whole address', '苍榆市望澄区环城路131号曦台府4号楼1单元1902室', '曦台府'],
    ['by building and unit as they are said', '榆泉小区三栋二单元', '榆泉小区'],
    ['beside something', '槐亭中学对面', '槐亭中学'],
    ['at its gate', '朔云公园东门', '朔云公园'],
    ['by a homophone', '西台府4号楼', '曦台府'],
    ['by another homophone', '鱼泉小区', '榆泉小区'],
    ['by a homophone of one character', '岚生小学门口', '岚声小学'],
    ['where zh and z are one', '站前广场附近', '站前广场'],
    ['where s and sh are one', '岚僧小学', '岚声小学'],
    ['where n and ng are one', '金汀商城', '锦汀商城'],
    ['where l and n are one', '云南网吧', '云澜网吧'],
    ['with a slip of one character', '桐城医院', '桐安医院'],
    ['with a word left out', '禾露酒', '禾露酒店'],
    ['with a word too many', '瑞径家园小区', '瑞径家园'],
  ])('%s: %s', (_, text, name) => {
    expect(found(text)).toBe(name)
  })

  it.each(['光明路88号', '不知道在哪', '', '12345'])('but none by %s', text => {
    expect(found(text)).toBeUndefined()
  })
})

it('keeps the door and what lies beside apart from the name', () => {
  expect(saidPlace(parse('曦台府4号楼1单元1902室'))).toEqual({
    names: ['曦台府'],
    door: '4号楼1单元1902室',
    beside: '',
  })
  expect(saidPlace(parse('团结路12号'))).toEqual({ names: ['团结路12号', '团结路'], door: '', beside: '' })
  expect(saidPlace(parse('岚声小学对面'))).toMatchObject({ names: ['岚声小学'], beside: '对面' })
})

it('takes any string and answers in order of fit', () => {
  const unit = fc.oneof(
    fc.constantFrom(...'榆泉小区号楼单元3'),
    fc.integer({ min: 0, max: 0xffff }).map(c => String.fromCharCode(c)),
  )
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), text => {
      const fits = createPlaceMatcher([...sites, { name: text }])(saidPlace(parse(text))).map(m => m.fit)
      return fits.every((fit, i) => fit > 0 && fit <= 1 && (i === 0 || fit <= fits[i - 1]!))
    }),
    { numRuns: 60 },
  )
})
