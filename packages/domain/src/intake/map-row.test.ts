import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileMapping, createOccurrenceCounter, keptCells, mapRow, type RowMapper } from './index.ts'

/** Any UTF-16 unit, halves of surrogate pairs included. */
const anyUnit = fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code))

const mapping = {
  version: 1,
  name: 'test',
  feed: 'test',
  zone: 'Asia/Shanghai',
  fields: {
    sourceId: { columns: ['no'] },
    receivedAt: { columns: ['date', 'time'], formats: ['%Y-%m-%d %H:%M:%S'] },
    category: {
      rules: [
        { columns: ['kind', 'sub'], values: { '盗窃|入室': '010901' } },
        { columns: ['kind'], values: { 盗窃: '010900' } },
      ],
    },
    level: { rules: [{ columns: ['prio'], values: { A: '1', B: '2' } }], otherwise: '3' },
    tags: {
      rules: [
        { columns: ['prio'], values: { A: ['school', 'minor'] } },
        { columns: ['knife'], values: { Y: 'blade-or-weapon' } },
      ],
    },
    weapon: { columns: ['knife'] },
    content: { columns: ['text'] },
    callerPhone: { columns: ['phone'] },
    orgCode: { constant: '150302990101' },
  },
  position: { x: 'lng', y: 'lat', crs: 'GCJ-02' },
}
const columns = ['no', 'date', 'time', 'kind', 'sub', 'prio', 'knife', 'text', 'phone', 'lng', 'lat', 'extra']

const good = {
  no: 'A1',
  date: '2026-03-01',
  time: '08:00:00',
  kind: '盗窃',
  sub: '入室',
  prio: 'A',
  knife: 'Y',
  text: ' 家中被盗 ',
  phone: '１３９００００００００',
  lng: '106.8',
  lat: '39.67',
  extra: 'x',
}

function mapper(changes: object = {}, tableColumns: readonly string[] = columns): RowMapper {
  const compiled = compileMapping({ ...mapping, ...changes }, tableColumns)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  return compiled.mapper
}

const map = (cells: Record<string, string>, changes: object = {}) =>
  mapRow(mapper(changes, Object.keys(cells)), cells, createOccurrenceCounter())
const codes = (cells: Record<string, string>, changes: object = {}) => {
  const mapped = map(cells, changes)
  return mapped.ok
    ? mapped.record.notes.map(({ field, code }) => `${field} ${code}`)
    : mapped.reasons.map(({ field, code }) => `${field} ${code}`)
}

describe('a row', () => {
  test('becomes a call', () => {
    const mapped = map(good)
    expect(mapped).toMatchObject({
      ok: true,
      record: {
        form: 'call',
        feed: 'test',
        sourceId: 'A1',
        identity: 'given',
        receivedAt: '2026-03-01T00:00:00.000Z',
        receivedPrecision: 'second',
        category: '010901',
        categoryPath: ['010000', '010900', '010901'],
        categorySource: '盗窃 / 入室',
        level: '1',
        tags: ['school', 'minor', 'blade-or-weapon'],
        weapon: true,
        content: '家中被盗',
        callerPhone: '13900000000',
        orgCode: '150302990101',
        callType: '110',
        confidential: false,
        notes: [],
      },
    })
    if (mapped.ok && mapped.record.form === 'call')
      expect(mapped.record.position).toMatchObject({ sourceCrs: 'GCJ-02', crsBasis: 'stated' })
  })

  test.each([
    ['no time', { date: '', time: '' }, 'receivedAt missing-required'],
    ['a time that does not fit', { time: '8点' }, 'receivedAt bad-time'],
    ['30 February', { date: '2026-02-30' }, 'receivedAt impossible-date'],
    ['year 1066', { date: '1066-01-01' }, 'receivedAt time-out-of-range'],
    ['no id', { no: ' ' }, 'sourceId missing-required'],
    ['an id in scientific notation', { no: '1.50302E+25' }, 'sourceId digits-lost'],
    ['NUL in a column nobody maps', { extra: 'a\0b' }, 'extra nul-character'],
    ['half a surrogate pair', { text: 'a\ud800b' }, 'text broken-text'],
    ['a replacement character', { text: 'a\ufffdb' }, 'text unreadable-characters'],
    ['eight thousand and one characters', { text: 'x'.repeat(8001) }, 'content too-long'],
    ['swapped coordinates', { lng: '39.67', lat: '106.8' }, 'position swapped'],
    ['coordinates in the Atlantic', { lng: '-30', lat: '30' }, 'position outside-area'],
    ['one coordinate', { lat: '' }, 'position half-position'],
    ['an infinite coordinate', { lng: '1e400' }, 'position not-a-number'],
    ['a word for a coordinate', { lng: 'east' }, 'position not-a-number'],
  ])('with %s is refused', (_, change, reason) => {
    expect(map({ ...good, ...change }).ok).toBe(false)
    expect(codes({ ...good, ...change })).toEqual([reason])
  })

  test.each([
    ['an unknown category', { kind: '飞碟' }, 'category category-not-matched'],
    ['a telephone of letters', { phone: 'call me' }, 'callerPhone value-left-out'],
    ['a weapon cell that says neither', { knife: '也许' }, 'weapon value-left-out'],
  ])('with %s is taken in with a note', (_, change, reason) => {
    expect(map({ ...good, ...change }).ok).toBe(true)
    expect(codes({ ...good, ...change })).toEqual([reason])
  })

  test('says all its reasons, in both languages, and repeats no personal data', () => {
    const mapped = map({ ...good, time: '', lng: 'east' })
    if (mapped.ok) throw new Error('accepted')
    expect(mapped.reasons.map(({ field }) => field)).toEqual(['receivedAt', 'position'])
    for (const { zh, en } of mapped.reasons) expect([zh, en].every(sentence => sentence.length > 5)).toBe(true)
    const noted = map({ ...good, phone: 'call me' })
    expect(noted.ok && noted.record.notes[0]?.value).toBe(undefined)
  })

  test('of a time in the summer-time gap is moved and said', () => {
    expect(codes({ ...good, date: '2016-03-13', time: '02:30:00' }, { zone: 'America/Los_Angeles' })).toEqual([
      'receivedAt time-in-gap',
    ])
  })

  test('without zero position, unless the mapping wants it refused', () => {
    const nowhere = { ...good, lng: '0.000000', lat: '0' }
    expect(map(nowhere)).toMatchObject({
      ok: true,
      record: expect.not.objectContaining({ position: expect.anything() }),
    })
    expect(codes(nowhere, { position: { ...mapping.position, zeroMeansNone: false } })).toEqual([
      'position outside-area',
    ])
    expect(codes({ ...good, lng: '-30' }, { position: { ...mapping.position, onFault: 'leave-out' } })).toEqual([
      'position position-left-out',
    ])
  })

  test('from the future is refused when the day of the import is known', () => {
    const compiled = compileMapping(mapping, columns, { now: new Date('2026-02-01T00:00:00Z') })
    if (!compiled.ok) throw new Error('mapping refused')
    expect(mapRow(compiled.mapper, good, createOccurrenceCounter())).toMatchObject({
      ok: false,
      reasons: [{ code: 'in-the-future' }],
    })
  })

  test('never throws, whatever the cells hold', () => {
    const cell = fc.oneof(
      fc.string({ unit: anyUnit, maxLength: 8 }),
      fc.constantFrom('', '0', '1e400', '2026-02-30', '\0', '\ud800', '__proto__', 'constructor', '=1+1'),
    )
    const ready = mapper()
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...columns, 'constructor'), cell), cells => {
        const mapped = mapRow(ready, cells, createOccurrenceCounter())
        return mapped.ok ? mapped.record.form === 'call' : mapped.reasons.length > 0
      }),
    )
  })
})

describe('identity without a source id', () => {
  const { sourceId: _, ...fields } = mapping.fields

  test('is the row and how many times it has occurred', () => {
    const ready = mapper({ fields })
    const counter = createOccurrenceCounter()
    const ids = [good, good, { ...good, text: 'other' }, good].map(cells => {
      const mapped = mapRow(ready, cells, counter)
      return mapped.ok ? mapped.record.sourceId : ''
    })
    expect(ids.map(id => id.slice(33))).toEqual(['1', '2', '1', '3'])
    expect(new Set(ids).size).toBe(4)
    expect(ids[0]!.slice(0, 32)).toBe(ids[1]!.slice(0, 32))
  })
})

describe('what is never kept', () => {
  test('refused columns leave the mapping, the row and its identity', () => {
    const cells = { ...good, 民族: '甲', ZZMM: '乙', religion: '丙' }
    const ready = mapper(
      { fields: { ...mapping.fields, address: { columns: ['民族'] }, addressNote: { columns: ['ZZMM', 'text'] } } },
      Object.keys(cells),
    )
    expect(ready.refused.map(({ name }) => name)).toEqual(['民族', 'ZZMM', 'religion'])
    const mapped = mapRow(ready, cells, createOccurrenceCounter())
    if (!mapped.ok) throw new Error('refused')
    expect(JSON.stringify([mapped.record, keptCells(ready, cells, mapped.record)])).not.toMatch(/甲|乙|丙/)
  })

  test('a petition category keeps neither its words nor its caller', () => {
    const cells = { ...good, kind: '聚集上访' }
    const ready = mapper()
    const mapped = mapRow(ready, cells, createOccurrenceCounter())
    if (!mapped.ok) throw new Error('refused')
    expect(mapped.record.notes.map(({ code }) => code)).toEqual(['refused-value'])
    expect(mapped.record).toMatchObject({ category: '990000' })
    expect(JSON.stringify(mapped.record)).not.toMatch(/上访|1390000|家中被盗/)
    expect(keptCells(ready, cells, mapped.record)).toEqual({})
  })
})

describe('a mapping', () => {
  const problems = (changes: object, tableColumns = columns) => {
    const compiled = compileMapping({ ...mapping, ...changes }, tableColumns)
    return compiled.ok ? [] : compiled.problems.map(({ path }) => path)
  }

  test.each([
    ['an unknown zone', { zone: 'Beijing' }, '/zone'],
    ['an unknown coordinate system', { position: { ...mapping.position, crs: 'EPSG:1' } }, '/position/crs'],
    ['a broken projection text', { position: { ...mapping.position, proj4: '+proj=nothing' } }, '/position/proj4'],
    ['a field we do not have', { fields: { ...mapping.fields, riskScore: { columns: ['no'] } } }, '/fields/riskScore'],
    [
      'a field of the prototype',
      { fields: { ...mapping.fields, constructor: { columns: ['no'] } } },
      '/fields/constructor',
    ],
    [
      'a category we do not have',
      { fields: { ...mapping.fields, category: { constant: '777777' } } },
      '/fields/category',
    ],
    [
      'a level we do not have',
      { fields: { ...mapping.fields, level: { rules: [{ columns: ['prio'], values: { A: '9' } }] } } },
      '/fields/level',
    ],
    [
      'a time format we do not know',
      { fields: { ...mapping.fields, receivedAt: { columns: ['date'], formats: ['%Q'] } } },
      '/fields/receivedAt',
    ],
    [
      'a constant time',
      { fields: { ...mapping.fields, receivedAt: { constant: '2026-01-01' } } },
      '/fields/receivedAt',
    ],
    ['a column the table has not', { fields: { ...mapping.fields, content: { columns: ['nowhere'] } } }, '/fields'],
  ])('with %s is refused with the place', (_, changes, path) => {
    expect(problems(changes)).toEqual([path])
  })

  test('that is not a mapping is refused, never thrown', () => {
    fc.assert(fc.property(fc.jsonValue(), input => !compileMapping(input, columns).ok))
    expect(compileMapping({ ...mapping, extra: 1 }, columns).ok).toBe(false)
  })
})
