import { matterTypes } from '@fangwei/domain/matters/index.ts'
import { describe, expect, test } from 'vitest'
import { indexPage } from './index-page.ts'
import { matterPage } from './matter-page.ts'

describe.each(matterTypes.map(type => [type.type, type] as const))('the page of %s', (_, type) => {
  const page = matterPage(type)
  const lines = page.split('\n')

  test('draws every state and lists every action, deadline policy and field', () => {
    for (const name of Object.keys(type.states))
      expect(lines.some(l => l.startsWith('  state "') && l.endsWith(` as ${name.replaceAll('-', '_')}`))).toBe(true)
    for (const name of Object.keys(type.actions)) expect(page).toContain(` \`${name}\` |`)
    for (const { policy } of Object.values(type.deadlines)) expect(page).toContain(`\`${policy}\``)
    for (const name of Object.keys(type.fields)) expect(page).toContain(`\n| \`${name}\` |`)
  })

  test('keeps its tables whole: every row has as many cells as its head', () => {
    let width = 0
    for (const line of lines) {
      const cells = line.startsWith('|') ? line.split(/(?<!\\)\|/).length : 0
      if (cells > 0 && width > 0) expect(cells).toBe(width)
      width = cells
    }
  })

  test('has no hole where a name or a value is missing', () => {
    expect(page).not.toMatch(/undefined|null|\[object/)
  })
})

test('the index links to every page and knows the common acts', () => {
  const page = indexPage(matterTypes)
  for (const { type } of matterTypes) expect(page).toContain(`(${type}.md)`)
  expect(page).toContain('`hand-over`')
})
