import { findEntry, type Label } from '../dictionaries/dictionary.ts'
import { incidentCategory, parentCategory } from '../dictionaries/incident-category.ts'
import { categoryLexicon } from './category-lexicon.ts'

/** A word of the text and how much it says: 3 strong, 1 weak. `at` counts UTF-16 units of the lower-cased text. */
export type Evidence = { readonly word: string; readonly at: number; readonly weight: number }

export type SuggestedCategory = {
  readonly code: string
  readonly label: Label
  /** 0–1: the share of this category in all the evidence found; a rank, not a probability. */
  readonly score: number
  readonly evidence: readonly Evidence[]
}

type Claim = { readonly code: string; readonly weight: number }
type Word = { readonly text: string; readonly claims: readonly Claim[]; readonly latin: boolean }

const strong = 3
const weak = 1
/** A suggestion needs a strong word, or three weak ones. */
const enough = 3

function wordsByStart(): Map<string, Word[]> {
  const claims = new Map<string, Claim[]>()
  const add = (words: string, code: string, weight: number) => {
    for (const word of words.split(' ')) {
      const text = word.replaceAll('_', ' ')
      claims.set(text, [...(claims.get(text) ?? []), { code, weight }])
    }
  }
  for (const [code, words] of Object.entries(categoryLexicon)) {
    add(words.strong, code, strong)
    if (words.weak) add(words.weak, code, weak)
  }
  const starts = new Map<string, Word[]>()
  for (const [text, all] of claims) {
    const start = text[0]!
    starts.set(start, [...(starts.get(start) ?? []), { text, claims: all, latin: /^[a-z]/.test(text) }])
  }
  for (const words of starts.values()) words.sort((a, b) => b.text.length - a.text.length)
  return starts
}

const words = wordsByStart()
const letter = /[a-z]/

/** 没有打架, 不是诈骗, 并未受伤: a word just denied speaks for nothing. */
const denied = /(没有?|未|不是|并非|并没有|别|no |not )(人|发生|被)?$/

function wordAt(text: string, at: number): Word | undefined {
  return words.get(text[at]!)?.find(word => {
    if (!text.startsWith(word.text, at)) return false
    return !word.latin || !(letter.test(text[at - 1] ?? '') || letter.test(text[at + word.text.length] ?? ''))
  })
}

/** Left to right, the longest word at each place; what lies inside a longer word is not counted again. */
function findEvidence(text: string): Map<string, Evidence[]> {
  const byCode = new Map<string, Evidence[]>()
  const counted = new Set<string>()
  for (let at = 0; at < text.length; ) {
    const word = wordAt(text, at)
    if (!word) {
      at += 1
      continue
    }
    if (!counted.has(word.text) && !denied.test(text.slice(Math.max(0, at - 6), at))) {
      counted.add(word.text)
      for (const { code, weight } of word.claims) {
        const evidence = byCode.get(code) ?? []
        evidence.push({ word: word.text, at, weight })
        byCode.set(code, evidence)
      }
    }
    at += word.text.length
  }
  return byCode
}

const weightOf = (evidence: readonly Evidence[]) => evidence.reduce((sum, { weight }) => sum + weight, 0)

type Scored = { readonly code: string; readonly evidence: readonly Evidence[]; readonly weight: number }

/** Evidence for 盗窃 also speaks for 入室盗窃, once something (a forced lock) speaks for that itself. */
function score(byCode: Map<string, Evidence[]>): Scored[] {
  return [...byCode].map(([code, own]) => {
    const parent = parentCategory(code)
    const above = code.endsWith('00') || parent === undefined ? [] : (byCode.get(parent) ?? [])
    return { code, evidence: [...own, ...above], weight: weightOf(own) + weightOf(above) }
  })
}

/** Of equal codes the one they share: two kinds of theft are a theft, two crimes a crime. */
function common(a: string, b: string): string | undefined {
  if (a.slice(0, 4) === b.slice(0, 4)) return `${a.slice(0, 4)}00`
  return a.slice(0, 2) === b.slice(0, 2) ? `${a.slice(0, 2)}0000` : undefined
}

const longestText = 2000

/**
 * The category a text speaks for, with the words that say so, or null for "not sure": no strong word and fewer than
 * three weak ones, or two classes equally likely. A proposal to the person taking the call, never a decision.
 */
export function suggestCategory(text: string): SuggestedCategory | null {
  const scored = score(findEvidence(text.slice(0, longestText).normalize('NFKC').toLowerCase()))
  const [best, next] = scored.toSorted((a, b) => b.weight - a.weight || a.code.localeCompare(b.code))
  if (!best || best.weight < enough) return null
  const total = scored.reduce((sum, { weight }) => sum + weight, 0)
  const tied = next !== undefined && next.weight === best.weight
  const code = tied ? common(best.code, next.code) : best.code
  const entry = code === undefined ? undefined : findEntry(incidentCategory, code)
  if (!entry) return null
  const evidence = tied ? [...best.evidence, ...next.evidence] : best.evidence
  return {
    code: entry.code,
    label: entry.label,
    score: Math.round((Math.min(total, tied ? best.weight * 2 : best.weight) / (total + 1)) * 100) / 100,
    evidence: uniqueEvidence(evidence),
  }
}

function uniqueEvidence(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map(one => [one.at, one])).values()].toSorted((a, b) => a.at - b.at)
}
