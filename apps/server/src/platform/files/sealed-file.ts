import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { Keys } from '../secrets/index.ts'

const CHUNK = 256 * 1024
const NONCE = 12
const TAG = 16
const MAGIC = Buffer.from('FWS1')

/** The last chunk says so, and each says its place: a file cut short or put together differently does not open. */
const bindingOf = (index: number, last: boolean) => Buffer.from(`${index}:${last ? 'end' : 'more'}`)

async function* chunksOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0)
  for await (const piece of bytes) {
    held = held.length === 0 ? Buffer.from(piece) : Buffer.concat([held, piece])
    while (held.length > CHUNK) {
      yield held.subarray(0, CHUNK)
      held = held.subarray(CHUNK)
    }
  }
  yield held
}

/** Writes a stream encrypted (AES-256-GCM in chunks), readable by this account only. Returns the clear size in bytes. */
export async function writeSealed(keys: Keys, path: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  const version = Math.max(...keys.seal.keys())
  const key = keys.seal.get(version)!
  const file = await open(path, 'w', 0o600)
  let size = 0
  let index = 0
  const put = async (chunk: Buffer, last: boolean) => {
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    cipher.setAAD(bindingOf(index, last))
    const body = Buffer.concat([cipher.update(chunk), cipher.final()])
    const head = Buffer.alloc(5)
    head.writeUInt32BE(body.length)
    head.writeUInt8(last ? 1 : 0, 4)
    await file.write(Buffer.concat([head, nonce, body, cipher.getAuthTag()]))
    size += chunk.length
    index += 1
  }
  try {
    const version4 = Buffer.alloc(4)
    version4.writeUInt32BE(version)
    await file.write(Buffer.concat([MAGIC, version4]))
    let waiting: Buffer | undefined
    for await (const chunk of chunksOf(bytes)) {
      if (waiting !== undefined) await put(waiting, false)
      waiting = chunk
    }
    await put(waiting ?? Buffer.alloc(0), true)
  } finally {
    await file.close()
  }
  return size
}

/** Reads back what `writeSealed` wrote. Throws when it was changed, cut short, or its key is gone. */
export async function* readSealed(keys: Keys, path: string): AsyncGenerator<Buffer> {
  const file = await open(path, 'r')
  const take = async (length: number) => {
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await file.read(buffer, 0, length, null)
    if (bytesRead !== length) throw new Error('The sealed file is cut short')
    return buffer
  }
  try {
    const start = await take(8)
    const key = keys.seal.get(start.readUInt32BE(4))
    if (!start.subarray(0, 4).equals(MAGIC) || key === undefined)
      throw new Error('Not a sealed file, or its key is gone')
    for (let index = 0, last = false; !last; index += 1) {
      const head = await take(5)
      last = head.readUInt8(4) === 1
      const length = head.readUInt32BE(0)
      if (length > CHUNK) throw new Error('The sealed file is damaged')
      const nonce = await take(NONCE)
      const body = await take(length)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce)
      decipher.setAAD(bindingOf(index, last))
      decipher.setAuthTag(await take(TAG))
      yield Buffer.concat([decipher.update(body), decipher.final()])
    }
  } finally {
    await file.close()
  }
}
