export type TextEncoding = 'ascii' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** The text of a byte stream in pieces, with the encoding as far as it is known. */
export type DecodedText = { readonly encoding: () => TextEncoding; readonly text: AsyncGenerator<string> }

/** Enough non-ASCII bytes that GB18030 text passes for UTF-8 by chance only if there is hardly any of it. */
const windowBytes = 1 << 20

function byteOrderMark(head: Uint8Array): TextEncoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined
}

/** UTF-16 without a mark: nearly every other byte of Latin letters, digits and delimiters is zero. */
function utf16Guess(head: Uint8Array): TextEncoding | undefined {
  const looked = Math.min(head.length, 4096) & ~1
  let even = 0
  let odd = 0
  for (let at = 0; at < looked; at += 2) {
    if (head[at] === 0) even += 1
    if (head[at + 1] === 0) odd += 1
  }
  const many = looked / 8
  if (looked < 8 || (even > many && odd > many)) return undefined
  if (odd > many && even < odd / 8) return 'utf-16le'
  return even > many && odd < even / 8 ? 'utf-16be' : undefined
}

const isAscii = (bytes: Uint8Array) => {
  for (const byte of bytes) if (byte > 127) return false
  return true
}

/** Strict, but a character cut by the end of the window is not held against it. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

async function fill(chunks: AsyncIterator<Uint8Array>, first: Uint8Array, enough: number): Promise<Uint8Array> {
  const parts = [first]
  let size = first.length
  while (size < enough) {
    const next = await chunks.next()
    if (next.done) break
    parts.push(next.value)
    size += next.value.length
  }
  return parts.length === 1 ? first : Buffer.concat(parts)
}

/**
 * Decodes as told by a byte-order mark, else UTF-16 by its zeros, else ASCII until the first other byte, where
 * strict UTF-8 is tried on up to 1 MiB and GB18030 taken when it fails. Undecodable bytes become U+FFFD.
 */
export function decodeText(source: AsyncIterable<Uint8Array>): DecodedText {
  let encoding: TextEncoding = 'ascii'
  const chunks = source[Symbol.asyncIterator]()

  async function* decoded(): AsyncGenerator<string> {
    const start = await fill(chunks, new Uint8Array(), 4)
    const first = await fill(chunks, start, 4096)
    const told = byteOrderMark(first) ?? utf16Guess(first)
    if (told) encoding = told
    let piece = first
    while (encoding === 'ascii' && isAscii(piece)) {
      yield Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1')
      const next = await chunks.next()
      if (next.done) return
      piece = next.value
    }
    if (encoding === 'ascii') {
      piece = await fill(chunks, piece, windowBytes)
      encoding = isUtf8(piece) ? 'utf-8' : 'gb18030'
    }
    const decoder = new TextDecoder(encoding)
    yield decoder.decode(piece, { stream: true })
    for (let next = await chunks.next(); !next.done; next = await chunks.next())
      yield decoder.decode(next.value, { stream: true })
    yield decoder.decode()
  }

  async function* closing(): AsyncGenerator<string> {
    try {
      yield* decoded()
    } finally {
      await chunks.return?.()
    }
  }
  return { encoding: () => encoding, text: closing() }
}
