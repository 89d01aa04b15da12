import { expect, test } from 'vitest'
import { tellingWords } from './telling-words.ts'

test('fragments stay out of what a suggestion was read from, unless there is nothing else', () => {
  expect(tellingWords(['租', '房东不退押金', '房', '起'])).toEqual(['房东不退押金'])
  expect(tellingWords(['拖欠', '工资', '拖欠'])).toEqual(['拖欠', '工资'])
  expect(tellingWords(['吵', '闹'])).toEqual(['吵', '闹'])
  expect(tellingWords([])).toEqual([])
})
