import type { TaskCode } from '@fangwei/domain/text/index.ts'
import { isSealed, type Keys, unseal } from '../platform/secrets/index.ts'

/** Which matters teach a classifier: where the words stand, and what a person chose for them. */
interface Teaching {
  readonly task: TaskCode
  readonly text: string
  readonly chosen: (data: Data) => unknown
  /** The fields that both are read from. */
  readonly from: readonly string[]
}

type Data = Readonly<Record<string, unknown>>

/** A fraud warning keeps nothing of what was said, so it teaches nothing. */
export const teachings: Readonly<Record<string, Teaching>> = {
  incident: {
    task: 'incident-category',
    text: 'content',
    chosen: data => data.feedbackCategory ?? data.category,
    from: ['content', 'feedbackCategory', 'category'],
  },
  dispute: {
    task: 'dispute-type',
    text: 'facts',
    // The classifier knows the types of the first level.
    chosen: data => String(data.category ?? '').slice(0, 3),
    from: ['facts', 'category'],
  },
}

/** The words of a matter in clear; undefined once they are erased. */
export function wordsOf(keys: Keys, type: string, data: Data): string | undefined {
  const value = data[teachings[type]?.text ?? '']
  if (typeof value !== 'string' || value === '') return undefined
  return isSealed(value) ? unseal(keys, value) : value
}

export function chosenOf(type: string, data: Data): string | undefined {
  const chosen = teachings[type]?.chosen(data)
  return typeof chosen === 'string' && chosen !== '' ? chosen : undefined
}
