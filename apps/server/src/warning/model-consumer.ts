import { type Entry, entriesOf, judgeKept, type Runnable } from '@fangwei/domain/models/definition/index.ts'
import { closedAt, type PointsState, step } from '@fangwei/domain/models/points/index.ts'
import { type Consumer, consume, type OrderedFact } from '../ledger/index.ts'
import type { Surroundings } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type Services, surroundings } from '../services.ts'
import { type Read, readTold, TELLING, type Telling, toldBy } from './model-facts.ts'
import { type Places, placesOf, readPlaces } from './places.ts'
import { catchingUp, runningModels } from './running.ts'
import { openStates } from './states.ts'
import { warn } from './warn.ts'

/** The name of the cursor that every model shares once it has read history. */
export const MODELS = 'models'
const ENDED = ['warning.closed', 'warning.closed-early', 'warning.dismissed']
const PLACED = ['site', 'household'].flatMap(register =>
  ['added', 'changed', 'ended', 'imported'].map(did => `register.${register}.${did}`),
)

interface Known {
  readonly places: Places
  readonly at: number
}
const FRESH_MS = 15 * 60_000
const known = new WeakMap<Services, Map<number, Known>>()

/** Sites and blocks, read again when the order tells of a change in their registers, and now and then. */
async function placesFor(tx: Tx, services: Services, tenant: number, anew: boolean): Promise<Places> {
  const ofServer = known.get(services) ?? new Map<number, Known>()
  known.set(services, ofServer)
  const kept = ofServer.get(tenant)
  if (!anew && kept !== undefined && performance.now() - kept.at < FRESH_MS) return kept.places
  const places = placesOf(await readPlaces(tx, tenant))
  ofServer.set(tenant, { places, at: performance.now() })
  return places
}

/**
 * Reads the one order, judges for every published model, and opens, raises or joins warnings. Cursor, model states and
 * warnings commit together; one open warning for each subject and model is a unique index.
 */
export const modelConsumer = (services: Services): Consumer => ({
  name: MODELS,
  kinds: [...TELLING, ...ENDED, ...PLACED],
  take: async (tx, tenant, facts) => {
    const around = await surroundings(services, tenant)
    const { joined } = await runningModels(tx, tenant, around.directory.calendar.offsetMinutes)
    await judgeAll({ tx, services, around, models: joined }, facts)
  },
})

interface Judging {
  readonly tx: Tx
  readonly services: Services
  readonly around: Surroundings
  readonly models: readonly Runnable[]
}

interface Ending {
  readonly model: Runnable
  readonly key: string
  readonly at: string
}

interface Step {
  readonly model: Runnable
  readonly entry: Entry
  readonly read: Read
}

/** Folds a batch of facts, in their order, into the states they touch; those are read once and written once. */
async function judgeAll(judging: Judging, facts: readonly OrderedFact[]): Promise<void> {
  const { tx, services, around } = judging
  const places = await placesFor(
    tx,
    services,
    around.tenant,
    facts.some(({ kind }) => PLACED.includes(kind)),
  )
  const work = await workOf(judging, places, facts)
  if (work.length === 0) return
  const states = await openStates(
    tx,
    around.tenant,
    work.map(one => ('entry' in one ? { model: one.model, key: one.entry.key } : one)),
  )
  for (const one of work) {
    const name = one.model.definition.model
    if ('entry' in one) {
      const state = states.get(name, one.entry.key)
      await fold({ ...judging, places }, one, state, next => states.set(one.model, one.entry, next))
    } else {
      const state = states.get(name, one.key)
      if (state !== null) states.set(one.model, one, closedAt(state, Date.parse(one.at), one.model.policy))
    }
  }
  await states.write()
}

async function workOf(judging: Judging, places: Places, facts: readonly OrderedFact[]): Promise<(Step | Ending)[]> {
  const { tx, services, around, models } = judging
  const telling = facts.filter(({ kind, matter }) => TELLING.includes(kind) && matter !== null)
  const told = await toldBy(tx, around.tenant, telling.map(tellingOf))
  const reading = {
    places,
    keys: services.keys,
    utcOffsetMinutes: around.directory.calendar.offsetMinutes,
    cite: 'fact' as const,
  }
  const reads = new Map(telling.map((fact, i) => [fact.position, readTold(told[i]!, reading)]))
  const ended = await endingsOf(judging, facts)
  return facts.flatMap((fact): (Step | Ending)[] => {
    const read = reads.get(fact.position)
    if (read?.now === undefined) return ended.get(fact.position) ?? []
    const { now, before } = read
    return models.flatMap(model => entriesOf(model, now, before).map(entry => ({ model, entry, read })))
  })
}

const tellingOf = ({ fact, matter, kind, occurredAt, data }: OrderedFact): Telling => ({
  fact,
  matter: matter!,
  kind,
  occurredAt,
  bytes: null,
  data: data ?? {},
})

/** Closed warnings let the next fact open or reopen one, at once or after the quiet their model asks for. */
async function endingsOf(
  { tx, around, models }: Judging,
  facts: readonly OrderedFact[],
): Promise<Map<number, Ending[]>> {
  const ended = facts.filter(({ kind }) => ENDED.includes(kind))
  if (ended.length === 0) return new Map()
  const rows = await tx.rows<{ id: string; subject: string | null; model: string | null }>(sql`
    SELECT id, subject, model FROM matter WHERE tenant = ${around.tenant} AND id = ANY (${ended.map(f => f.matter)}::uuid[])`)
  return new Map(
    ended.map(fact => {
      const row = rows.find(({ id }) => id === fact.matter)
      const model = models.find(({ definition }) => definition.model === row?.model)
      const key = row?.subject
      return [
        fact.position,
        model === undefined || key === undefined || key === null ? [] : [{ model, key, at: fact.occurredAt }],
      ]
    }),
  )
}

async function fold(
  { tx, around, places }: Judging & { places: Places },
  { model, entry, read }: Step,
  state: PointsState | null,
  keep: (state: PointsState) => void,
): Promise<void> {
  const next = step(state, { ...entry.change, isFirst: false }, model.policy)
  keep(next.state)
  if (next.emission === null) return
  // History that ended long ago teaches the model; only what still counts today asks for help.
  const today = judgeKept(model, entry.subject, next.state, around.now.getTime())
  if (today.grade === null) return
  await warn(tx, around, model, places, { judgement: today, emission: next.emission, violence: read.violence })
}

/**
 * Brings just published versions through history, each on a cursor of its own, a batch at a time, until it stands where
 * the shared one stands; from there on they are read together. Returns how many facts were read.
 */
export async function catchUp(services: Services, tenant: number): Promise<number> {
  const around = await surroundings(services, tenant)
  const offset = around.directory.calendar.offsetMinutes
  const { behind } = await services.db.system(tenant, tx => runningModels(tx, tenant, offset))
  let read = 0
  for (const model of behind) {
    const name = catchingUp(model.definition.model, model.version)
    read += await services.db.system(tenant, async tx => {
      const shared = await positionOf(tx, tenant, MODELS)
      const take: Consumer['take'] = (inner, _, facts) =>
        judgeAll({ tx: inner, services, around, models: [model] }, facts)
      return consume(tx, tenant, { name, kinds: [...TELLING, ...ENDED], take }, { upTo: shared })
    })
    await services.db.system(tenant, tx => join(tx, tenant, name))
  }
  return read
}

const positionOf = async (tx: Tx, tenant: number, name: string): Promise<number> =>
  (await tx.first<{ position: number }>(sql`SELECT position FROM consumer WHERE tenant = ${tenant} AND name = ${name}`))
    ?.position ?? 0

/** Under the lock of the shared cursor: nothing is read between the look and the joining. */
async function join(tx: Tx, tenant: number, name: string): Promise<void> {
  const shared = await tx.first<{ position: number }>(
    sql`SELECT position FROM consumer WHERE tenant = ${tenant} AND name = ${MODELS} FOR UPDATE`,
  )
  if ((shared?.position ?? 0) > (await positionOf(tx, tenant, name))) return
  await tx.run(sql`DELETE FROM consumer WHERE tenant = ${tenant} AND name = ${name}`)
}
