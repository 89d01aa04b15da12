import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findDictionary, findEntry } from '@fangwei/domain/dictionaries/index.ts'
import { refusedValue } from '@fangwei/domain/intake/refused-notion.ts'
import { textTasks } from '@fangwei/domain/text/tasks.ts'
import { describe, expect, it } from 'vitest'
import { examplesOf, moduleText, shippedAddressModel, shippedModel } from './write-models.ts'

const generated = (name: string) =>
  readFileSync(new URL(`../packages/domain/src/text/generated/${name}.ts`, import.meta.url), 'utf8')

describe('shipped models', { timeout: 120_000 }, () => {
  it.each(textTasks.map(task => task.code))('%s is, byte for byte, what its corpus gives', code => {
    expect(moduleText(shippedModel(code)) === generated(code)).toBe(true)
  })

  it('the address parser is, byte for byte, what its corpus gives', () => {
    expect(moduleText(shippedAddressModel()) === generated('address')).toBe(true)
  })

  it.each(textTasks)('$code: every label is a code of its dictionary, no sentence holds a refused notion', task => {
    const dictionary = findDictionary(task.dictionary)!
    for (const { text, label } of examplesOf(task.code)) {
      if (label !== task.none) expect([label, findEntry(dictionary, label)?.code]).toEqual([label, label])
      expect([text, refusedValue(text)]).toEqual([text, undefined])
    }
  })

  it('nothing of the open data stands in what they are trained on', () => {
    const open = openTexts()
    const runs = new Set(open.flatMap(text => runsOf(text)))
    const taken = textTasks.flatMap(({ code }) =>
      examplesOf(code).filter(({ text }) => runsOf(text).some(run => runs.has(run))),
    )
    expect(taken.map(({ text }) => text)).toEqual([])
  })
})

/** So many Chinese characters in a row are no turn of speech any more. */
const longRun = 14
const runsOf = (text: string): string[] =>
  (text.match(/\p{Script=Han}+/gu) ?? []).flatMap(run =>
    Array.from({ length: Math.max(0, run.length - longRun + 1) }, (_, at) => run.slice(at, at + longRun)),
  )

/** Every text of the open data, where its folder is; it is not part of the project. */
function openTexts(): string[] {
  const folder = process.env.FANGWEI_REALDATA ?? join(import.meta.dirname, '../../shared/realdata')
  const files = [
    'fraud-text/tft5.jsonl',
    ...['divorce', 'labor', 'loan'].map(kind => `disputes/cail2019-${kind}.jsonl`),
  ]
  return files.flatMap(name => (existsSync(join(folder, name)) ? [readFileSync(join(folder, name), 'utf8')] : []))
}
