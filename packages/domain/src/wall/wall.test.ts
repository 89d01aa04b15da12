import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byAttention, coreRiskOf, publicPlace, type SeenMatter, wallEntry } from './index.ts'

const centre = { lng: 106.8, lat: 39.6, name: { zh: '河岸社区', en: 'Riverside' } }
const near = () => centre
const seen = (data: Record<string, unknown>, more: Partial<SeenMatter> = {}): SeenMatter => ({
  id: '1',
  type: 'incident',
  state: 'dispatched',
  grade: 2,
  openedAt: '2026-11-22T06:00:00.000Z',
  data,
  ...more,
})

describe('what the wall shows', () => {
  const home = { address: '河岸小区3号楼2单元501', lng: 106.81, lat: 39.61 }

  it('is place, kind and state, the home left out', () => {
    expect(wallEntry(seen({ ...home, category: '040500' }), near)).toEqual({
      id: '1',
      type: 'incident',
      state: 'dispatched',
      grade: 2,
      openedAt: '2026-11-22T06:00:00.000Z',
      kind: { dictionary: 'incident-category', code: '040500' },
      place: { zh: '河岸小区', en: '河岸小区' },
      position: { lng: 106.81, lat: 39.61 },
      owned: false,
      occurrences: 1,
    })
  })

  it.each<[string, Record<string, unknown>]>([
    ['family violence', { familyViolence: true, category: '020301' }],
    ['a family dispute', { category: '040300' }],
    ['rape', { category: '010500' }],
    ['suicide', { category: '050103' }],
    ['a lost child', { category: '050202' }],
    ['a minor', { category: '010901', tags: ['minor'] }],
    ['a confidential call', { category: '010901', confidential: true }],
  ])('is only "help" at the community for %s', (_, data) => {
    const entry = wallEntry(seen({ ...home, ...data }), near)
    expect(entry).toMatchObject({ kind: null, place: centre.name, position: { lng: 106.8, lat: 39.6 } })
    expect(JSON.stringify(entry)).not.toMatch(/小区|106\.81/)
  })

  it('never carries a field it does not know', () =>
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('callerName', 'callerPhone', 'content', 'heard', 'raisedBy', 'parties'),
          fc.constant('张三13900000000'),
        ),
        data => {
          expect(JSON.stringify(wallEntry(seen(data), near))).not.toContain('张三')
        },
      ),
    ))

  it.each([
    ['河岸小区3号楼2单元501', '河岸小区'],
    ['友谊路 12 号', '友谊路 12 号'],
    ['苍榆市朔榆区环城路159号院3单元', '环城路'],
    ['苍榆市塔林布拉旗团结街7号', '团结街7号'],
    ['苍榆市河岸小区东门', '河岸小区东门'],
    ['幸福里二栋401室', '幸福里'],
    ['河岸公园东门报警柱', '河岸公园东门报警柱'],
  ])('%s is shown as %s', (address, shown) => {
    expect(publicPlace(address)).toBe(shown)
  })

  it('puts first what nobody has taken, the graver before the longer waiting', () => {
    const entry = (state: string, openedAt: string, grade: 1 | 3) =>
      wallEntry(seen({}, { state, openedAt, grade }), near)
    const grave = entry('accepted', '2026-11-22T07:00:00Z', 1)
    const early = entry('accepted', '2026-11-22T06:00:00Z', 3)
    const late = entry('accepted', '2026-11-22T06:30:00Z', 3)
    const taken = entry('arrived', '2026-11-22T05:00:00Z', 1)
    expect([taken, late, grave, early].toSorted(byAttention)).toEqual([grave, early, late, taken])
  })
})

describe('core risks', () => {
  it.each([
    ['011001', 'telecom-fraud'],
    ['011002', undefined],
    ['020301', 'public-order'],
    ['040500', 'dispute'],
    ['030101', undefined],
    ['W10000', undefined],
  ])('%s is %s', (code, risk) => {
    expect(coreRiskOf(code)).toBe(risk)
  })
})
