import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDictionary } from '../dictionaries/index.ts'
import { refusedNotion } from '../intake/refused-notion.ts'
import { roles } from '../matters/roles.ts'
import { entryFaults, findRegister, isIdNumber, readHeadings, readRow, register, registers, resident } from './index.ts'

describe.each(registers.map(r => [r.register, r] as const))('register %s', (_, declared) => {
  test('keeps no refused notion, in any name or label', () => {
    for (const [name, field] of Object.entries(declared.fields))
      for (const word of [name, field.label.zh, field.label.en])
        expect([word, refusedNotion(word)]).toEqual([word, undefined])
  })

  test('has no score, label or free text about anybody', () => {
    for (const [name, field] of Object.entries(declared.fields)) {
      expect(name).not.toMatch(/score|risk|rating|level|label|remark|note|tag/i)
      expect(field.widget).not.toBe('long-text')
    }
  })

  test('is labelled in both languages, with dictionaries that exist and roles that exist', () => {
    const labels = [
      declared.label,
      declared.key.label,
      declared.purpose,
      ...Object.values(declared.fields).map(f => f.label),
    ]
    for (const { zh, en } of labels) {
      expect(zh.trim()).not.toBe('')
      expect(en).toMatch(/^[\x20-\x7e–]+$/)
    }
    for (const { dictionary } of Object.values(declared.fields))
      if (dictionary !== undefined) expect(findDictionary(dictionary)).toBeDefined()
    for (const role of [...declared.readers, ...declared.writers]) expect(roles).toHaveProperty(role)
    for (const target of Object.values(declared.links ?? {})) expect(findRegister(target)).toBeDefined()
  })

  test('reads the rows under its own headings, in either language', () => {
    for (const language of ['zh', 'en'] as const) {
      const headings = Object.values(declared.fields).map(f => f.label[language])
      const reading = readHeadings(declared, [declared.key.label[language], ...headings])
      expect(Object.keys(reading.mapping).sort()).toEqual(['id', ...Object.keys(declared.fields)].sort())
      expect([reading.unused, reading.refused]).toEqual([[], []])
    }
  })
})

test('people are never listed whole, and never read by an administrator or an analyst', () => {
  for (const name of ['resident', 'relationship']) {
    const declared = findRegister(name)!
    expect(declared.browsable).toBe(false)
    for (const role of [
      'administrator',
      'city-analyst',
      'county-supervisor',
      'auditor',
      'partner',
      'auxiliary',
    ] as const)
      expect(declared.readers).not.toContain(role)
  }
})

test('a declaration that does not fit itself is refused', () => {
  expect(() => register({ ...resident, columns: ['face'] })).toThrow('there is no field face')
  expect(() => register({ ...resident, search: ['name'] })).toThrow('personal')
})

test('identity numbers obey GB 11643', () => {
  expect(isIdNumber('11010519491231002X')).toBe(true)
  expect(isIdNumber('11010519491231002x')).toBe(true)
  expect(isIdNumber('110105194912310021')).toBe(false)
  expect(isIdNumber('11010519490231002X')).toBe(false)
  expect(isIdNumber('110105491231002')).toBe(false)
})

test('one wrong digit, or two neighbours exchanged, never passes', () => {
  const valid = '11010519491231002X'
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
      const digit = (Number(valid[place]) + by) % 10
      return !isIdNumber(valid.slice(0, place) + digit + valid.slice(place + 1))
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 15 }), place => {
      const [a, b] = [valid[place]!, valid[place + 1]!]
      return a === b || !isIdNumber(valid.slice(0, place) + b + a + valid.slice(place + 2))
    }),
  )
})

test('faults name the field in both languages', () => {
  expect(entryFaults(resident, '13800001111', { name: '某某', household: 'H1', idNumber: '123' })).toEqual([
    expect.objectContaining({ field: 'id', en: expect.stringContaining('must not be an ID or phone number') }),
    expect.objectContaining({ field: 'idNumber', zh: expect.stringContaining('校验') }),
  ])
  expect(entryFaults(resident, undefined, { ethnicity: 'x' }).map(f => f.field)).toEqual([
    'ethnicity',
    'name',
    'household',
  ])
  expect(
    entryFaults(findRegister('site')!, 'S1', { name: '一', kind: 'nowhere', org: 'X', lng: 1 }).map(f => f.field),
  ).toEqual(['kind', 'org', 'lat'])
  expect(
    entryFaults(findRegister('relationship')!, 'R1', { kind: 'spouse', first: 'P1', second: 'P1' }).map(f => f.field),
  ).toEqual(['second'])
})

test('a refused column is dropped unread', () => {
  const { mapping, refused } = readHeadings(resident, ['姓名', '民族', '户编号', '备注'])
  expect([mapping, refused.map(r => r.column)]).toEqual([{ name: '姓名', household: '户编号' }, ['民族']])
})

test('labels, lists, numbers, dates and guarded cells are read as what they are', () => {
  const staff = findRegister('staff')!
  const mapping = { id: 'b', name: 'n', kind: 'k', roles: 'r', validFrom: 'f' }
  expect(
    readRow(staff, mapping, { b: '辅0012', n: ' 某某 ', k: '辅警', r: '值班民警、auxiliary', f: '2026/3/1' }),
  ).toEqual({
    id: '辅0012',
    values: { name: '某某', kind: 'auxiliary', roles: ['station-duty-officer', 'auxiliary'] },
    validFrom: '2026-03-01',
    faults: [],
  })
  expect(readRow(findRegister('site')!, { name: 'n', lng: 'x' }, { n: "'=某店", x: '110.5' }).values).toEqual({
    name: '=某店',
    lng: 110.5,
  })
  expect(readRow(staff, mapping, { b: '1', f: '2026-02-30' }).faults.map(f => f.field)).toEqual(['validFrom'])
})

test('no text makes the reader throw', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...registers),
      fc.dictionary(fc.string(), fc.string({ unit: 'binary' })),
      (declared, cells) => {
        const { mapping } = readHeadings(declared, Object.keys(cells))
        const { id, values } = readRow(declared, mapping, cells)
        entryFaults(declared, id, values)
      },
    ),
  )
})

test('no ear and no eye in a private room; the corridor and the hall are fine', () => {
  const device = findRegister('device')!
  const values = (more: object) => ({ name: '示警 1', kind: 'VOICE_ALARM', org: '150302990101', ...more })
  const fields = (more: object) => entryFaults(device, 'V1', values(more)).map(f => f.field)
  expect(fields({ place: 'private-room' })).toEqual(['place'])
  expect(fields({ place: 'guest-room', kind: 'CAMERA' })).toEqual(['place'])
  expect(fields({})).toEqual(['place'])
  expect(fields({ place: 'hall', spot: '3 号包间内' })).toEqual(['place'])
  expect(fields({ place: 'corridor', spot: '包间门外走廊' })).toEqual([])
  expect(fields({ place: 'corridor', spot: '客房走廊' })).toEqual([])
  expect(fields({ place: 'hall' })).toEqual([])
  expect(fields({ place: 'private-room', kind: 'SMOKE' })).toEqual([])
})

test('a worn device needs consent, a stream its gateway', () => {
  const device = findRegister('device')!
  const base = { name: '手表 1', org: '150302990101' }
  expect(entryFaults(device, 'W1', { ...base, kind: 'WATCH' }).map(f => f.field)).toEqual(['consent'])
  expect(entryFaults(device, 'W1', { ...base, kind: 'WATCH', consent: 'guardian' })).toEqual([])
  const camera = { ...base, kind: 'CAMERA', place: 'outdoor', stream: 'park-1/index.m3u8' }
  expect(entryFaults(device, 'C1', camera).map(f => f.field)).toEqual(['gateway'])
  expect(
    entryFaults(device, 'C1', { ...camera, gateway: 'site', stream: 'http://10.0.0.1/x.m3u8' }).map(f => f.field),
  ).toEqual(['stream'])
})
