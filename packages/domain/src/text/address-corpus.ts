import { addressTokens, type TaggedAddress } from './address/index.ts'
import { CorpusError, readSlots, startDraw } from './corpus.ts'

const seed = 20_260_101
const deepest = 4

/**
 * `count` addresses from a file of parts and patterns. A pattern is a row of parts; `?` after one: it may be missing; one
 * in quotes stands as it is and is an assist. The same file gives the same addresses.
 */
export function expandAddresses(text: string, count: number): TaggedAddress[] {
  const [parts, patterns] = text.split(/^= patterns$/m)
  if (parts === undefined || patterns === undefined) throw new CorpusError(0, 'no line "= patterns"')
  const slots = readSlots(parts)
  const rows = patterns.split('\n').filter(line => line.trim() !== '' && !line.startsWith('#'))
  const draw = startDraw(seed)
  const said = (part: string): string => {
    let words = draw(slots.get(part) ?? refuse(part))
    for (let depth = 0; depth < deepest && words.includes('<'); depth += 1)
      words = words.replace(/<(\w+)>/g, (_, name: string) => draw(slots.get(name) ?? refuse(name)))
    return words
  }
  return Array.from({ length: count }, (_, i) => {
    const tokens: string[] = []
    const tags: string[] = []
    for (const part of rows[i % rows.length]!.split(' ')) {
      if (part.endsWith('?') && draw([true, false])) continue
      const isAssist = part.startsWith('"')
      const label = isAssist ? 'assist' : part.replace('?', '')
      const words = isAssist ? part.slice(1, -1) : said(label)
      for (const [place, token] of addressTokens(words).entries()) {
        tokens.push(token.text)
        tags.push(`${place === 0 ? 'B' : 'I'}-${label}`)
      }
    }
    return { tokens, tags }
  })
}

function refuse(part: string): never {
  throw new CorpusError(0, `no part ${part}`)
}
