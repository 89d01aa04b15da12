import type { Label } from '../dictionaries/dictionary.ts'
import { refusedNotion } from '../intake/refused-notion.ts'

/** Kinds a model may read. There is no kind for free text, and a key only groups: no filter may single one out. */
export const inputKinds = ['code', 'codes', 'instant', 'key', 'answers'] as const
export type InputKind = (typeof inputKinds)[number]

/** A field declared as model input. What is not declared cannot be named by a filter. */
export type ModelInput = { readonly name: string; readonly kind: InputKind; readonly label: Label }

/** A fact enters the model when the field holds one of these codes, whole: no patterns, prefixes or ranges. */
export type Filter = { readonly field: string; readonly in: readonly string[] }

export type InputRefusal = { readonly where: string; readonly label: Label }

type NotionRule = { readonly label: Label; readonly han: RegExp; readonly words: RegExp }

/** What no model reads, beside the notions no column may hold at all (intake/refused-notion). */
const neverRead: readonly NotionRule[] = [
  {
    label: { zh: '自由文本', en: 'free text' },
    han: /文本|内容|描述|备注|简要|笔录/,
    words: /\b(free ?text|text|narrative|description|content|remarks?|comments?|notes?|transcripts?|statements?)\b/,
  },
  {
    label: { zh: '姓名', en: 'a name' },
    han: /姓名|名字|姓氏|称呼/,
    words: /\b(names?|full ?name|surname|xingming|xm)\b/,
  },
  { label: { zh: '性别', en: 'sex' }, han: /性别/, words: /\b(sex|gender|xingbie|xb)\b/ },
  {
    label: { zh: '号码或号段', en: 'a number or its prefix' },
    han: /号码|号段|电话|手机|身份证|证件/,
    words: /\b(phones?|mobiles?|telephones?|numbers?|prefix|id ?card|identity|sfzh)\b/,
  },
  {
    label: { zh: '籍贯、户籍或来源地', en: 'origin' },
    han: /籍贯|户籍|户口|来源地|出生地|外来/,
    words: /\b(origin|hometown|birth ?place|native ?place|hukou|nationality|migrant)\b/,
  },
  {
    label: { zh: '语言或口音', en: 'language or accent' },
    han: /语言|口音|方言|语种/,
    words: /\b(languages?|accent|dialect|mother ?tongue)\b/,
  },
  {
    label: { zh: '骚扰报警标记', en: 'a nuisance mark' },
    han: /骚扰|恶意报警|无效警情/,
    words: /\b(nuisance|malicious|harassing|not ?effective|call ?relation)\b/,
  },
]

const wordsOf = (name: string) =>
  name
    .replace(/([a-z\d])([A-Z])|([A-Za-z])(\d)/g, '$1$3 $2$4')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')

/** The notion no model may read that a field name or a filter value stands for, or undefined. */
export const neverReadNotion = (name: string): Label | undefined => {
  const words = wordsOf(name)
  const rule = neverRead.find(({ han, words: pattern }) => han.test(name) || pattern.test(words))
  return rule?.label ?? refusedNotion(name)?.label
}

const notionRefusal = (where: string, notion: Label): InputRefusal => ({
  where,
  label: { zh: `模型不得读取${notion.zh}`, en: `no model reads ${notion.en}` },
})

/** Refuses inputs that stand for a forbidden notion or have a kind that is not in the closed list. */
export const checkInputs = (inputs: readonly ModelInput[]): InputRefusal[] =>
  inputs.flatMap(({ name, kind, label }) => {
    const notion = neverReadNotion(name) ?? neverReadNotion(label.zh) ?? neverReadNotion(label.en)
    if (notion !== undefined) return [notionRefusal(name, notion)]
    if (inputKinds.includes(kind)) return []
    return [{ where: name, label: { zh: `输入类型“${kind}”不可用`, en: `there is no input kind "${kind}"` } }]
  })

const codePattern = /^[0-9A-Za-z._-]{1,40}$/

const checkFilter = (filter: Filter, inputs: readonly ModelInput[]): InputRefusal[] => {
  const notion = [filter.field, ...filter.in].map(neverReadNotion).find(found => found !== undefined)
  if (notion !== undefined) return [notionRefusal(filter.field, notion)]
  const input = inputs.find(({ name }) => name === filter.field)
  if (input === undefined)
    return [{ where: filter.field, label: { zh: '不是声明的模型输入', en: 'not declared as model input' } }]
  if (input.kind !== 'code' && input.kind !== 'codes')
    return [{ where: filter.field, label: { zh: '只能按代码筛选', en: 'only codes can be filtered' } }]
  if (filter.in.length > 0 && filter.in.every(code => codePattern.test(code))) return []
  return [
    {
      where: filter.field,
      label: { zh: '应给出完整的字典代码', en: 'whole dictionary codes are needed, no patterns' },
    },
  ]
}

/** Each refusal says which field and why; an empty list means the filters may be used. */
export const checkFilters = (filters: readonly Filter[], inputs: readonly ModelInput[]): InputRefusal[] =>
  filters.flatMap(filter => checkFilter(filter, inputs))

/** Whether a fact enters the model: any of the filters holds, or there are none. Values by input name. */
export const passes = (
  filters: readonly Filter[],
  values: Readonly<Record<string, string | readonly string[] | undefined>>,
): boolean => {
  if (filters.length === 0) return true
  return filters.some(({ field, in: codes }) => {
    const value = values[field]
    if (value === undefined) return false
    return typeof value === 'string' ? codes.includes(value) : value.some(code => codes.includes(code))
  })
}
