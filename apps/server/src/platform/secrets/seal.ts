import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { freshBytes } from './fresh-bytes.ts'

/** Keys by version: the highest seals, every one of them opens. 32 bytes each. */
export interface Keys {
  readonly seal: ReadonlyMap<number, Buffer>
  readonly index: Buffer
}

const PREFIX = 'a1' // AES-256-GCM, 12-byte nonce, 16-byte tag
const SEALED = /^a1\.(\d+)\.([A-Za-z0-9_-]+)$/

export const isSealed = (value: unknown): value is string => typeof value === 'string' && SEALED.test(value)

/** Encrypts one value. The algorithm and the key's version stand in the result: `a1.<version>.<nonce‖text‖tag>`. */
export function seal(keys: Keys, clear: string): string {
  const version = Math.max(...keys.seal.keys())
  const nonce = freshBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(keys, version), nonce)
  const body = Buffer.concat([nonce, cipher.update(clear, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${PREFIX}.${version}.${body.toString('base64url')}`
}

/** Opens what `seal` made. Throws when it was changed or its key is gone. */
export function unseal(keys: Keys, sealed: string): string {
  const match = SEALED.exec(sealed)
  if (match === null) throw new Error('Not a sealed value')
  const body = Buffer.from(match[2]!, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keys, Number(match[1])), body.subarray(0, 12))
  decipher.setAuthTag(body.subarray(-16))
  return Buffer.concat([decipher.update(body.subarray(12, -16)), decipher.final()]).toString('utf8')
}

export type TokenKind = 'phone' | 'id' | 'name' | 'tag'

/**
 * Keyed token by which a phone, ID number, name or tag is found without being readable.
 * It leaks equality within the tenant to whoever holds the table, nothing without the key (docs/adr).
 */
export const indexToken = (keys: Keys, tenant: number, kind: TokenKind, clear: string): string =>
  createHmac('sha256', keys.index)
    .update(`${tenant}\0${kind}\0${normalise(kind, clear)}`)
    .digest('base64url')
    .slice(0, 22)

const normalise = (kind: TokenKind, clear: string) => {
  const narrow = clear.normalize('NFKC').trim()
  if (kind === 'phone') return narrow.replace(/[^0-9]/g, '').replace(/^(0086|86)(?=1\d{10}$)/, '')
  if (kind === 'tag')
    return narrow
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')
      .replaceAll('O', '0')
      .replace(/[IL]/g, '1')
  return kind === 'id' ? narrow.toUpperCase() : narrow.replace(/\s+/g, '').toLowerCase()
}

function keyOf(keys: Keys, version: number): Buffer {
  const key = keys.seal.get(version)
  if (key === undefined) throw new Error(`Key version ${version} is missing`)
  return key
}
