import { pathOf } from '../dictionaries/dictionary.ts'
import { categoryOther, incidentCategory } from '../dictionaries/incident-category.ts'
import { columnsOfRules, type Draft, type FieldReader, type Reading, remembered, ruleHits } from './reading.ts'
import { refusedValue } from './refused-notion.ts'
import { resolveCategory } from './resolve-code.ts'
import { note } from './row-reason.ts'

type ReadCategory = {
  readonly code: string
  readonly path: readonly string[]
  readonly source: string
  readonly matched: boolean
  readonly refused: boolean
}

export const categoryPath = (code: string): readonly string[] => pathOf(incidentCategory, code).map(entry => entry.code)

const withheld = ['callerName', 'callerPhone', 'contactPhone', 'callerAddress', 'content', 'addressNote', 'plate']

/** A petition call is answered with the petition channel: neither its label nor its words nor its caller is kept. */
export function withholdRefused({ values, notes }: Draft): void {
  if (!notes.some(({ code }) => code === 'refused-value')) return
  for (const name of withheld) delete values[name]
}

/** Reads category columns by rules or, without rules, by the codes and names they hold. */
export function categoryReader({ name, source, place }: Reading): FieldReader {
  const rules = 'rules' in source ? source.rules : []
  const fallback = ('rules' in source ? [source.otherwise ?? []].flat()[0] : undefined) ?? categoryOther
  const columns = 'columns' in source ? source.columns : columnsOfRules(rules)
  const resolve = (texts: readonly string[]) => {
    if (rules.length === 0) return resolveCategory(texts)
    const hit = ruleHits(rules, texts)[0]?.[0]
    return { code: hit ?? fallback, matched: hit !== undefined }
  }
  const read = remembered(columns, place, (texts): ReadCategory => {
    const refused = texts.some(text => refusedValue(text) !== undefined)
    const { code, matched } = refused ? { code: categoryOther, matched: true } : resolve(texts)
    const words = texts
      .filter(text => text !== '')
      .join(' / ')
      .slice(0, 200)
    return { code, path: categoryPath(code), source: refused ? '' : words, matched: matched || words === '', refused }
  })
  return (row, { values, notes }) => {
    const category = read(row)
    values.category = category.code
    values.categoryPath = category.path
    if (category.source !== '') values.categorySource = category.source
    if (category.refused) notes.push(note(name, 'refused-value'))
    else if (!category.matched) notes.push(note(name, 'category-not-matched', category.source))
  }
}
