import { pinyin } from 'pinyin-pro'

const mostTerms = 64
const mostWords = 32
const longestTerm = 12
const longestPinyin = 24
const longestRun = 24
const hanRun = /\p{Script=Han}+/gu
const latinWord = /[\p{L}\p{N}]+/gu
const han = /^\p{Script=Han}/u

const fold = (text: string) => text.normalize('NFKC').toLowerCase()
const hanRuns = (folded: string) => [...folded.matchAll(hanRun)].map(([run]) => run)
const latinWords = (folded: string) =>
  [...folded.replaceAll(hanRun, ' ').matchAll(latinWord)].map(([word]) => word.slice(0, longestPinyin))

/** One syllable for each character, or none where the reading does not line up (rare characters). */
function syllablesOf(characters: readonly string[]): readonly string[] {
  const read = pinyin(characters.join(''), { toneType: 'none', type: 'array', v: true })
  return read.length === characters.length ? read : []
}

type Terms = { readonly han: string[]; readonly initials: string[]; readonly spelled: string[] }

/** 团结路 → 团结路 结路 路, tjl jl, tuanjielu jielu lu: from each character on, so that any part is found by prefix. */
function termsOfRun(run: string): Terms {
  const characters = [...run].slice(0, longestRun)
  const syllables = syllablesOf(characters)
  const initials = syllables.map(syllable => syllable[0] ?? '')
  const from = <T>(make: (at: number) => T) => characters.map((_, at) => make(at))
  return {
    han: from(at => characters.slice(at, at + longestTerm).join('')),
    initials: from(at => initials.slice(at, at + longestTerm).join('')).filter(term => term.length > 1),
    spelled: from(at =>
      syllables
        .slice(at, at + longestTerm)
        .join('')
        .slice(0, longestPinyin),
    ),
  }
}

const distinct = (terms: readonly string[], most: number) =>
  [...new Set(terms)].filter(term => term !== '').slice(0, most)

/**
 * Terms under which a short text (a name, an address) is found by prefix: Chinese from each character on, its pinyin
 * initials and full spelling likewise, Latin words and numbers in lower case. At most 64; Chinese first, then words.
 */
export function searchTerms(text: string): string[] {
  const folded = fold(text)
  const runs = hanRuns(folded).map(termsOfRun)
  return distinct(
    [
      ...runs.flatMap(({ han }) => han),
      ...latinWords(folded),
      ...runs.flatMap(({ initials }) => initials),
      ...runs.flatMap(({ spelled }) => spelled),
    ],
    mostTerms,
  )
}

/**
 * The whole words of a short text, at most 32: runs of Chinese, Latin words and numbers in lower case. The terms of a
 * text are those of its words, so that a word needs to be taken apart once, in however many texts it stands.
 */
export function wordsOf(text: string): string[] {
  const folded = fold(text)
  const runs = hanRuns(folded).map(run => [...run].slice(0, longestRun).join(''))
  return distinct([...runs, ...latinWords(folded)], mostWords)
}

/** Terms under which one word is found by prefix; the word itself is the first. */
export function termsOfWord(word: string): string[] {
  if (!han.test(word)) return [word]
  const { han: parts, initials, spelled } = termsOfRun(word)
  return distinct([word, ...parts, ...initials, ...spelled], mostTerms + longestRun)
}

/** The prefixes a query asks for, at most six: each must be the beginning of one of the text's terms. */
export function queryTerms(query: string): string[] {
  const folded = fold(query)
  const runs = hanRuns(folded).map(run => [...run].slice(0, longestTerm).join(''))
  return distinct([...runs, ...latinWords(folded)], 6)
}
