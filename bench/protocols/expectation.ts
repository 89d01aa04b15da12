import type { AttributeValue, Decoded } from '@fangwei/domain/protocols/index.ts'

/** One line of the open frames: what another decoder's tests say of it. */
export interface Vector {
  readonly protocol: string
  readonly check: string
  readonly kind: 'binary' | 'buffer'
  readonly raw: string
  readonly expected: string
}

export const bytesOf = ({ kind, raw }: Vector): Uint8Array =>
  kind === 'binary'
    ? Buffer.from(raw, 'hex')
    : Buffer.from(raw.replaceAll('\\r', '\r').replaceAll('\\n', '\n'), 'latin1')

/** Names that differ from the constant in camel case. */
const named: Readonly<Record<string, string>> = {
  KEY_SATELLITES: 'sat',
  ALARM_BRAKING: 'hardBraking',
}

const camel = (constant: string): string =>
  named[constant] ??
  constant
    .replace(/^(KEY|ALARM|PREFIX)_/, '')
    .toLowerCase()
    .replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** `Position.KEY_POWER, 3.67`, `"eventFiles", "…"`, `Position.PREFIX_TEMP + 1, 0x1c` as a name and a value. */
function expectedAttribute(text: string): readonly [name: string, value: AttributeValue | undefined] {
  const at = text.indexOf(', ')
  const words = (part: string) =>
    part
      .split(' + ')
      .map(word => (word.startsWith('"') ? unescaped(word) : word.replace(/Position\.(\w+)/, (_, name) => camel(name))))
      .join('')
  const value = text.slice(at + 2)
  if (/^-?(0x[\da-f]+|[\d.]+)[LF]?$/i.test(value)) return [words(text.slice(0, at)), Number(value.replace(/L$/, ''))]
  if (value === 'true' || value === 'false') return [words(text.slice(0, at)), value === 'true']
  return [words(text.slice(0, at)), value === 'null' ? undefined : words(value)]
}

const unescaped = (literal: string): string => JSON.parse(literal) as string

const same = (a: unknown, b: unknown) =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-6 : a === b

/** Whether a decoded frame is what the vector says of it. */
export function agrees(decoded: Decoded, { check, expected }: Vector): boolean {
  if (decoded.kind === 'error') return check === 'verifyNull'
  const { positions, attributes } = decoded
  const [first] = positions
  const isEmpty = positions.length === 0 && Object.keys(attributes).length === 0
  if (check === 'verifyNull') return isEmpty
  if (check === 'verifyAttribute') {
    const [name, value] = expectedAttribute(expected)
    return same(name === 'altitude' ? first?.altitude : attributes[name], value)
  }
  if (!check.startsWith('verifyPosition')) return !isEmpty
  const stated = /position\("([^"]+)", (\w+), ([-\d.]+), ([-\d.]+)\)/.exec(expected)
  if (first === undefined || positions.some(position => position.at === null)) return false
  if (stated === null) return true
  const [, at, valid, lat, lng] = stated as unknown as [string, string, string, string, string]
  const isThere = Math.abs(first.lat - Number(lat)) < 1e-5 && Math.abs(first.lng - Number(lng)) < 1e-5
  return isThere && first.at === `${at.replace(' ', 'T')}Z` && String(first.valid) === valid
}
