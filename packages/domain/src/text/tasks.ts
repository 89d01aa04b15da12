import type { Label } from '../dictionaries/dictionary.ts'

/** What the shipped classifiers answer: a code of the dictionary, or `none` where the text says nothing of the kind. */
export interface TextTask {
  readonly code: TaskCode
  readonly label: Label
  readonly dictionary: string
  /** The label of a text that is none of them; absent from the dictionary. */
  readonly none: string
}

export type TaskCode = 'incident-category' | 'dispute-type' | 'fraud-type'

export const textTasks: readonly TextTask[] = [
  {
    code: 'incident-category',
    label: { zh: '警情类别', en: 'Incident category' },
    dictionary: 'incident-category',
    none: 'none',
  },
  { code: 'dispute-type', label: { zh: '纠纷类型', en: 'Dispute type' }, dictionary: 'dispute-type', none: 'none' },
  { code: 'fraud-type', label: { zh: '诈骗类型', en: 'Fraud type' }, dictionary: 'fraud-type', none: 'normal' },
]

const shorter: Readonly<Record<string, TaskCode>> = {
  incident: 'incident-category',
  category: 'incident-category',
  dispute: 'dispute-type',
  fraud: 'fraud-type',
}

/** A shipped task by its name or a shorter one (`dispute`). */
export const findTask = (name: string): TextTask | undefined =>
  textTasks.find(({ code }) => code === (shorter[name] ?? name))
