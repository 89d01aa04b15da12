import { resident, site } from '@fangwei/domain/registers/index.ts'
import { describe, expect, it } from 'vitest'
import { changedValues, draftFaults, type Entry, entryFields, firstValues, typedValues } from './entry-draft.ts'
import { askable, readRegisterFilters } from './register-filters.ts'

const entry: Entry = {
  register: 'site',
  id: 'S1',
  version: 3,
  org: '159901990101',
  name: '云台小学',
  values: {
    name: '云台小学',
    kind: 'school',
    org: '159901990101',
    lng: 102.3,
    lat: 40.1,
    contact: '张*',
    address: '云台路1号',
  },
  masked: ['contact'],
  clear: false,
  names: {},
  validFrom: '2026-01-01',
  validTo: null,
  changedAt: '2026-01-01T00:00:00Z',
  mayWrite: true,
}
const fields = entryFields(site)

describe('a change of an entry', () => {
  it('says only what differs, clears what was emptied and leaves what is masked', () => {
    const draft = { ...firstValues(entry), name: '云台中学', address: '', lng: '102.4' }
    expect(changedValues(fields, entry, draft)).toEqual({ name: '云台中学', address: null, lng: 102.4 })
  })
  it('keeps a masked value unless it is written anew', () => {
    expect(changedValues(fields, entry, { ...firstValues(entry), contact: '李四' })).toEqual({ contact: '李四' })
  })
})

describe('faults before sending', () => {
  it('name what is missing and the half of a position', () => {
    const faults = draftFaults(site, fields, { name: '店', lng: '102' }, { id: undefined, entry: undefined })
    expect(faults.map(({ field }) => field).sort()).toEqual(['kind', 'lat', 'org'])
  })
  it('do not miss a required value that is only masked', () => {
    const masked: Entry = { ...entry, register: 'resident', values: { name: '张*', household: 'H1' }, masked: ['name'] }
    const faults = draftFaults(resident, entryFields(resident), firstValues(masked), { id: undefined, entry: masked })
    expect(faults).toEqual([])
  })
  it('refuse a mask that was typed back', () => {
    const faults = draftFaults(
      site,
      fields,
      { ...firstValues(entry), contactPhone: '169****0001' },
      { id: undefined, entry },
    )
    expect(faults.map(({ field }) => field)).toEqual(['contactPhone'])
  })
  it('take numbers as numbers', () => {
    expect(typedValues(fields, { lng: '-3.5', name: ' 店 ' })).toEqual({ lng: -3.5, name: '店' })
  })
})

describe('the filters of an address', () => {
  it('drop what the register does not have', () => {
    const search = new URLSearchParams({
      kind: 'school',
      household: 'H1',
      scope: 'nonsense',
      asOf: '2026-02-01',
      all: '1',
    })
    expect(readRegisterFilters(site, search)).toMatchObject({
      kind: 'school',
      household: undefined,
      scope: undefined,
      asOf: '2026-02-01',
      all: true,
    })
  })
  it('list people only from a household', () => {
    expect(askable(resident, readRegisterFilters(resident, new URLSearchParams()))).toBe(false)
    expect(askable(resident, readRegisterFilters(resident, new URLSearchParams({ household: 'H1' })))).toBe(true)
  })
})
