import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type City, generateCity, mapLayers } from '@fangwei/city'
import { issueCredential } from '@fangwei/server/devices/index.ts'
import { importEntries } from '@fangwei/server/registers/index.ts'
import { changeUnit } from '@fangwei/server/units/index.ts'
import { stationsOf } from '../world/orgs.ts'
import { TENANT, type World } from '../world/world.ts'

export interface Planted {
  readonly city: City
  /** Key by device: a terminal on each unit. */
  readonly terminals: ReadonlyMap<string, string>
  /** Key by device: buttons in the streets. */
  readonly buttons: ReadonlyMap<string, string>
}

/** Units on the streets of the simulated city with a terminal each, buttons between them, and the map under both. */
export async function plantStreets(world: World, units: number, buttons: number): Promise<Planted> {
  const city = generateCity({ seed: 1, until: '2026-03-02T01:00:00Z' })
  const folder = join(world.dataDir, 'map')
  await mkdir(folder, { recursive: true })
  for (const [name, layer] of Object.entries(mapLayers(city)))
    await writeFile(join(folder, `${name}.json`), JSON.stringify(layer))

  const { db, keys } = world.services
  const now = new Date()
  const stations = stationsOf(world.orgs)
  const orgOf = (n: number) => stations[n % stations.length]!.code
  const many = (count: number, one: (n: number) => { id: string; values: Record<string, unknown> }) =>
    Array.from({ length: count }, (_, n) => one(n))
  const entries = {
    unit: many(units, n => ({
      id: `U${n}`,
      values: { name: `巡${n}`, kind: 'car', org: orgOf(n), ...placeOf(city, n) },
    })),
    device: [
      ...many(units, n => ({
        id: `T${n}`,
        values: { name: `终端 ${n}`, kind: 'JT808', place: 'vehicle', consent: 'duty', unit: `U${n}`, org: orgOf(n) },
      })),
      ...many(buttons, n => ({
        id: `B${n}`,
        values: {
          name: `报警柱 ${n}`,
          kind: 'ONE_KEY_PILLAR',
          place: 'outdoor',
          org: orgOf(n),
          ...placeOf(city, n * 31),
        },
      })),
    ],
  }
  return db.system(TENANT, async tx => {
    for (const [register, list] of Object.entries(entries)) {
      const { rejected } = await importEntries(tx, TENANT, keys, register, list, now, { facts: 'one' })
      if (rejected.length > 0) throw new Error(JSON.stringify(rejected[0]))
    }
    for (const { id } of entries.unit)
      await changeUnit(tx, TENANT, { unit: id, event: 'come-on-duty', at: now, by: 'bench' })
    const issue = async (id: string) =>
      [id, (await issueCredential(tx, keys, { tenant: TENANT, device: id, by: 'bench', now })).key] as const
    const issued = new Map<string, string>()
    for (const { id } of entries.device) issued.set(...(await issue(id)))
    const of = (letter: string) => new Map([...issued].filter(([id]) => id.startsWith(letter)))
    return { city, terminals: of('T'), buttons: of('B') }
  })
}

/** A crossing of the city, another for each number. */
export function placeOf(city: City, n: number): { lng: number; lat: number } {
  const [lng, lat] = city.roads.nodes[(n * 7919) % city.roads.nodes.length]!
  return { lng, lat }
}
