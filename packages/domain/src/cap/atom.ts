import { XMLBuilder } from 'fast-xml-parser'
import { capInfoIn } from './active.ts'
import type { CapAlert } from './alert.ts'

const builder = new XMLBuilder({
  format: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
})

export const CAP_TYPE = 'application/cap+xml'
export const fileOf = (identifier: string): string => `/cap/${identifier}.xml`

/** Messages as an Atom feed (RFC 4287), each with the way to its file. */
export function atomOf(about: { title: string; id: string; at: string }, alerts: readonly CapAlert[]): string {
  const feed = {
    '@xmlns': 'http://www.w3.org/2005/Atom',
    id: about.id,
    title: about.title,
    updated: alerts[0]?.sent ?? about.at,
    author: { name: about.title },
    link: { '@rel': 'self', '@href': '/cap/feed.atom' },
    entry: alerts.map(alert => {
      const info = capInfoIn(alert.infos, 'zh')
      return {
        id: `${about.id}/${alert.identifier}`,
        title: info?.headline ?? info?.event ?? alert.identifier,
        updated: alert.sent,
        category: { '@term': alert.msgType },
        summary: info?.description,
        link: { '@rel': 'alternate', '@type': CAP_TYPE, '@href': fileOf(alert.identifier) },
      }
    }),
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ feed })}`
}
