import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { sql } from '../platform/db/index.ts'
import { orgs, smallCity } from '../testing/small-city.ts'
import { importFile } from './import-file.ts'

const city = await smallCity()
const { server, tenant } = city
const folder = await mkdtemp(join(tmpdir(), 'fangwei-forms-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const CALLS = 1500
const callOf = (n: number) => `1599022026020100${String(n + 1).padStart(10, '0')}`
const each = Array.from({ length: CALLS }, (_, n) => n)
const csv = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  `${[head, ...rows].map(row => row.join(',')).join('\n')}\n`

const take = (name: string, text: string) =>
  importFile(
    server.services,
    {
      name,
      stream: (async function* () {
        yield Buffer.from(text)
      })(),
    },
    { tenant, rejectedPath: join(folder, `${name}.rejected`) },
  )

const calls = csv(
  ['接警单编号', '报警时间', '报警内容', '警情地址', '报警电话', '管辖单位代码', '警情类别'],
  each.map(n => [callOf(n), '2026-02-01 08:58:00', `第${n}起`, '测试路 1 号', '13800001111', orgs.stationA, '纠纷']),
)
const feedback = (n: number, number: string, content: string) => [
  number,
  callOf(n),
  '2026-02-01 09:30:00',
  '纠纷',
  '现场调解',
  content,
]
/** One for each call, a second for the first of them, one of a call that nobody has seen. */
const feedbacks = csv(
  ['反馈单编号', '接警单编号', '反馈时间', '反馈类别', '处理结果', '反馈内容'],
  [
    ...each.map(n => feedback(n, `F${n}`, `反馈${n}`)),
    feedback(0, 'F-again', '补充反馈'),
    feedback(CALLS + 9, 'F-lost', '没有这个警情'),
  ],
)

it('takes the three forms as files, the later ones in bulk, each once', async () => {
  expect(await take('calls.csv', calls)).toMatchObject({ read: CALLS, accepted: CALLS, rejected: 0 })
  const taken = await take('feedbacks.csv', feedbacks)
  expect(taken).toMatchObject({ read: CALLS + 2, accepted: CALLS + 1, rejected: 1 })
  const facts = (matter: string) =>
    server.db.system(tenant, tx =>
      tx.rows<{ kind: string; version: number }>(sql`
        SELECT f.kind, f.version FROM fact f JOIN matter m ON m.tenant = f.tenant AND m.id = f.matter
        WHERE f.tenant = ${tenant} AND m.data ->> 'callNumber' = ${matter} ORDER BY f.id`),
    )
  expect(await facts(callOf(0))).toEqual([
    { kind: 'incident.imported', version: 1 },
    { kind: 'incident.completed', version: 2 },
    { kind: 'incident.completed', version: 3 },
  ])
  const standing = await server.db.system(tenant, tx =>
    tx.first<{ n: number; open: number }>(sql`
      SELECT count(*) FILTER (WHERE data ->> 'result' IS NOT NULL AND data ->> 'fedBackAt' IS NOT NULL)::int AS n, count(*) FILTER (WHERE NOT closed)::int AS open
      FROM matter WHERE tenant = ${tenant}`),
  )
  expect(standing).toEqual({ n: CALLS, open: 0 })
  expect(await take('feedbacks.csv', feedbacks)).toMatchObject({ accepted: 0, duplicates: CALLS + 1, rejected: 1 })
})
