import { childrenOf, type Dictionary, type DictionaryEntry, findEntry } from '../dictionaries/dictionary.ts'
import { categoryOther, incidentCategory } from '../dictionaries/incident-category.ts'
import { halfWidth } from './clean-text.ts'

/** Headings differ in tails and signs only: 刑事, 刑事警情 and 刑事类警情 are one. */
const bare = (name: string) =>
  halfWidth(name)
    .replace(/[\s、，,·/()（）-]/g, '')
    .replace(/(类)?(警情|案件|案)?$/, '')
    .replace(/类$/, '')

const labelIndexes = new WeakMap<Dictionary, Map<string, string>>()

/** Labels in both languages to codes; a label that two entries share is left out. */
function labelIndex(dictionary: Dictionary): Map<string, string> {
  const known = labelIndexes.get(dictionary)
  if (known) return known
  const seen = new Map<string, string | undefined>()
  for (const { code, label } of dictionary.entries)
    for (const name of [bare(label.zh), label.en.toLowerCase()])
      seen.set(name, seen.has(name) && seen.get(name) !== code ? undefined : code)
  const index = new Map([...seen].filter((pair): pair is [string, string] => pair[1] !== undefined))
  labelIndexes.set(dictionary, index)
  return index
}

/** A code of the dictionary written as code or as label in either language. */
export function resolveCode(dictionary: Dictionary, text: string): string | undefined {
  const value = halfWidth(text)
  if (findEntry(dictionary, value)) return value
  const index = labelIndex(dictionary)
  return index.get(bare(text)) ?? index.get(value.toLowerCase())
}

export type ResolvedCategory = { readonly code: string; readonly matched: boolean }

function childNamed(parent: string | undefined, text: string): DictionaryEntry | undefined {
  const name = bare(text)
  return childrenOf(incidentCategory, parent).find(
    ({ label }) => label.zh.split('、').some(part => bare(part) === name) || bare(label.zh) === name,
  )
}

const cache = new Map<string, ResolvedCategory>()
const mostCached = 5000

/**
 * Category columns from 类别 down to 子类, as codes or names. The deepest that fits wins; `matched` is false
 * when a value below it (or all of them) has no counterpart, and the code is then the nearest parent or 990000.
 */
export function resolveCategory(values: readonly string[]): ResolvedCategory {
  const key = values.join('\u001f')
  const known = cache.get(key)
  if (known) return known
  const resolved = descend(values.filter(value => value !== ''))
  if (cache.size < mostCached) cache.set(key, resolved)
  return resolved
}

function descend(values: readonly string[]): ResolvedCategory {
  let code: string | undefined
  let matched = values.length > 0
  for (const value of values) {
    const child: string | undefined =
      findEntry(incidentCategory, halfWidth(value))?.code ??
      childNamed(code, value)?.code ??
      (code === undefined ? resolveCode(incidentCategory, value) : undefined)
    if (child === undefined) matched = false
    else code = child
  }
  return { code: code ?? categoryOther, matched: matched && code !== undefined }
}
