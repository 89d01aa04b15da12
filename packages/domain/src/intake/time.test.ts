import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commonTimeFormats, compileTimeFormat, parseTime } from './time-format.ts'
import { findZoneClock } from './zoned-time.ts'

/** Any UTF-16 unit, halves of surrogate pairs included. */
const anyUnit = fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code))

const parse = (format: string, text: string) => {
  const parser = compileTimeFormat(format)
  if (!parser) throw new Error(`unknown format ${format}`)
  const parsed = parseTime(text, [parser])
  return typeof parsed === 'string' ? parsed : new Date(parsed.ms).toISOString()
}

describe('formats', () => {
  test.each([
    ['iso', '2026-03-01T08:05:09Z', '2026-03-01T08:05:09.000Z'],
    ['iso', '2026-03-01 08:05:09.250+08:00', '2026-03-01T00:05:09.250Z'],
    ['iso', '2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['%Y%m%d', '20160801', '2016-08-01T00:00:00.000Z'],
    ['%Y年%m月%d日 %H时%M分%S秒', '2026年3月1日 8时5分9秒', '2026-03-01T08:05:09.000Z'],
    ['%Y/%m/%d %R', '2026/3/1 8:05', '2026-03-01T08:05:00.000Z'],
    ['%m/%d/%Y %I:%M:%S %p', '08/01/2016 12:05:00 AM', '2016-08-01T00:05:00.000Z'],
    ['%m/%d/%Y %I:%M:%S %p', '08/01/2016 12:05:00 PM', '2016-08-01T12:05:00.000Z'],
    ['%d-%b-%y %T', '01-Aug-16 01:02:03', '2016-08-01T01:02:03.000Z'],
    ['%Y-%m-%dT%H:%M:%S.%f%z', '2016-08-01T01:02:03.1239+0800', '2016-07-31T17:02:03.123Z'],
    ['epoch-seconds', '1470009600', '2016-08-01T00:00:00.000Z'],
    ['epoch-milliseconds', '1470009600123', '2016-08-01T00:00:00.123Z'],
    ['excel-serial', '42583.5', '2016-08-01T12:00:00.000Z'],
    ['excel-serial', '1', '1900-01-01T00:00:00.000Z'],
    ['excel-serial-1904', '41121', '2016-08-01T00:00:00.000Z'],
    ['%Y-%m-%d', '２０２６－０３－０１', '2026-03-01T00:00:00.000Z'],
    ['%Y-%m-%d', '2026-02-29', 'impossible-date'],
    ['%Y-%m-%d', '2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['%Y-%m-%d %H:%M', '2026-03-01 24:10', 'impossible-date'],
    ['%I:%M %p', '13:00 PM', 'impossible-date'],
    ['%Y-%m-%d', '2026-03-01 trailing', 'bad-time'],
    ['iso', 'yesterday', 'bad-time'],
    ['excel-serial', '1e400', 'bad-time'],
  ])('%s reads %s', (format, text, expected) => {
    expect(parse(format, text)).toBe(expected)
  })

  test('an unknown directive is not a format', () => {
    expect(['%Q', 'yyyy-mm-dd', '', '%'].map(compileTimeFormat)).toEqual([undefined, undefined, undefined, undefined])
  })

  test('every instant written in the common forms comes back', () => {
    const parsers = commonTimeFormats.flatMap(format => compileTimeFormat(format) ?? [])
    const pad = (n: number) => String(n).padStart(2, '0')
    fc.assert(
      fc.property(fc.date({ min: new Date('1971-01-01'), max: new Date('2199-01-01'), noInvalidDate: true }), date => {
        const at = new Date(Math.floor(date.getTime() / 1000) * 1000)
        const [y, mo, d, h, mi, s] = [
          at.getUTCFullYear(),
          at.getUTCMonth() + 1,
          at.getUTCDate(),
          at.getUTCHours(),
          at.getUTCMinutes(),
          at.getUTCSeconds(),
        ]
        const forms = [
          at.toISOString().slice(0, 19),
          `${y}/${mo}/${d} ${h}:${pad(mi)}:${pad(s)}`,
          `${y}${pad(mo)}${pad(d)}${pad(h)}${pad(mi)}${pad(s)}`,
          `${y}年${mo}月${d}日 ${h}时${mi}分${s}秒`,
          `${at.getTime() / 86_400_000 + 25_569}`,
        ]
        return forms.every(form => {
          const parsed = parseTime(form, parsers)
          return typeof parsed !== 'string' && parsed.ms === at.getTime()
        })
      }),
    )
    fc.assert(fc.property(fc.string({ unit: anyUnit }), text => parseTime(text, parsers) !== undefined))
  })
})

describe('zones', () => {
  const local = (text: string) => Date.parse(`${text}Z`)
  const read = (zone: string, text: string) => {
    const { ms, kind } = findZoneClock(zone)!(local(text))
    return `${new Date(ms).toISOString().slice(0, 16)} ${kind}`
  }

  test.each([
    ['Asia/Shanghai', '2026-03-01T08:00', '2026-03-01T00:00 exact'],
    ['America/Los_Angeles', '2016-08-01T00:00', '2016-08-01T07:00 exact'],
    ['America/Los_Angeles', '2016-03-13T01:59', '2016-03-13T09:59 exact'],
    ['America/Los_Angeles', '2016-03-13T02:30', '2016-03-13T10:30 gap'],
    ['America/Los_Angeles', '2016-03-13T03:00', '2016-03-13T10:00 exact'],
    ['America/Los_Angeles', '2016-11-06T01:30', '2016-11-06T08:30 twice'],
    ['America/Los_Angeles', '2016-11-06T02:00', '2016-11-06T10:00 exact'],
    ['Asia/Shanghai', '1988-04-17T02:30', '1988-04-16T18:30 gap'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45 gap'],
  ])('%s %s', (zone, text, expected) => {
    expect(read(zone, text)).toBe(expected)
  })

  test('a zone that does not exist is not found', () => {
    expect(findZoneClock('Mars/Olympus')).toBeUndefined()
    expect(findZoneClock('')).toBeUndefined()
  })

  test('every instant shown on a wall clock is read back to itself or to its twin', () => {
    const zones = ['America/Los_Angeles', 'Europe/Berlin', 'Asia/Shanghai', 'Pacific/Apia', 'Asia/Kathmandu']
    const wall = (zone: string, ms: number) => {
      const text = new Date(ms).toLocaleString('sv-SE', { timeZone: zone })
      return Date.parse(`${text.replace(' ', 'T')}Z`)
    }
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 4_000_000_000 }), (zone, seconds) => {
        const zoned = findZoneClock(zone)!(wall(zone, seconds * 1000))
        return zoned.kind !== 'gap' && wall(zone, zoned.ms) === wall(zone, seconds * 1000) && zoned.ms <= seconds * 1000
      }),
      { numRuns: 300 },
    )
  })
})
