import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, it } from 'vitest'
import { readSealed, writeSealed } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'fangwei-sealed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const keys = { seal: new Map([[1, randomBytes(32)]]), index: randomBytes(32) }
const path = join(folder, 'file')

async function all(): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of readSealed(keys, path)) pieces.push(piece)
  return Buffer.concat(pieces)
}

it.each([0, 1, 256 * 1024, 256 * 1024 + 1, 700_001])(
  'opens %i bytes as they were, and shows none of them',
  async size => {
    const clear = Buffer.alloc(size, '居民信息')
    expect(await writeSealed(keys, path, Readable.from(size === 0 ? [] : [clear]))).toBe(size)
    expect((await all()).equals(clear)).toBe(true)
    expect(readFileSync(path).includes('居民信息')).toBe(false)
  },
)

it('refuses a file that was cut short or changed', async () => {
  await writeSealed(keys, path, Readable.from([Buffer.alloc(600_000, 7)]))
  const whole = readFileSync(path)
  const firstChunks = 8 + 2 * (5 + 12 + 256 * 1024 + 16)
  writeFileSync(path, whole.subarray(0, firstChunks))
  await expect(all()).rejects.toThrow('cut short')
  const changed = Buffer.from(whole)
  changed[100] = changed[100]! ^ 1
  writeFileSync(path, changed)
  await expect(all()).rejects.toThrow()
})
