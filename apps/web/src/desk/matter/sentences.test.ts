import { commonActions } from '@fangwei/domain/loop/index.ts'
import { findMatterType, matterTypes } from '@fangwei/domain/matters/index.ts'
import { describe, expect, it } from 'vitest'
import { type Fact, tellFact } from './fact-sentence.ts'
import { titleOf, wordsFrom } from './words.ts'

const sources = {
  utcOffsetMinutes: 480,
  now: Date.parse('2026-11-22T06:00:00Z'),
  orgs: new Map([['159902991400', { zh: '城北派出所', en: 'Chengbei Station' }]]),
  posts: new Map([['p1', { zh: '值班岗', en: 'Duty desk' }]]),
}
const zh = wordsFrom({ ...sources, language: 'zh' })
const en = wordsFrom({ ...sources, language: 'en' })
const fact = (kind: string, data: Fact['data'], actorName: string | null = '王敏'): Fact => ({
  fact: 1,
  version: 1,
  kind,
  occurredAt: '2026-11-22T02:32:00.000Z',
  recordedAt: '2026-11-22T02:32:00.000Z',
  actor: actorName === null ? 'system' : 'a1',
  actorName,
  data,
})
const type = (name: string) => findMatterType(name)!

describe('a fact as a sentence', () => {
  it('says who sent whom where, with the label of the unit', () => {
    const telling = tellFact(
      fact('incident.dispatched', { input: { dispatchTo: '159902991400', dispatchNote: '注意安全' } }),
      type('incident'),
      zh,
    )
    expect(telling).toMatchObject({ who: '王敏', what: '派警至城北派出所', weight: 'plain' })
    expect(telling.details).toEqual([{ label: '派警意见', value: '注意安全', long: false }])
  })

  it('tells a lapse of the clock by its name, as an alert of the system', () => {
    const lapsed = fact('incident.deadline-lapsed', { code: 'dispatch', dueAt: '2026-11-22T02:40:00.000Z' }, null)
    expect(tellFact(lapsed, type('incident'), zh)).toMatchObject({
      who: '系统',
      weight: 'alert',
      what: '派警超时，应于11月22日 10:40前完成',
    })
    expect(tellFact(lapsed, type('incident'), en).what).toBe('Dispatch is overdue, it was due 22 Nov 10:40')
  })

  it('says that the content was erased, and keeps who and when', () => {
    expect(tellFact(fact('warning.signed', null), type('warning'), zh)).toMatchObject({
      who: '王敏',
      erased: true,
      details: [],
    })
  })

  it('names grades by their colour and answers by what was asked', () => {
    const raised = fact('warning.raised', { grade: 1, input: { grade: 1, points: 85 } }, null)
    expect(tellFact(raised, type('warning'), zh).what).toBe('升级为红色')
    const factors = { B1: 'yes', B4: 'not-asked', C1: 'no' }
    expect(zh.value(type('incident').fields.factors, factors)).toBe(
      '有：推搡等肢体冲突；未问：扼颈、捂口鼻；无：近期分居、起诉离婚、提出分手',
    )
  })

  const dids = matterTypes.flatMap(one => [
    ...Object.values(one.actions).map(action => [one.type, action.did] as const),
    ...Object.values(commonActions).map(action => [one.type, action.did] as const),
  ])
  it.each(dids.filter(([, did]) => did !== 'ticked'))('%s.%s has words in both languages', (name, did) => {
    for (const words of [zh, en]) {
      const { what } = tellFact(fact(`${name}.${did}`, { input: {}, code: 'x', action: 'x' }), type(name), words)
      expect(what.trim()).not.toBe('')
      expect(what).not.toBe(did)
      expect(what).not.toMatch(/\{\w+\}/)
    }
    expect(tellFact(fact(`${name}.${did}`, { input: {} }), type(name), en).what).not.toMatch(/\p{Script=Han}/u)
  })
})

it('a title is made of the labels of the title fields, the type when they are empty', () => {
  const matter = { type: 'incident', data: { category: '010901', address: '清岸路 1 号' } }
  expect(titleOf(matter, zh)).toBe('入室盗窃 · 清岸路 1 号')
  expect(titleOf({ type: 'incident', data: {} }, en)).toBe('Incident')
})
