import { setImmediate as turn } from 'node:timers/promises'
import { type City, type Household, households, relationshipsOf } from '@fangwei/city'
import { importEntries, type NewEntry } from '../registers/index.ts'
import type { Services } from '../services.ts'
import { TENANT } from './plant.ts'

const BATCH = 1500

/** Recorded households, who lives in them and how they are related, a batch a transaction. */
export async function fillPeople(services: Services, city: City, now: Date, stopped: () => boolean): Promise<void> {
  const relations: NewEntry[] = []
  let batch: Household[] = []
  const flush = async () => {
    const taken = batch
    batch = []
    await importAll(services, 'household', taken.map(entryOfHousehold(city)), now)
    await importAll(services, 'resident', taken.flatMap(entriesOfMembers), now)
    relations.push(
      ...taken
        .flatMap(h => relationshipsOf(city, h))
        .map(r => ({ id: r.id, values: { kind: r.kind, first: r.between[0], second: r.between[1] } })),
    )
    await turn()
  }
  for (const household of households(city)) {
    if (stopped()) return
    batch.push(household)
    if (batch.length >= BATCH) await flush()
  }
  await flush()
  // Last, because a relationship may reach into a household of another batch.
  for (let at = 0; at < relations.length && !stopped(); at += BATCH)
    await importAll(services, 'relationship', relations.slice(at, at + BATCH), now)
}

const importAll = (services: Services, register: string, entries: readonly NewEntry[], now: Date) =>
  services.db.system(TENANT, tx => importEntries(tx, TENANT, services.keys, register, entries, now, { facts: 'one' }))

const entryOfHousehold =
  (city: City) =>
  (h: Household): NewEntry => {
    const [lng, lat] = city.buildings[h.building]!.position
    return { id: h.id, values: { address: h.address, org: h.community, lng, lat } }
  }

const entriesOfMembers = (h: Household): NewEntry[] =>
  h.members.map(m => ({
    id: m.id,
    values: {
      name: m.name,
      household: h.id,
      birthYear: m.birthYear,
      idNumber: m.residentId,
      ...(m.phone === null ? {} : { phone: m.phone }),
    },
  }))
