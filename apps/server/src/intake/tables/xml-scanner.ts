import { TableError } from './table-error.ts'

/** What a scanner reports; names come without prefix, attributes as written. */
export type XmlHandler = {
  readonly open: (name: string, attributes: string) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

const mostTokenCharacters = 2 ** 22

/**
 * A forward-only scanner for the plain XML inside xlsx files. Document types are refused, so no entity is ever
 * defined; only the five of XML and character numbers are resolved.
 */
export class XmlScanner {
  readonly #handler: XmlHandler
  #text = ''

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  push(piece: string): void {
    const text = this.#text + piece
    let at = 0
    while (at < text.length) {
      const next = text[at] === '<' ? this.#markup(text, at) : this.#characters(text, at)
      if (next < 0) break
      at = next
    }
    this.#text = text.slice(at)
    if (this.#text.length > mostTokenCharacters) throw new TableError('xml-broken')
  }

  end(): void {
    if (this.#text.trim() !== '') throw new TableError('xml-broken')
  }

  #characters(text: string, at: number): number {
    const end = text.indexOf('<', at)
    if (end < 0) return -1
    this.#handler.text(unescapeXml(text.slice(at, end)))
    return end
  }

  #markup(text: string, at: number): number {
    if (text.startsWith('<?', at)) return after(text, '?>', at)
    if (text.startsWith('<!--', at)) return after(text, '-->', at)
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at)
      if (end < 0) return -1
      this.#handler.text(text.slice(at + 9, end))
      return end + 3
    }
    if (text.startsWith('<!', at)) {
      if (text.length - at < 9) return -1
      throw new TableError('xml-broken')
    }
    return this.#tag(text, at)
  }

  #tag(text: string, at: number): number {
    let end = text.indexOf('>', at)
    while (end >= 0 && insideQuotes(text, at, end)) end = text.indexOf('>', end + 1)
    if (end < 0) return -1
    const closing = text[at + 1] === '/'
    const empty = text[end - 1] === '/'
    const body = text.slice(at + (closing ? 2 : 1), empty ? end - 1 : end)
    const space = body.search(/\s/)
    const name = (space < 0 ? body : body.slice(0, space)).replace(/^.*:/, '')
    if (!closing) this.#handler.open(name, space < 0 ? '' : body.slice(space))
    if (closing || empty) this.#handler.close(name)
    return end + 1
  }
}

const after = (text: string, mark: string, at: number) => {
  const end = text.indexOf(mark, at)
  return end < 0 ? -1 : end + mark.length
}

/** A `>` may stand inside an attribute value. */
function insideQuotes(text: string, from: number, to: number): boolean {
  let quote = 0
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (quote === 0 && (code === 34 || code === 39)) quote = code
    else if (code === quote) quote = 0
  }
  return quote !== 0
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

const patterns = new Map<string, RegExp>()

function patternOf(name: string): RegExp {
  const known = patterns.get(name)
  if (known) return known
  const made = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, made)
  return made
}

/** The value of an attribute, prefix or not: `r:id` is found as `id`. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const match = patternOf(name).exec(attributes)
  const value = match?.[1] ?? match?.[2]
  return value === undefined ? undefined : unescapeXml(value)
}
