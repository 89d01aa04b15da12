/** What a watch waits for after a report of this kind: `[3G*number*0002*LK]`; undefined for reports without an answer. */
export function watchReply(frame: string): string | undefined {
  const [, maker, id, name] = /^\[([A-Z\d]{2})\*(\d+)\*(?:[\da-f]{4}\*)?[\da-f]{4}\*([A-Za-z\d_]+)/i.exec(frame) ?? []
  const answer = name?.startsWith('AL') ? 'AL' : name === 'LK' || name === 'TKQ' ? name : undefined
  if (answer === undefined) return undefined
  return `[${maker}*${id}*${answer.length.toString(16).padStart(4, '0')}*${answer}]`
}
