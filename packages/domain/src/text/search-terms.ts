import { pinyin } from 'pinyin-pro'

const mostTerms = 64
const longestTerm = 12
const longestPinyin = 24
const longestRun = 24
const hanRun = /\p{Script=Han}+/gu
const latinWord = /[\p{L}\p{N}]+/gu

const fold = (text: string) => text.normalize('NFKC').toLowerCase()
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

/**
 * Terms under which a short text (a name, an address) is found by prefix: Chinese from each character on, its pinyin
 * initials and full spelling likewise, Latin words and numbers in lower case. At most 64; Chinese first, then words.
 */
export function searchTerms(text: string): string[] {
  const folded = fold(text)
  const runs = [...folded.matchAll(hanRun)].map(([run]) => termsOfRun(run))
  const terms = [
    ...runs.flatMap(({ han }) => han),
    ...latinWords(folded),
    ...runs.flatMap(({ initials }) => initials),
    ...runs.flatMap(({ spelled }) => spelled),
  ]
  return [...new Set(terms)].filter(term => term !== '').slice(0, mostTerms)
}

/** The prefixes a query asks for, at most six: each must be the beginning of one of the text's terms. */
export function queryTerms(query: string): string[] {
  const folded = fold(query)
  const han = [...folded.matchAll(hanRun)].map(([run]) => [...run].slice(0, longestTerm).join(''))
  return [...new Set([...han, ...latinWords(folded)])].slice(0, 6)
}
