import type { Dictionary } from '../dictionaries/dictionary.ts'
import { categoryPath, categoryReader } from './category-reader.ts'
import { readCount, readDivisionCode, readFlag, readMoney, readOrgCode, readPhone, readPlate } from './cell-values.ts'
import {
  cellReader,
  columnsOfRules,
  type FieldReader,
  type Reading,
  remembered,
  ruleHits,
  shown,
  sourceText,
} from './reading.ts'
import type { RecordField } from './record-field.ts'
import { resolveCode } from './resolve-code.ts'
import { note, refusal } from './row-reason.ts'
import { readId } from './spreadsheet-id.ts'
import { commonTimeFormats, compileTimeFormat, parseTime } from './time-format.ts'

function textReader(reading: Reading): FieldReader {
  const { name, field } = reading
  const read = sourceText(reading)
  return (row, { values, reasons }) => {
    const text = read(row)
    if (text === '') return
    if (text.length > field.maxLength) reasons.push(refusal(name, 'too-long', shown(field, text)))
    else values[name] = text
  }
}

function idReader({ name, field, source, place }: Reading): FieldReader {
  const cells = ('columns' in source ? source.columns : []).map(column => cellReader(column, place))
  return (row, { values, reasons }) => {
    const parts: string[] = []
    for (const cell of cells) {
      const text = cell(row)
      if (text === '') continue
      const reading = readId(text)
      if (!reading.ok) {
        reasons.push(refusal(name, reading.code, text))
        return
      }
      parts.push(reading.id)
    }
    const id = parts.join(':')
    if (id.length > field.maxLength) reasons.push(refusal(name, 'too-long', id))
    else if (id !== '') values[name] = id
  }
}

const earliestMs = Date.UTC(1970, 0, 1)
const latestMs = Date.UTC(2200, 0, 1)

function instantReader(reading: Reading): FieldReader {
  const { name, source, clock } = reading
  const read = sourceText(reading)
  const formats = ('formats' in source ? source.formats : undefined) ?? commonTimeFormats
  const parsers = formats.flatMap(format => compileTimeFormat(format) ?? [])
  return (row, { values, reasons, notes }) => {
    const text = read(row)
    if (text === '') return
    const parsed = parseTime(text, parsers)
    if (typeof parsed === 'string') {
      reasons.push(refusal(name, parsed, text))
      return
    }
    const { ms, kind } = parsed.zoned ? { ms: parsed.ms, kind: 'exact' } : clock(parsed.ms)
    if (!(ms >= earliestMs && ms < latestMs)) {
      reasons.push(refusal(name, 'time-out-of-range', text))
      return
    }
    if (kind !== 'exact') notes.push(note(name, kind === 'gap' ? 'time-in-gap' : 'time-twice', text))
    values[name] = new Date(ms).toISOString()
    if (name === 'receivedAt') values.receivedPrecision = parsed.precision
  }
}

/** Details that are not what they should be are left out with a note; the call itself is still a call. */
function detailReader(reading: Reading): FieldReader {
  const { name, field } = reading
  const read = sourceText(reading)
  const convert = converterOf(field)
  return (row, { values, notes }) => {
    const text = read(row)
    if (text === '') return
    const value = convert(text)
    if (value === undefined)
      notes.push(note(name, field.kind === 'code' ? 'code-not-matched' : 'value-left-out', shown(field, text)))
    else values[name] = value
  }
}

const listSigns = /[\s,，;；、|/]+/

function tagReader({ name, source, place }: Reading, dictionary: Dictionary): FieldReader {
  const rules = 'rules' in source ? source.rules : []
  const fallback = 'rules' in source ? [source.otherwise ?? []].flat() : []
  const columns = 'columns' in source ? source.columns : columnsOfRules(rules)
  const read = remembered(columns, place, texts => {
    const hits = rules.length > 0 ? ruleHits(rules, texts).flat() : texts.join(' ').split(listSigns)
    const words = (hits.length > 0 ? hits : fallback).filter(word => word !== '')
    const codes = words.flatMap(word => resolveCode(dictionary, word) ?? [])
    return { codes: [...new Set(codes)], unmatched: codes.length < words.length ? words.join(' ') : '' }
  })
  return (row, { values, notes }) => {
    const { codes, unmatched } = read(row)
    if (codes.length > 0) values[name] = codes
    if (unmatched !== '') notes.push(note(name, 'code-not-matched', unmatched))
  }
}

function ruleReader({ name, field, source, place }: Reading): FieldReader {
  const rules = 'rules' in source ? source.rules : []
  const otherwise = 'rules' in source ? [source.otherwise ?? []].flat()[0] : undefined
  const convert = converterOf(field)
  const read = remembered(columnsOfRules(rules), place, texts => {
    const found = ruleHits(rules, texts)[0]?.[0] ?? otherwise
    return { value: found === undefined ? undefined : convert(found) }
  })
  return (row, { values }) => {
    const { value } = read(row)
    if (value !== undefined) values[name] = value
  }
}

/** How a text becomes the value of each kind that has no reader of its own. */
export function converterOf(field: RecordField): (text: string) => unknown {
  const dictionary = field.dictionary
  switch (field.kind) {
    case 'count':
      return readCount
    case 'money':
      return readMoney
    case 'flag':
      return readFlag
    case 'org':
      return readOrgCode
    case 'division':
      return readDivisionCode
    case 'phone':
      return readPhone
    case 'plate':
      return readPlate
    case 'code':
      return text => dictionary && resolveCode(dictionary, text)
    default:
      return text => text
  }
}

function constantReader(
  { name, field }: Reading,
  constant: string | number | boolean | readonly string[],
): FieldReader {
  const path = categoryPath(String(constant))
  if (field.kind === 'category')
    return (_, { values }) => {
      values.category = constant
      values.categoryPath = path
    }
  return (_, { values }) => {
    values[name] = constant
  }
}

/** One reader per mapped field; formats, codes and dictionaries have been checked before. */
export function makeFieldReader(reading: Reading): FieldReader {
  const { field, source } = reading
  if ('constant' in source) return constantReader(reading, source.constant)
  if (field.kind === 'category') return categoryReader(reading)
  if (field.kind === 'tags' && field.dictionary) return tagReader(reading, field.dictionary)
  if ('rules' in source) return ruleReader(reading)
  if (field.kind === 'text') return textReader(reading)
  if (field.kind === 'id') return idReader(reading)
  if (field.kind === 'instant') return instantReader(reading)
  return detailReader(reading)
}
