import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const FIELD_WORDS =
  /incident|police|policing|officer|station\b|warning|dispute|patrol|fraud|auxiliar|victim|violence|crime|suspect|bureau|mediat|警|派出所|所领导|民警|纠纷|案件|反诈|旗县|市局/i

test('the engine has no word of policing', () => {
  const folder = new URL('../packages/domain/src/loop/', import.meta.url)
  const files = readdirSync(folder).filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  expect(files.length).toBeGreaterThan(12)
  const found = files.flatMap(name =>
    readFileSync(new URL(name, folder), 'utf8')
      .split('\n')
      .flatMap((line, index) => (FIELD_WORDS.test(line) ? [`${name}:${index + 1} ${line.trim()}`] : [])),
  )
  expect(found).toEqual([])
})
