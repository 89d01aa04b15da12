import type { CapAlert, CapInfo } from './alert.ts'

/** The name of a message among all messages: who sent it, its identifier, and when. */
export interface CapName {
  readonly sender: string
  readonly identifier: string
  /** ISO instant in UTC: two ways of writing one moment are one name. */
  readonly sentAt: string
}

const utc = (at: string) => new Date(at).toISOString()

export const capName = ({ sender, identifier, sent }: Pick<CapAlert, 'sender' | 'identifier' | 'sent'>): CapName => ({
  sender,
  identifier,
  sentAt: utc(sent),
})

export const capKey = ({ sender, identifier, sentAt }: CapName): string => `${sender},${identifier},${sentAt}`

/** Names of the messages that this one speaks of (`sender,identifier,sent`, parted by spaces); what is no name is left out. */
export const capReferences = ({ references }: Pick<CapAlert, 'references'>): string[] =>
  (references ?? '').split(/\s+/).flatMap(triple => {
    const [sender, identifier, sent, ...more] = triple.split(',')
    if (!sender || !identifier || !sent || more.length > 0 || Number.isNaN(Date.parse(sent))) return []
    return [capKey({ sender, identifier, sentAt: utc(sent) })]
  })

/** When the last part of it is over; undefined when it never says. */
export function capExpiry({ infos }: Pick<CapAlert, 'infos'>): string | undefined {
  const ends = infos.map(info => info.expires)
  if (ends.length === 0 || ends.some(end => end === undefined)) return undefined
  return new Date(Math.max(...ends.map(end => Date.parse(end!)))).toISOString()
}

/** The part in the reader's language, or the first. */
export const capInfoIn = (infos: readonly CapInfo[], language: 'zh' | 'en'): CapInfo | undefined =>
  infos.find(info => info.language.toLowerCase().startsWith(language)) ?? infos[0]
