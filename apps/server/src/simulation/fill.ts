import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { type City, generateCalls, generateCity, mapLayers, type SimulatedCall } from '@fangwei/city'
import { incident } from '@fangwei/domain/matters/incident/index.ts'
import { fieldsOfCall, type PastCall, receiveHistory } from '../intake/index.ts'
import { openMatter, systemActor } from '../loop/index.ts'
import { sql } from '../platform/db/index.ts'
import { roadsFolder } from '../roads/index.ts'
import { type Services, surroundings } from '../services.ts'
import { fillDisputes, fillFraudWarnings } from './cases.ts'
import { CITY_ROADS, cityRoads } from './city-roads.ts'
import { sendWarning } from './outside-warning.ts'
import { groundOf } from './patrol-ground.ts'
import { fillPeople } from './people.ts'
import { plantCity, TENANT } from './plant.ts'

const BATCH = 500
/** Calls younger than this are still being handled when the demo opens. */
const STILL_OPEN_MS = 2 * 3_600_000

export interface FillOptions {
  readonly seed?: number
  readonly population?: number
  readonly days?: number
  readonly until?: Date
}

export type Say = (zh: string, en: string) => void

/** Makes the simulated city in an empty store: first what log-in needs, then the history of its calls. */
export async function fillCity(
  services: Services,
  say: Say,
  options: FillOptions = {},
): Promise<{ history: (stopped: () => boolean) => Promise<number> }> {
  const until = options.until ?? services.clock.now()
  const city = generateCity({
    seed: options.seed ?? 1,
    until: until.toISOString(),
    ...(options.population === undefined ? {} : { population: options.population }),
    ...(options.days === undefined ? {} : { days: options.days }),
  })
  await plantCity(services.db, services.keys, city, until)
  await writeMap(services.dataDir, city)
  await writeRoads(services.dataDir, city)
  services.directories.changed(TENANT)
  await sendWarning(services, city, until)
  say(
    `已建立模拟城市：${city.name.zh}，${city.organisations.length} 个机构`,
    `Simulated city: ${city.name.en}, ${city.organisations.length} organisations`,
  )
  return { history: stopped => fillHistory(services, city, until, stopped) }
}

/** The calls of the past through the batched door, then those still open through the ordinary one. */
async function fillHistory(services: Services, city: City, until: Date, stopped: () => boolean): Promise<number> {
  const around = await surroundings(services, TENANT)
  let taken = 0
  let batch: PastCall[] = []
  const flush = async () => {
    const calls = batch
    batch = []
    await services.db.system(TENANT, tx => receiveHistory(tx, around, calls, rootOf(city)))
    taken += calls.length
    await turn()
  }
  const open: SimulatedCall[] = []
  for (const made of generateCalls(city, city.from, city.until)) {
    if (stopped()) return taken
    if (until.getTime() - Date.parse(made.call.receivedAt) < STILL_OPEN_MS && !made.call.category.startsWith('W1'))
      open.push(made)
    else batch.push(pastOf(made))
    if (batch.length >= BATCH) await flush()
  }
  await flush()
  for (const made of open) await openCall(services, made)
  taken += await fillDisputes(services, city, stopped)
  taken += await fillFraudWarnings(services, city, stopped)
  await fillPeople(services, city, until, stopped)
  await services.db.system(TENANT, tx =>
    tx.run(sql`UPDATE tenant SET filled_at = ${until.toISOString()} WHERE id = ${TENANT}`),
  )
  return taken + open.length
}

function pastOf({ call, dispatches, feedbacks, family }: SimulatedCall): PastCall {
  const feedback = feedbacks.findLast(f => f.interim !== true)
  return {
    call,
    dispatches,
    ...(feedback === undefined ? {} : { feedback }),
    ...(family === undefined
      ? {}
      : { confirmed: { relationship: family.relation, callerRole: family.caller, factors: family.factors } }),
  }
}

async function openCall(services: Services, { call }: SimulatedCall): Promise<void> {
  const around = await surroundings(services, TENANT)
  await services.db.system(TENANT, tx =>
    openMatter(tx, around, systemActor(call.orgCode ?? ''), {
      type: incident,
      unit: call.orgCode ?? '',
      fields: fieldsOfCall(call),
      occurredAt: new Date(call.receivedAt),
    }),
  )
}

/** The streets as an OpenStreetMap file for the road graph, and as its patrols walk them. */
async function writeRoads(dataDir: string, city: City): Promise<void> {
  const folder = roadsFolder(dataDir)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, CITY_ROADS), cityRoads(city))
  await writeFile(join(folder, 'patrol.json'), JSON.stringify(groundOf(city)))
}

/** The map base lies beside the data as files: the same for everybody, and no part of any record. */
async function writeMap(dataDir: string, city: City): Promise<void> {
  const folder = join(dataDir, 'map')
  await mkdir(folder, { recursive: true })
  for (const [name, layer] of Object.entries(mapLayers(city)))
    await writeFile(join(folder, `${name}.json`), JSON.stringify(layer))
}

const rootOf = (city: City): string => city.organisations.find(o => o.kind === 'city-bureau')!.code
