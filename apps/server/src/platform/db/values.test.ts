import { assert, constantFrom, date, integer, array as listOf, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoTime, textArray } from './values.ts'

const quoted = (item: string) => `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

describe('values out of the store', () => {
  it('are the times they were, whatever their fraction', () => {
    const at = date({
      min: new Date('1000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    assert(
      property(at, integer({ min: 0, max: 6 }), (when, digits) => {
        const [day, time] = when.toISOString().split('T') as [string, string]
        const fraction = `${time.slice(9, 12)}789`.slice(0, digits)
        const value = `${day} ${time.slice(0, 8)}${digits === 0 ? '' : `.${fraction}`}+00`
        expect(isoTime(value)).toBe(new Date(value).toISOString())
      }),
    )
  })

  it('are times of other zones and of no end too', () => {
    expect(isoTime('2026-11-26 09:00:00+08')).toBe('2026-11-26T01:00:00.000Z')
    expect(isoTime('infinity')).toBe('infinity')
    expect(isoTime('-infinity')).toBe('-infinity')
  })

  it('are the lists the library reads, plain or quoted', () => {
    const item = string({ unit: constantFrom('a', '市', ',', '"', '\\', '{', '}', ' ', 'N', 'U', 'L') })
    assert(
      property(listOf(item, { maxLength: 5 }), items => {
        const text = `{${items.map(i => (/^[a市]+$/.test(i) ? i : quoted(i))).join(',')}}`
        expect(textArray(text)).toEqual(items)
      }),
    )
    expect(textArray('{NULL,a}')).toEqual([null, 'a'])
    expect(textArray('{{a,b},{c,d}}')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })
})
