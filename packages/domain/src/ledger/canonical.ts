/** Names of members as JSON, for there are few and each is written a million times. */
const written = new Map<string, string>()
const mostWritten = 4096

function nameOf(name: string): string {
  const known = written.get(name)
  if (known !== undefined) return known
  const text = JSON.stringify(name)
  if (written.size < mostWritten) written.set(name, text)
  return text
}

/**
 * Canonical JSON (RFC 8785): members sorted by UTF-16 code units, no white space, ECMAScript numbers.
 * `undefined` members are left out. Throws RangeError on numbers or strings that JSON cannot hold exactly.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('Canonical JSON has no NaN or infinity')
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new RangeError('Canonical JSON has no lone surrogates')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(v => canonical(v === undefined ? null : v)).join(',')}]`
  if (typeof value === 'object') {
    const members = value as Readonly<Record<string, unknown>>
    let text = ''
    // The order of a plain sort is that of UTF-16 code units.
    for (const name of Object.keys(members).sort())
      if (members[name] !== undefined) text += `${text === '' ? '' : ','}${nameOf(name)}:${canonical(members[name])}`
    return `{${text}}`
  }
  throw new RangeError(`Canonical JSON has no ${typeof value}`)
}
