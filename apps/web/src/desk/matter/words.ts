import { findDictionary, labelOf } from '@fangwei/domain/dictionaries/index.ts'
import type { Field, Label } from '@fangwei/domain/loop/index.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { type Language, serverClock, useLanguage } from '@fangwei/ui/index.ts'
import { useMemo } from 'react'
import { useDirectory } from '../../shared/session/directory.ts'
import { useSession } from '../../shared/session/session.ts'
import { formatInstant } from '../../shared/time/format-instant.ts'

/** What the words for codes depend on: the reader's language, the city's time, the organisations and posts of today. */
export interface WordSources {
  readonly language: Language
  readonly utcOffsetMinutes: number
  readonly now: number
  readonly orgs: ReadonlyMap<string, Label>
  readonly posts: ReadonlyMap<string, Label>
}

export interface Words {
  readonly language: Language
  say(label: Label): string
  org(code: string | null): string
  post(id: string | null): string
  type(name: string): string
  state(type: string, state: string): string
  code(dictionary: string, code: string): string
  instant(at: string, style?: 'short' | 'date' | 'time' | 'full'): string
  /** A field's value as people read it; undefined when there is nothing to say. */
  value(field: Field | undefined, value: unknown): string | undefined
  join(parts: readonly string[]): string
}

const answerWords = {
  yes: { zh: '有', en: 'yes' },
  no: { zh: '无', en: 'no' },
  'not-asked': { zh: '未问', en: 'not asked' },
}
const yesWord = { zh: '是', en: 'Yes' }
const noWord = { zh: '否', en: 'No' }
const colon = { zh: '：', en: ': ' }
const semicolon = { zh: '；', en: '; ' }

/** The words for everything a matter keeps as codes. Unknown codes are shown as they are rather than hidden. */
export function wordsFrom(sources: WordSources): Words {
  const { language } = sources
  const say = (label: Label) => label[language]
  const name = (names: ReadonlyMap<string, Label>, code: string | null) => {
    const label = code === null ? undefined : names.get(code)
    return label === undefined ? (code ?? '') : say(label)
  }
  const org = (code: string | null) => name(sources.orgs, code)
  const post = (id: string | null) => name(sources.posts, id)
  const typeName = (given: string) => findMatterType(given)?.label[language] ?? given
  const state = (type: string, given: string) => findMatterType(type)?.states[given]?.label[language] ?? given
  const instant: Words['instant'] = (at, style = 'short') => formatInstant(at, { ...sources, style })
  const join = (parts: readonly string[]) => parts.join(language === 'zh' ? '、' : ', ')
  const codeLabel = (name: string, code: string) => {
    const dictionary = findDictionary(name)
    return dictionary === undefined ? code : labelOf(dictionary, code, language)
  }
  const coded = (field: Field, code: string) =>
    field.dictionary === undefined ? code : codeLabel(field.dictionary, code)
  const value: Words['value'] = (field, given) => {
    if (given === undefined || given === null || given === '') return undefined
    if (Array.isArray(given)) {
      const parts = given.map(one => value(field, one)).filter(part => part !== undefined)
      return parts.length === 0 ? undefined : join(parts)
    }
    if (typeof given === 'boolean') return say(given ? yesWord : noWord)
    if (field === undefined) return String(given)
    if (field.widget === 'answers') return answersText(field, given, { coded, join, say })
    if (field.widget === 'instant')
      return Number.isNaN(Date.parse(String(given))) ? String(given) : instant(String(given))
    if (field.widget === 'org') return org(String(given))
    if (field.widget === 'post') return post(String(given))
    if (typeof given === 'object') return undefined
    if (field.dictionary !== undefined) return coded(field, String(given))
    return typeof given === 'number' ? numberText(given, language) : String(given)
  }
  return { language, say, org, post, type: typeName, state, code: codeLabel, instant, value, join }
}

type Saying = {
  coded: (f: Field, c: string) => string
  join: (p: readonly string[]) => string
  say: (l: Label) => string
}

/** 有 first, then 未问 (a gap, never a no), then 无. */
function answersText(field: Field, given: unknown, { coded, join, say }: Saying): string | undefined {
  if (typeof given !== 'object' || given === null) return String(given)
  const entries = Object.entries(given)
  const told = (['yes', 'not-asked', 'no'] as const).flatMap(answer => {
    const codes = entries.filter(([, value]) => value === answer).map(([code]) => coded(field, code))
    return codes.length === 0 ? [] : [say(answerWords[answer]) + say(colon) + join(codes)]
  })
  return told.length === 0 ? undefined : told.join(say(semicolon))
}

const numberText = (n: number, language: Language) =>
  new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB').format(n)

/** The one line that names a matter: its title fields, or its type when they are empty or masked. */
export function titleOf(
  matter: { readonly type: string; readonly data: Readonly<Record<string, unknown>> },
  words: Words,
): string {
  const type = findMatterType(matter.type)
  if (type === undefined) return matter.type
  const parts = type.title
    .map(name => words.value(type.fields[name], matter.data[name]))
    .filter(part => part !== undefined)
  return parts.length === 0 ? words.say(type.label) : parts.join(' · ')
}

export function useMatterWords(): Words {
  const language = useLanguage()
  const { tenant } = useSession()
  const { orgs, posts } = useDirectory()
  return useMemo(
    () =>
      wordsFrom({
        language,
        utcOffsetMinutes: tenant.utcOffsetMinutes,
        now: serverClock.now(),
        orgs: new Map(orgs.map(o => [o.code, o.name])),
        posts: new Map(posts.map(p => [p.id, p.name])),
      }),
    [language, tenant.utcOffsetMinutes, orgs, posts],
  )
}
