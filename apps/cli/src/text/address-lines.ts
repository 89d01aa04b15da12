import type { Label } from '../language.ts'
import { readTextLine } from './text-line.ts'

/** One address as it was given: a text, or tokens that were split (and perhaps tagged) beforehand. */
export type GivenAddress =
  | {
      readonly kind: 'address'
      readonly id: string | number
      readonly text: string
      readonly tokens?: readonly string[]
      readonly tags?: readonly string[]
    }
  | { readonly kind: 'broken'; readonly line: number; readonly reason: Label }

type Form = 'json' | 'tagged' | 'plain'

/** A first line that is one token, or a token and a tag, begins a file of tokens. */
const formOf = (line: string): Form =>
  line.trimStart().startsWith('{')
    ? 'json'
    : /^(?:\S|[0-9A-Za-z]+)(?:[ \t]+(?:O|[BI]-\S+))?\s*$/u.test(line)
      ? 'tagged'
      : 'plain'

/** Reads addresses in whichever of the three forms the first line has. */
export function startAddressReader() {
  let form: Form | undefined
  let tokens: string[] = []
  let tags: string[] = []
  let count = 0
  const close = (): GivenAddress[] => {
    if (tokens.length === 0) return []
    count += 1
    const made: GivenAddress = {
      kind: 'address',
      id: count,
      text: tokens.join(''),
      tokens,
      ...(tags.length === tokens.length && { tags }),
    }
    ;[tokens, tags] = [[], []]
    return [made]
  }
  return {
    line(line: string, number: number): GivenAddress[] {
      if (line.trim() === '') return close()
      form ??= formOf(line)
      if (form === 'json') {
        const read = readTextLine(line, number)
        return [
          read.kind === 'broken'
            ? { kind: 'broken', line: number, reason: read.reason }
            : { kind: 'address', id: read.id, text: read.text },
        ]
      }
      if (form === 'plain') {
        count += 1
        return [{ kind: 'address', id: count, text: line.trim() }]
      }
      const [token, tag] = line.trim().split(/[ \t]+/)
      tokens.push(token!)
      if (tag !== undefined) tags.push(tag)
      return []
    },
    end: close,
  }
}
