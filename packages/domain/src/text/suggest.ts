import type { Label } from '../dictionaries/dictionary.ts'
import { findDictionary, findEntry } from '../dictionaries/index.ts'
import { createClassifier, type Evidence, type LinearModel } from './linear/index.ts'
import { sureFrom } from './sure.ts'
import type { TextTask } from './tasks.ts'

/** A code that a text speaks for, with the words that say so. A proposal to a person, never a decision. */
export interface Suggestion {
  readonly code: string
  readonly label: Label
  /** The chance that it is right, 0 to 1. */
  readonly score: number
  /** False: say "perhaps". */
  readonly sure: boolean
  readonly evidence: readonly Evidence[]
}

export type Suggester = (text: string) => Suggestion | null

/** Less than this is not worth a person's eye. */
const worthSaying = 0.3
const longestText = 2000

/**
 * Suggests codes of the task's dictionary; null for "not sure": no word that speaks for it, a text that speaks of none of
 * them, or a code that is no longer in the dictionary. Takes any string and never throws.
 */
export function createSuggester(task: TextTask, model: LinearModel): Suggester {
  const classify = createClassifier(model)
  const dictionary = findDictionary(task.dictionary)
  return text => {
    const { label, score, evidence } = classify(text.slice(0, longestText))
    if (label === null || evidence.length === 0 || score < worthSaying || dictionary === undefined) return null
    const entry = findEntry(dictionary, label)
    return entry === undefined
      ? null
      : { code: entry.code, label: entry.label, score, sure: score >= sureFrom, evidence }
  }
}
