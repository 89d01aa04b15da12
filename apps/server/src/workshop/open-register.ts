import { type Reply, routes } from '@fangwei/contract/index.ts'
import { findFactInput, type ModelDefinition } from '@fangwei/domain/models/definition/index.ts'
import type { Account } from '../access/index.ts'
import { sql } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { openPage } from './open-page.ts'
import { allVersions, viewing } from './versions.ts'

type Open = Reply<typeof routes.openModels>

/** A count below this could point at somebody: it is told as "fewer than five". */
const LEAST = 5

const told = (count: number) => (count < LEAST ? null : count)

const inputsOf = ({ enters, signs }: ModelDefinition): Open['items'][number]['inputs'] => {
  const names = new Set([...enters.flat().map(({ field }) => field), ...signs.map(({ when }) => when.field)])
  return [...names].flatMap(name => findFactInput(name)?.label ?? [])
}

/** Which models run, on what, with what limits, and how often they were wrong: for everybody, without a person in it. */
export async function openRegister({ db, clock }: Services): Promise<Open> {
  const [city] = await db.outside(tx =>
    tx.rows<{ id: number; zh: string; en: string }>(
      sql`SELECT id, name_zh AS zh, name_en AS en FROM tenant ORDER BY id LIMIT 1`,
    ),
  )
  if (city === undefined) throw problems.notFound()
  const now = clock.now()
  const items = await db.system(city.id, async tx => {
    const { live } = await viewing(tx, city.id, now)
    const published = [...(await allVersions(tx, city.id)).values()].flatMap(
      versions => versions.find(({ state }) => state === 'published') ?? [],
    )
    return published.map(({ model, version, definition, publishedAt, reviewOn }) => {
      const figures = live.get(`${model}@${version}`)
      const { label, purpose, subjects, limits, notFor, owner } = definition
      return {
        ...{ model, label, version, purpose, subjects, limits, notFor, owner, reviewOn },
        since: publishedAt?.slice(0, 10) ?? null,
        inputs: inputsOf(definition),
        warnings: told(figures?.warnings ?? 0),
        wrong: told(figures?.wrong ?? 0),
      }
    })
  })
  return { city: { zh: city.zh, en: city.en }, at: now.toISOString(), items }
}

export function serveOpenRegister(app: App<Account>, services: Services): void {
  app.serve(routes.openModels, () => openRegister(services))
  app.serve(routes.openModelsPage, async ({ reply }) => {
    reply.header('cache-control', 'public, max-age=300')
    reply.type('text/html; charset=utf-8')
    await reply.send(openPage(await openRegister(services)))
    return {}
  })
}
