import type { deskRoutes } from '@fangwei/contract/desk.ts'
import type { Reply } from '@fangwei/contract/index.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { clockName } from '../matter/fact-sentence.ts'
import type { Words } from '../matter/words.ts'

export type Notice = Reply<typeof deskRoutes.listNotifications>['items'][number]

const abouts = ['reminder', 'lapse', 'escalation', 'pushed', 'returned', 'urged', 'handed-over', 'approval'] as const
export type About = (typeof abouts)[number]

/** What a notice is about, as a key of the messages; an unknown one is only news. */
export const aboutOf = (about: string): About | 'other' => abouts.find(known => known === about) ?? 'other'

/** The clock a notice names, in words; nothing when it names none. */
export function clockOfNotice({ type, detail }: Notice, words: Words): string {
  const declared = type === null ? undefined : findMatterType(type)
  return declared === undefined || detail === null ? '' : clockName(declared, detail, words)
}
