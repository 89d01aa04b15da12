import { describe, expect, test } from 'vitest'
import { type MatterType, readerOf, shownFact, shownFields } from '../loop/index.ts'
import { ORGS, validInput } from '../loop/test-world.ts'
import { matterTypes } from './index.ts'

/** The whole of what any partner gets of any matter. A change here is a decision about what leaves the police. */
const shared: Readonly<Record<string, readonly string[]>> = {
  incident: ['address', 'agencies', 'category', 'grade', 'lat', 'lng'],
  dispatch: ['grade'],
  dispute: ['grade'],
  warning: ['grade', 'kind', 'partnerAnswer', 'partnersAsked', 'sharingBasis'],
  'fraud-warning': ['grade'],
  'key-place': ['grade'],
  alarm: ['grade'],
  'device-fault': ['grade'],
  order: ['grade'],
  'public-notice': ['grade'],
}

const everything = (type: MatterType) => validInput(type, Object.keys(type.fields))
const cells = matterTypes.flatMap(type => Object.keys(type.fields).map(field => [type.type, field, type] as const))
const placed = {
  path: [ORGS.root, ORGS.middle, ORGS.leaf],
  supervisor: ORGS.sister,
  partners: [ORGS.helper, ORGS.middle],
}

describe('the least that a partner gets', () => {
  test('is written down for every type', () => {
    expect(Object.keys(shared).sort()).toEqual(matterTypes.map(t => t.type).sort())
  })

  test.each(cells)('%s: %s', (name, field, type) => {
    const goesOut = shared[name]?.includes(field) === true
    expect(field in shownFields(type, 'partner', everything(type))).toBe(goesOut)
    const fact = shownFact(type, 'partner', { by: 'a1', input: everything(type) }) as { input: object }
    expect(field in fact.input).toBe(goesOut)
    expect(shownFields(type, 'answerable', everything(type))).toHaveProperty(field)
  })

  test.each(matterTypes.map(t => [t.type, t] as const))(
    '%s shares nothing sensitive and nothing unnamed',
    (_, type) => {
      for (const name of type.partnersSee ?? []) expect(type.fields[name]?.privacy).not.toBe('sensitive')
      expect(shownFields(type, 'partner', { addedTomorrow: 1 })).toEqual({})
      expect(
        shownFact(type, 'partner', { by: 'a1', to: 'closed', reason: 'why', unitName: 'x', fields: ['name'] }),
      ).toEqual({
        by: 'a1',
        to: 'closed',
      })
    },
  )

  test('holds for whoever was only asked to help, not for those who answer for it', () => {
    expect(readerOf(placed, ORGS.helper)).toBe('partner')
    expect(readerOf(placed, ORGS.middle)).toBe('answerable')
    expect(readerOf({ ...placed, partners: [ORGS.sister] }, ORGS.sister)).toBe('answerable')
    expect(readerOf(placed, ORGS.leaf)).toBe('answerable')
  })
})
