import { dispute } from '@fangwei/domain/matters/dispute/index.ts'
import { createClassifier, decodeModel } from '@fangwei/domain/text/linear/index.ts'
import { expect, it } from 'vitest'
import { openMatter } from '../loop/index.ts'
import { sql } from '../platform/db/index.ts'
import { surroundings } from '../services.ts'
import { actorOf, orgs, smallCity, viewerOf } from '../testing/small-city.ts'
import { leastLabels, retrain } from './retrain.ts'

const city = await smallCity()
const { services } = city.server

/** A dispute that an officer registers with a type of their choice. */
async function register(facts: string, category: string) {
  const officer = await city.account('station-duty-officer', 'stationA')
  const around = await surroundings(services, city.tenant)
  const fields = { facts, category, source: 'visit' }
  return city.server.db.as(viewerOf(officer), tx =>
    openMatter(tx, around, actorOf(officer), { type: dispute, unit: orgs.stationA, fields }),
  )
}

const labels = () =>
  city.server.db.system(city.tenant, tx =>
    tx.rows<{ matter: string; suggested: string | null; chosen: string }>(
      sql`SELECT matter, suggested, chosen FROM text_label WHERE tenant = ${city.tenant} ORDER BY chosen_at, matter`,
    ),
  )

it('keeps what an officer chose beside what was suggested, and no text', async () => {
  const wages = await register('老板拖欠工资三个月不给', 'D0501')
  await city.server.settle()
  expect(await labels()).toEqual([{ matter: wages.id, suggested: 'D05', chosen: 'D05' }])
  const other = await register('两家因为放置敖包石的位置起争执', 'D99')
  await city.server.settle()
  expect((await labels()).find(l => l.matter === other.id)?.chosen).toBe('D99')
})

it('does not train on a handful', async () => {
  expect(await retrain(services, city.tenant, 'dispute-type', false)).toMatchObject({ labels: 2, kept: false })
})

it('trains on the choices, tells before and after, and the forms get the new classifier', {
  timeout: 120_000,
}, async () => {
  for (let i = 0; i < leastLabels; i += 1) await register(`第${i}回，两家为敖包石摆在哪里起争执`, 'D99')
  await city.server.settle()
  const { before, after, kept, labels: count } = await retrain(services, city.tenant, 'dispute-type', false)
  expect([kept, count]).toEqual([true, leastLabels + 2])
  expect(after!.accuracy).toBeGreaterThan(before!.accuracy)
  const headers = await city.headersOf(await city.account('station-duty-officer', 'stationA'))
  const reply = await city.server.app.fastify.inject({ url: '/api/v1/text-models/dispute-type', headers })
  const classify = createClassifier(decodeModel((reply.json() as { model: string }).model))
  expect(classify('为敖包石摆放起争执').label).toBe('D99')
  expect(classify('老板拖欠工资三个月不给').label).toBe('D05')
})
