import { pinyin } from 'pinyin-pro'

const MAX_TERMS = 40
const HAN = /\p{Script=Han}+/gu
const WORD = /[\p{L}\p{N}]+/gu

/**
 * Terms under which a short text (a name, an address) is found by prefix: every suffix of each run of Chinese
 * characters, the pinyin initials of those suffixes, and each Latin word or number in lower case. At most 40.
 */
export function searchTerms(text: string): string[] {
  const folded = text.normalize('NFKC').toLowerCase()
  const terms = new Set<string>()
  for (const [run] of folded.matchAll(HAN)) {
    const characters = [...run]
    const initials = pinyin(run, { pattern: 'first', toneType: 'none', type: 'array' })
    for (let at = 0; at < characters.length && at < 16; at += 1) {
      terms.add(characters.slice(at, at + 12).join(''))
      if (characters.length - at > 1) terms.add(initials.slice(at, at + 12).join(''))
    }
  }
  for (const [word] of folded.replaceAll(HAN, ' ').matchAll(WORD)) terms.add(word.slice(0, 24))
  return [...terms].filter(t => t !== '').slice(0, MAX_TERMS)
}

/** The prefixes a query asks for: all of them must be found. */
export function queryTerms(query: string): string[] {
  const folded = query.normalize('NFKC').toLowerCase()
  const han = [...folded.matchAll(HAN)].map(([run]) => [...run].slice(0, 12).join(''))
  const words = [...folded.replaceAll(HAN, ' ').matchAll(WORD)].map(([word]) => word.slice(0, 24))
  return [...new Set([...han, ...words])].slice(0, 6)
}
