import { describe, expect, it } from 'vitest'
import en from './en/index.ts'
import zh from './zh/index.ts'

type Messages = { readonly [key: string]: string | Messages }

function flatten(messages: Messages, path = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...flatten(value, `${path}${key}.`)],
    ),
  )
}

const variables = (message: string) => [...message.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1]).sort()
const chinese = flatten(zh)
const english = flatten(en)
const withoutPlural = (key: string) => key.replace(/_one$/, '')

describe('the two languages', () => {
  it('have the same keys', () => {
    expect([...new Set([...english.keys()].map(withoutPlural))].sort()).toEqual([...chinese.keys()].sort())
  })
  it('say nothing empty', () => {
    for (const [key, message] of [...chinese, ...english]) expect(message.trim(), key).not.toBe('')
  })
  it('fill in the same things', () => {
    for (const [key, message] of english)
      if (!key.endsWith('_one')) expect(variables(message), key).toEqual(variables(chinese.get(key) ?? ''))
  })
  it('leave no Chinese in English but the name of the language', () => {
    for (const [key, message] of english)
      if (key !== 'common.language.zh') expect(message, key).not.toMatch(/\p{Script=Han}/u)
  })
  it('write English quotes straight, for a Chinese face draws curly ones a whole character wide', () => {
    for (const [key, message] of english) expect(message, key).not.toMatch(/[‘’“”]/)
  })
})
