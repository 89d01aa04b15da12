import fc from 'fast-check'
import { expect, it } from 'vitest'
import { blankCall, incidentFields, isBlank, missingOf, readKept, suggestGrade } from './call-draft.ts'

const blank = blankCall('0101', '159900000001')

it('never proposes a milder grade for a graver call', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), fc.nat(5), (weapon, inProgress, hurt) => {
      const grade = suggestGrade({ weapon, inProgress, injured: String(hurt) })
      expect(suggestGrade({ weapon: true, inProgress, injured: String(hurt) })).toBeLessThanOrEqual(grade)
      expect(suggestGrade({ weapon, inProgress: true, injured: String(hurt) })).toBeLessThanOrEqual(grade)
      expect(suggestGrade({ weapon, inProgress, injured: String(hurt + 1) })).toBeLessThanOrEqual(grade)
    }),
  )
  expect(suggestGrade(blank)).toBe(3)
  expect(suggestGrade({ weapon: true, inProgress: true, injured: '' })).toBe(1)
})

it('comes back from the server as it was kept', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.boolean(), fc.boolean(), (phone, content, weapon, placed) => {
      const point = placed ? { lng: 111.5, lat: 40.25 } : undefined
      const draft = { ...blank, phone, content, weapon, point, mergeInto: { id: 'a', number: 'JQ1' } }
      expect(readKept(JSON.parse(JSON.stringify(draft)), blank)).toEqual(draft)
    }),
  )
})

it('takes nothing from a draft that does not fit', () => {
  const odd = { phone: 7, point: { lng: 'x' }, weapon: 'yes', mergeInto: [], grade: '1', unit: null }
  expect(readKept(odd, blank)).toEqual(blank)
})

it('sends what was said and leaves out what was not', () => {
  const now = '2026-01-02T03:04:05.000Z'
  const fields = incidentFields({ ...blank, content: ' 有人打架 ', category: '020301', injured: '2' }, now)
  expect(fields).toMatchObject({ content: '有人打架', grade: 2, injured: 2, reportedAt: now, channel: '0101' })
  expect(fields).not.toHaveProperty('callerPhone')
  expect(fields).not.toHaveProperty('lng')
  expect(incidentFields({ ...blank, injured: '' }, now)).not.toHaveProperty('injured')
})

it('asks for content, category and unit, and nothing else', () => {
  expect(missingOf({ ...blank, unit: undefined })).toEqual(['content', 'category', 'unit'])
  expect(missingOf({ ...blank, content: 'x', category: '010000' })).toEqual([])
  expect(isBlank(blank)).toBe(true)
  expect(isBlank({ ...blank, phone: '1' })).toBe(false)
})
