import { readFileSync } from 'node:fs'
import { dictionaries, findEntry } from '@fangwei/domain/dictionaries/index.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { findShippedModel } from '@fangwei/domain/models/shipped.ts'
import { findRegister } from '@fangwei/domain/registers/index.ts'
import { expect, test } from 'vitest'
import { commands } from '../apps/cli/src/commands/index.ts'
import { pages, sections } from '../apps/web/src/desk/sections.ts'

/** How many mechanisms each of the five reports names. */
const REPORTS = [45, 87, 42, 31, 48]

const rows = readFileSync(new URL('../docs/mechanisms.md', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => /^\| \d-\d/.test(line))
  .map(line => line.split('|').map(cell => cell.trim()))

const paths = new Set([...sections, ...pages, { path: '/open/models' }].map(({ path }) => path))
const exists: Readonly<Record<string, (name: string) => boolean>> = {
  matter: name => findMatterType(name) !== undefined,
  register: name => findRegister(name) !== undefined,
  model: name => findShippedModel(name) !== undefined,
  page: name => paths.has(name),
  command: name => commands.some(({ path }) => path.join(' ') === name),
  dictionary: name => {
    const [code, entry] = name.split('/')
    const dictionary = dictionaries.find(one => one.code === code)
    return dictionary !== undefined && (entry === undefined || findEntry(dictionary, entry) !== undefined)
  },
}

test('every mechanism stands there once, in order', () => {
  const numbers = REPORTS.flatMap((count, report) =>
    Array.from({ length: count }, (_, n) => `${report}-${String(n + 1).padStart(2, '0')}`),
  )
  expect(rows.map(([, number]) => number)).toEqual(numbers)
})

test('every place that is named exists, and what works names one', () => {
  const faults = rows.flatMap(([, number, , place = '', state = '']) => {
    const named = [...place.matchAll(/`(\w+):([^`]+)`/g)]
    const gone = named.filter(([, kind, name]) => exists[kind!]?.(name!) !== true).map(([whole]) => whole)
    const isKnown = ['works', 'part', 'later', '–'].includes(state) && (state !== 'works' || named.length > 0)
    return [...gone, ...(isKnown ? [] : [state])].map(fault => `${number} ${fault}`)
  })
  expect(faults).toEqual([])
})
