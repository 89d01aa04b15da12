import type { Label } from '../../dictionaries/dictionary.ts'
import { describeModel } from '../describe.ts'
import type { ModelCard } from '../model.ts'
import { compileDefinition } from './compile.ts'
import { findFactInput } from './fact.ts'
import type { DefinitionFilter, ModelDefinition } from './schema.ts'

/** The card of a definition: who answers for it, what it is for, and what it must not be used for. */
export const cardOf = (definition: ModelDefinition, version: string, nextReviewOn: string): ModelCard => ({
  code: definition.model,
  label: definition.label,
  version,
  purpose: definition.purpose,
  notFor: definition.notFor,
  data: definition.data,
  limits: definition.limits,
  safeguards: definition.safeguards,
  ownerRole: definition.owner,
  reviewEveryMonths: definition.reviewEveryMonths,
  nextReviewOn,
})

/** One filter in words: the input and the codes, by their labels. */
export const filterWords = ({ field, in: codes }: DefinitionFilter): Label => {
  const input = findFactInput(field)
  const named = codes.map(code => input?.codes.find(known => known.code === code)?.label ?? { zh: code, en: code })
  return {
    zh: `${input?.label.zh ?? field}：${named.map(({ zh }) => zh).join('、')}`,
    en: `${input?.label.en ?? field}: ${named.map(({ en }) => en).join(', ')}`,
  }
}

const groupsText = (groups: ModelDefinition['enters']): string =>
  groups
    .map(group => {
      const words = group.map(filterWords)
      return `- ${words.map(({ zh }) => zh).join('；且')} · ${words.map(({ en }) => en).join('; and ')}`
    })
    .join('\n')

const subjectNames: Readonly<Record<string, Label>> = {
  relationship: { zh: '关系', en: 'a relationship' },
  'public-place': { zh: '公共场所', en: 'a public place' },
  block: { zh: '片区', en: 'a block' },
}

const judgedText = ({ subjects, leastHouseholds }: ModelDefinition): string => {
  const names = subjects.map(kind => subjectNames[kind]!)
  const of = subjects.includes('block')
    ? { zh: `（不少于 ${leastHouseholds} 户）`, en: ` (of at least ${leastHouseholds} households)` }
    : { zh: '', en: '' }
  return `${names.map(({ zh }) => zh).join('或')}${of.zh} · ${names.map(({ en }) => en).join(' or ')}${of.en}`
}

/** The definition in words, from the data it runs on: Markdown in both languages. */
export const describeDefinition = (definition: ModelDefinition, version: string, nextReviewOn: string): string => {
  const sections = [
    `## 对象 Subject\n\n${judgedText(definition)}`,
    `## 纳入 Enters\n\n任一组成立即纳入 · a fact enters when any group holds:\n\n${groupsText(definition.enters)}`,
    ...(definition.outcomes.length === 0
      ? []
      : [
          `## 回放核对 Outcomes\n\n不计分，只用来核对漏报 · scored by nothing, to find misses:\n\n${groupsText(definition.outcomes)}`,
        ]),
  ]
  const card = describeModel(cardOf(definition, version, nextReviewOn), compileDefinition(definition, version).policy)
  return `${card.trimEnd()}\n\n${sections.join('\n\n')}\n`
}
