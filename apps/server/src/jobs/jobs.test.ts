import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { type Database, sql } from '../platform/db/index.ts'
import { writeSealed } from '../platform/files/index.ts'
import { type SmallCity, smallCity } from '../testing/small-city.ts'
import { claimJob } from './claim-job.ts'
import { enqueueJob, forgetEnded, JobFailed, registerJob } from './index.ts'
import type { JobRow } from './job.ts'

const city: SmallCity = await smallCity()
const { server, tenant, clock } = city
const db: Database = server.db
const officer = await city.account('station-duty-officer', 'stationA')
const headers = await city.headersOf(officer)

const enqueue = (kind: string, args = {}) =>
  db.system(tenant, tx => enqueueJob(tx, tenant, clock.now(), { kind, account: officer.id, args }))
const rowOf = async (id: string) =>
  (await db.system(tenant, tx =>
    tx.first<JobRow>(sql`SELECT * FROM job WHERE tenant = ${tenant} AND id = ${id}::uuid`),
  ))!
const get = (url: string, who = headers) => server.app.fastify.inject({ method: 'GET', url, headers: who })

let tries = 0
registerJob('counting', {
  run: async run => {
    for (let done = 1; done <= 3; done += 1) await run.step(async () => ({ done, total: 3, counts: { added: done } }))
    await writeSealed(run.services.keys, join(run.folder, 'rows.csv'), Readable.from([Buffer.from('a,b\r\n')]))
    await run.offerFile('rows.csv')
  },
})
registerJob('refusing', {
  run: async () => {
    throw new JobFailed('文件没有数据行', 'The file holds no rows')
  },
})
registerJob('breaking', {
  run: async () => {
    tries += 1
    throw new Error('expected by the test')
  },
})

it('runs to the end, shows its progress and gives its file to its owner alone', async () => {
  const id = await enqueue('counting')
  expect((await get(`/api/v1/jobs/${id}`)).json()).toMatchObject({ state: 'waiting', progress: null })
  await server.settle()
  expect((await get(`/api/v1/jobs/${id}`)).json()).toMatchObject({
    state: 'done',
    progress: { done: 3, total: 3, counts: { added: 3 } },
    files: ['rows.csv'],
  })
  const file = await get(`/api/v1/jobs/${id}/files/rows.csv`)
  expect([file.statusCode, file.body, file.headers['content-type']]).toEqual([
    200,
    'a,b\r\n',
    'text/csv; charset=utf-8',
  ])
  const other = await city.headersOf(await city.account('station-leader', 'stationA'))
  expect((await get(`/api/v1/jobs/${id}`, other)).statusCode).toBe(404)
  expect((await get(`/api/v1/jobs/${id}/files/rows.csv`, other)).statusCode).toBe(404)
  expect((await get(`/api/v1/jobs/${id}/files/..%2Frows.csv`)).statusCode).toBe(404)
})

it('says in both languages why it failed, and does not try again what trying cannot mend', async () => {
  const id = await enqueue('refusing')
  await server.settle()
  expect(await rowOf(id)).toMatchObject({
    state: 'failed',
    attempts: 1,
    failure: { zh: '文件没有数据行', en: 'The file holds no rows' },
  })
})

it('tries again later what broke, five times at most', async () => {
  const id = await enqueue('breaking')
  const quiet = console.error
  console.error = () => undefined
  for (let round = 0; round < 8; round += 1) {
    await server.settle()
    clock.moveBy(600_000)
  }
  console.error = quiet
  expect([tries, (await rowOf(id)).state]).toEqual([5, 'failed'])
})

it('takes over a job whose runner has gone, and the old runner writes nothing more', async () => {
  const id = await enqueue('counting')
  const first = await db.system(tenant, tx => claimJob(tx, tenant, clock.now(), ['counting']))
  expect(await db.system(tenant, tx => claimJob(tx, tenant, clock.now(), ['counting']))).toBeUndefined()
  clock.moveBy(31_000)
  const second = await db.system(tenant, tx => claimJob(tx, tenant, clock.now(), ['counting']))
  expect([first?.id, second?.id]).toEqual([id, id])
  expect(second?.lease).not.toBe(first?.lease)
  clock.moveBy(31_000)
  await server.settle()
  expect((await rowOf(id)).state).toBe('done')
})

it('is cancelled before it starts, and between two steps', async () => {
  const waiting = await enqueue('counting')
  const cancel = (id: string) =>
    server.app.fastify.inject({ method: 'POST', url: `/api/v1/jobs/${id}/cancel`, headers })
  expect((await cancel(waiting)).json()).toMatchObject({ state: 'cancelled' })
  const steps: number[] = []
  registerJob('cancelled-within', {
    run: async run => {
      for (let done = 1; done <= 3; done += 1) {
        await run.step(async () => ({ done, total: 3, counts: {} }))
        steps.push(done)
        if (done === 1) expect((await cancel(run.id)).json()).toMatchObject({ state: 'running', cancelling: true })
      }
    },
  })
  const id = await enqueue('cancelled-within')
  await server.settle()
  expect([steps, (await rowOf(id)).state]).toEqual([[1], 'cancelled'])
})

it('forgets the files of jobs that ended two weeks ago', async () => {
  const id = await enqueue('counting')
  await server.settle()
  clock.moveBy(15 * 86_400_000)
  expect(await forgetEnded(server.services, tenant)).toBeGreaterThan(0)
  const fresh = await city.headersOf(officer)
  expect((await get(`/api/v1/jobs/${id}/files/rows.csv`, fresh)).statusCode).toBe(404)
})
