import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sql } from '../platform/db/index.ts'
import { orgs, smallCity } from '../testing/small-city.ts'
import { type ImportOptions, importFile } from './import-file.ts'

const city = await smallCity()
const folder = await mkdtemp(join(tmpdir(), 'fangwei-import-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const mapping = {
  version: 1,
  name: 'Test calls',
  feed: 'test',
  zone: 'Asia/Shanghai',
  fields: {
    sourceId: { columns: ['no'] },
    receivedAt: { columns: ['at'], formats: ['%Y-%m-%d %H:%M:%S'] },
    category: { columns: ['category'] },
    content: { columns: ['content'] },
    orgCode: { columns: ['unit'] },
    channel: { constant: '0101' },
    callType: { constant: '110' },
    level: { constant: '3' },
  },
} as const

const row = (n: number, at = `2026-02-0${1 + (n % 8)} 08:00:00`) =>
  `C${String(n).padStart(6, '0')},${at},040300,第${n}起,${orgs.stationA}`
/** Three batches: a row that comes twice across batches, two whose time cannot be read. */
const file = [...Array.from({ length: 2400 }, (_, n) => row(n)), row(3), row(9001, 'yesterday'), row(9002, '')]
const text = `no,at,category,content,unit\n${file.join('\n')}\n`

const run = (options: Partial<ImportOptions> = {}) =>
  importFile(
    city.server.services,
    {
      name: 'calls.csv',
      stream: (async function* () {
        yield Buffer.from(text)
      })(),
    },
    { tenant: city.tenant, mapping, rejectedPath: join(folder, 'rejected.csv'), ...options },
  )

const incidents = async () =>
  (
    await city.server.db.system(city.tenant, tx =>
      tx.first<{ n: number }>(sql`SELECT count(*)::int AS n FROM matter WHERE tenant = ${city.tenant}`),
    )
  )?.n

describe('a file of past calls', () => {
  it('is counted whole without being written when asked to', async () => {
    expect(await run({ dryRun: true })).toMatchObject({ read: 2403, accepted: 2401, duplicates: 0, rejected: 2 })
    expect(await incidents()).toBe(0)
  })

  it('is counted once though the store asks for a transaction again', async () => {
    let again = true
    const transaction: ImportOptions['transaction'] = async work => {
      await city.server.db.system(city.tenant, async tx => {
        await work(tx)
        if (!again) return
        again = false
        throw Object.assign(new Error('deadlock'), { code: '40P01' })
      })
    }
    expect(await run({ transaction })).toMatchObject({ read: 2403, accepted: 2400, duplicates: 1, rejected: 2 })
    expect(await incidents()).toBe(2400)
    const rejected = await readFile(join(folder, 'rejected.csv'), 'utf8')
    expect(rejected.trim().split('\n')).toHaveLength(3)
  })

  it('adds nothing the second time', async () => {
    expect(await run()).toMatchObject({ read: 2403, accepted: 0, duplicates: 2401, rejected: 2 })
    expect(await incidents()).toBe(2400)
  })

  it('stops at a failing batch and keeps the ones before it', async () => {
    await expect(run({ transaction: () => Promise.reject(new Error('store away')) })).rejects.toThrow('store away')
    expect(await incidents()).toBe(2400)
  })
})
