import { cleanText, halfWidth } from './clean-text.ts'

export type TimePrecision = 'second' | 'minute' | 'day'

/** `ms` counts from 1970 on the wall clock of the feed, or in UTC when the text named its own zone (`zoned`). */
export type ParsedTime = { readonly ms: number; readonly zoned: boolean; readonly precision: TimePrecision }
export type TimeFault = 'bad-time' | 'impossible-date'
export type TimeParser = (text: string) => ParsedTime | TimeFault

type Parts = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  milli: number
  afternoon: boolean | undefined
  offsetMinutes: number | undefined
  finest: number
}

/** Reads from `at`; answers where the next step starts, or -1. */
type Step = (text: string, at: number, parts: Parts) => number

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** 1–`most` digits; `finest` remembers how exact the text is (1 day, 2 minute, 3 second). */
function digits(
  least: number,
  most: number,
  finest: number,
  put: (parts: Parts, value: number, width: number) => void,
): Step {
  return (text, at, parts) => {
    let value = 0
    let end = at
    for (; end < at + most; end += 1) {
      const digit = text.charCodeAt(end) - 48
      if (!(digit >= 0 && digit <= 9)) break
      value = value * 10 + digit
    }
    if (end - at < least) return -1
    put(parts, value, end - at)
    if (finest > parts.finest) parts.finest = finest
    return end
  }
}

function literal(char: string): Step {
  if (/\s/.test(char))
    return (text, at) => {
      let end = at
      while (text.charCodeAt(end) === 32) end += 1
      return end
    }
  return (text, at) => (text[at] === char ? at + 1 : -1)
}

const monthName: Step = (text, at, parts) => {
  const word = /^[a-z]{3,9}\.?/i.exec(text.slice(at, at + 10))?.[0] ?? ''
  parts.month = monthNames.indexOf(word.slice(0, 3).toLowerCase()) + 1
  return parts.month === 0 ? -1 : at + word.length
}

const halfDay: Step = (text, at, parts) => {
  const word = text.slice(at, at + 2).toUpperCase()
  parts.afternoon = word === 'PM' || word === '下午'
  return parts.afternoon || word === 'AM' || word === '上午' ? at + 2 : -1
}

const zoneOffset: Step = (text, at, parts) => {
  const match = /^(?:(Z)|([+-])(\d\d):?(\d\d))/i.exec(text.slice(at, at + 6))
  if (!match) return -1
  const minutes = Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0)
  parts.offsetMinutes = match[2] === '-' ? -minutes : minutes
  return at + match[0].length
}

const directives: Readonly<Record<string, Step>> = {
  Y: digits(4, 4, 1, (p, v) => {
    p.year = v
  }),
  y: digits(2, 2, 1, (p, v) => {
    p.year = v < 70 ? 2000 + v : 1900 + v
  }),
  m: digits(1, 2, 1, (p, v) => {
    p.month = v
  }),
  d: digits(1, 2, 1, (p, v) => {
    p.day = v
  }),
  H: digits(1, 2, 2, (p, v) => {
    p.hour = v
  }),
  I: digits(1, 2, 2, (p, v) => {
    p.hour = v < 1 || v > 12 ? 99 : v % 12
  }),
  M: digits(1, 2, 2, (p, v) => {
    p.minute = v
  }),
  S: digits(1, 2, 3, (p, v) => {
    p.second = v
  }),
  f: digits(1, 9, 3, (p, v, width) => {
    p.milli = Math.floor((v * 1000) / 10 ** width)
  }),
  b: monthName,
  B: monthName,
  p: halfDay,
  z: zoneOffset,
  '%': literal('%'),
}

const shorthand: Readonly<Record<string, string>> = {
  '%T': '%H:%M:%S',
  '%R': '%H:%M',
  '%F': '%Y-%m-%d',
  '%D': '%m/%d/%y',
}

/** The steps of a strptime-like format, or undefined when it names a directive that is not known. */
function stepsOf(format: string): Step[] | undefined {
  const expanded = format.replace(/%[TRFD]/g, short => shorthand[short] ?? short)
  const steps: Step[] = []
  for (let at = 0; at < expanded.length; at += 1) {
    const step = expanded[at] === '%' ? directives[expanded[at + 1] ?? ''] : literal(expanded[at]!)
    if (!step) return undefined
    if (expanded[at] === '%') at += 1
    steps.push(step)
  }
  return steps
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const daysIn = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (monthDays[month - 1] ?? 0))
const precisions: readonly TimePrecision[] = ['day', 'day', 'minute', 'second']

function assemble(parts: Parts): ParsedTime | TimeFault {
  const { year, month, day, minute, second, milli, afternoon, offsetMinutes } = parts
  const hour = afternoon && parts.hour < 12 ? parts.hour + 12 : parts.hour
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 23 || minute > 59 || second > 59)
    return 'impossible-date'
  const local = Date.UTC(year, month - 1, day, hour, minute, second, milli)
  const precision = precisions[parts.finest]!
  return offsetMinutes === undefined
    ? { ms: local, zoned: false, precision }
    : { ms: local - offsetMinutes * 60_000, zoned: true, precision }
}

function strptime(steps: readonly Step[]): TimeParser {
  return text => {
    const parts: Parts = {
      year: 1900,
      month: 1,
      day: 1,
      hour: 0,
      minute: 0,
      second: 0,
      milli: 0,
      afternoon: undefined,
      offsetMinutes: undefined,
      finest: 0,
    }
    let at = 0
    for (const step of steps) {
      at = step(text, at, parts)
      if (at < 0) return 'bad-time'
    }
    return at === text.length ? assemble(parts) : 'bad-time'
  }
}

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i

const parseIso: TimeParser = text => {
  const match = iso.exec(text)
  if (!match) return 'bad-time'
  const [, year, month, day, hour, minute, second, fraction, zone] = match
  const parts: Parts = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    milli: fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000),
    afternoon: undefined,
    offsetMinutes: undefined,
    finest: second !== undefined ? 3 : hour !== undefined ? 2 : 1,
  }
  if (zone !== undefined) zoneOffset(zone, 0, parts)
  return assemble(parts)
}

const dayMs = 86_400_000
const number = /^[+-]?\d+(\.\d+)?$/

function epoch(unitMs: number): TimeParser {
  return text =>
    number.test(text) ? { ms: Math.round(Number(text) * unitMs), zoned: true, precision: 'second' } : 'bad-time'
}

/** Days since 1899-12-30 (or 1904-01-01); before March 1900 the 1900 system counts a leap day that never was. */
function excelSerial(system: 1900 | 1904): TimeParser {
  const origin = system === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  return text => {
    if (!number.test(text)) return 'bad-time'
    const serial = Number(text)
    const shift = system === 1900 && serial < 60 ? 1 : 0
    const ms = origin + Math.round((serial + shift) * 86_400) * 1000
    return serial >= 1 && serial < 200_000
      ? { ms, zoned: false, precision: ms % dayMs === 0 ? 'day' : 'second' }
      : 'bad-time'
  }
}

const named: Readonly<Record<string, TimeParser>> = {
  iso: parseIso,
  'epoch-seconds': epoch(1000),
  'epoch-milliseconds': epoch(1),
  'excel-serial': excelSerial(1900),
  'excel-serial-1904': excelSerial(1904),
}

/** Forms met in Chinese tables; tried in this order when a mapping names no format. */
export const commonTimeFormats: readonly string[] = [
  'iso',
  '%Y-%m-%d %H:%M:%S',
  '%Y-%m-%d %H:%M',
  '%Y/%m/%d %H:%M:%S',
  '%Y/%m/%d %H:%M',
  '%Y%m%d%H%M%S',
  '%Y年%m月%d日 %H:%M:%S',
  '%Y年%m月%d日 %H:%M',
  '%Y年%m月%d日 %H时%M分%S秒',
  '%Y年%m月%d日 %H时%M分',
  '%Y.%m.%d %H:%M:%S',
  '%Y/%m/%d',
  '%Y年%m月%d日',
  '%Y-%m-%d',
  'excel-serial',
]

/**
 * A parser for one format: `iso`, `epoch-seconds`, `epoch-milliseconds`, `excel-serial`, `excel-serial-1904`
 * or a strptime pattern (%Y %y %m %d %H %I %M %S %f %b %B %p %z %T %R %F %D). Undefined when the format is unknown.
 */
export function compileTimeFormat(format: string): TimeParser | undefined {
  const known = named[format]
  if (known) return known
  const steps = format.includes('%') ? stepsOf(format) : undefined
  return steps && strptime(steps)
}

/** Tries the parsers in turn; an impossible date in any of them outranks "does not fit". */
export function parseTime(text: string, parsers: readonly TimeParser[]): ParsedTime | TimeFault {
  const value = halfWidth(cleanText(text))
  let fault: TimeFault = 'bad-time'
  for (const parser of parsers) {
    const parsed = parser(value)
    if (typeof parsed !== 'string') return parsed
    if (parsed === 'impossible-date') fault = parsed
  }
  return fault
}
