import type { Jt808Frame } from './frame.ts'

/** Parts of long messages that have come so far, by message; the terminal's session holds it. */
export type Parts = ReadonlyMap<string, ReadonlyMap<number, Uint8Array>>

export const noParts: Parts = new Map()

/** Messages half there at one time, and bytes of one: a terminal cannot fill the memory. */
const mostMessages = 4
const mostBytes = 1 << 20

/**
 * Takes one part in. When it was the last missing one, `whole` is the message put together, in the order of the parts
 * whatever the order of their arrival; a part that comes twice counts once. The oldest unfinished message gives way.
 */
export function joinPart(parts: Parts, frame: Jt808Frame): { readonly parts: Parts; readonly whole?: Jt808Frame } {
  const { part } = frame
  if (part === undefined || part.total <= 1) return { parts, whole: frame }
  if (part.index < 1 || part.index > part.total) return { parts }
  const first = (frame.sequence - part.index + 1) & 0xffff
  const key = `${frame.type}.${part.total}.${first}`
  const pieces = new Map(parts.get(key)).set(part.index, frame.body)
  const rest = new Map(parts)
  rest.delete(key)
  const size = [...pieces.values()].reduce((sum, piece) => sum + piece.length, 0)
  if (size > mostBytes) return { parts: rest }
  if (pieces.size < part.total) {
    for (const old of rest.keys()) if (rest.size >= mostMessages) rest.delete(old)
    return { parts: rest.set(key, pieces) }
  }
  const body = new Uint8Array(size)
  let at = 0
  for (let index = 1; index <= part.total; index++) {
    const piece = pieces.get(index)!
    body.set(piece, at)
    at += piece.length
  }
  return { parts: rest, whole: { ...frame, part: undefined, body } }
}
