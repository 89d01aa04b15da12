import { createHash } from 'node:crypto'

/** A statement with its values. Made only by the tag below, so a value can never become SQL text. */
export interface Sql {
  readonly text: string
  readonly values: readonly unknown[]
  readonly name: string
}

const cache = new WeakMap<TemplateStringsArray, { text: string; name: string }>()

/** `sql\`… ${value} …\``: a prepared statement, planned once a connection under a name made from its text. */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  let known = cache.get(strings)
  if (known === undefined) {
    const text = strings.reduce((all, part, index) => `${all}$${index}${part}`)
    known = { text, name: nameOf(text) }
    cache.set(strings, known)
  }
  return { ...known, values }
}

/** The same for text put together from fixed parts, such as a list with optional filters. */
export const statement = (text: string, values: readonly unknown[]): Sql => ({ text, values, name: nameOf(text) })

const nameOf = (text: string) => createHash('sha1').update(text).digest('base64url')
