import { findMatterType, matterTypes } from '@fangwei/domain/matters/index.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formFields } from './form-field.ts'
import { firstDraft, fromLocal, inputOf, missingOf, toLocal } from './form-values.ts'
import { orgPath, orgTree } from './org-tree.ts'

const dispatch = findMatterType('dispatch')!
const feedBack = dispatch.actions['feed-back']!
const asked = { asks: [...(feedBack.asks ?? [])], mayAsk: [...(feedBack.mayAsk ?? [])], common: false }
const known = { unit: '159902991400', data: {}, masked: [], again: false, utcOffsetMinutes: 480 }

describe('a form made from the declaration', () => {
  it('asks for what is required first, each by the control its field names', () => {
    const fields = formFields(dispatch, asked)
    expect(fields.slice(0, 3).map(f => [f.name, f.control, f.required])).toEqual([
      ['feedbackCategory', 'choice', true],
      ['result', 'choice', true],
      ['feedback', 'long-text', true],
    ])
    expect(fields.find(f => f.name === 'factors')?.control).toBe('answers')
  })

  it('has a control for every field of every action of every type', () => {
    for (const type of matterTypes)
      for (const action of Object.values(type.actions)) {
        const fields = formFields(type, {
          asks: [...(action.asks ?? [])],
          mayAsk: [...(action.mayAsk ?? [])],
          common: false,
        })
        for (const { control, field } of fields) if (control === 'choice') expect(field?.dictionary).toBeDefined()
      }
  })

  it('says what is missing, and sends numbers, codes and instants in their own types', () => {
    const fields = formFields(dispatch, asked)
    expect(missingOf(fields, { result: '01', feedback: '  ' })).toEqual(['feedbackCategory', 'feedback'])
    const draft = {
      feedbackCategory: '040300',
      result: '01',
      feedback: ' 已劝离 ',
      injured: '2',
      rescued: '',
      familyViolence: false,
    }
    expect(inputOf(fields, draft, { utcOffsetMinutes: 480 })).toEqual({
      feedbackCategory: '040300',
      result: '01',
      feedback: '已劝离',
      injured: 2,
      familyViolence: false,
    })
  })

  it('keeps a grade a number', () => {
    const dispute = findMatterType('dispute')!
    const fields = formFields(dispute, { asks: ['grade'], mayAsk: [], common: false })
    expect(inputOf(fields, { grade: '2' }, { utcOffsetMinutes: 480 })).toEqual({ grade: 2 })
  })

  it('leaves out an optional answer that only repeats what is known', () => {
    const fields = formFields(dispatch, asked)
    const draft = { feedbackCategory: '040300', result: '01', feedback: 'x', callerRole: 'victim' }
    expect(inputOf(fields, draft, { known: { callerRole: 'victim' }, utcOffsetMinutes: 480 })).not.toHaveProperty(
      'callerRole',
    )
  })

  it('never asks for what is known, never takes over the last outcome, never shows a mask as a value', () => {
    const fields = formFields(dispatch, asked)
    expect(firstDraft(fields, { ...known, data: { category: '040300' } })).toEqual({ feedbackCategory: '040300' })
    expect(firstDraft(fields, { ...known, again: true, data: { result: '01', callerRole: 'kin' } })).toEqual({
      callerRole: 'kin',
    })
    expect(firstDraft(fields, { ...known, data: { factors: '••••' }, masked: ['factors'] })).toEqual({})
    const incident = findMatterType('incident')!
    const send = formFields(incident, { asks: ['dispatchTo'], mayAsk: [], common: false })
    expect(firstDraft(send, known)).toEqual({ dispatchTo: '159902991400' })
  })
})

it('the wall clock of the city and the instant are each other', () => {
  const minutes = fc.integer({ min: 0, max: 60_000_000 }).map(m => m * 60_000)
  fc.assert(
    fc.property(minutes, fc.constantFrom(480, 0, -300), (ms, offset) => {
      const instant = new Date(ms).toISOString()
      expect(fromLocal(toLocal(instant, offset), offset)).toBe(instant)
    }),
  )
  expect(fromLocal('not a time', 480)).toBeUndefined()
})

it('a tree of organisations below one, and the way down to another', () => {
  const org = (code: string, parent: string | null) => ({ code, parent, name: { zh: code, en: code } })
  const orgs = [org('C', null), org('B2', 'C'), org('B1', 'C'), org('A', 'B1'), org('X', null)]
  expect(orgTree(orgs, 'C', 'en')).toEqual([
    {
      value: 'C',
      title: 'C',
      children: [
        { value: 'B1', title: 'B1', children: [{ value: 'A', title: 'A', children: [] }] },
        { value: 'B2', title: 'B2', children: [] },
      ],
    },
  ])
  expect(orgPath(orgs, 'A')).toEqual(['C', 'B1', 'A'])
})
