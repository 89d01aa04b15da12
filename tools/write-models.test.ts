import { readFileSync } from 'node:fs'
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
})
