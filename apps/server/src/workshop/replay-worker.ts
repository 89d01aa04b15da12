import { parentPort, workerData } from 'node:worker_threads'
import { compileDefinition, type ModelDefinition } from '@fangwei/domain/models/definition/index.ts'
import type { Subject } from '@fangwei/domain/models/subject.ts'
import type { Keys } from '../platform/secrets/index.ts'
import type { ThreadData } from '../platform/thread/index.ts'
import { type PlaceData, placesOf, readTold, type Told, whereIs } from '../warning/index.ts'
import { type BookState, type Result, startBook } from './replay-book.ts'

/** What a replay is started with: definitions to run side by side, and where to go on from. */
export interface ReplayStart {
  readonly definitions: readonly ModelDefinition[]
  readonly places: PlaceData
  readonly names: ReadonlyMap<string, string>
  readonly keys: Keys
  readonly utcOffsetMinutes: number
  readonly kept?: readonly BookState[]
}

export type Ask =
  | { readonly ask: 'take'; readonly told: readonly Told[] }
  | { readonly ask: 'keep' }
  | { readonly ask: 'result' }
export type Reply =
  | { readonly warnings: number }
  | { readonly kept: readonly BookState[] }
  | { readonly results: readonly Result[] }

const { given: start } = workerData as ThreadData<ReplayStart>
const places = placesOf(start.places)
const reading = { places, keys: start.keys, utcOffsetMinutes: start.utcOffsetMinutes, cite: 'matter' as const }
/** A relationship is told as one, never by its key. */
const placeOf = (subject: Subject) => whereIs(subject, places, org => start.names.get(org)).place ?? null
const books = start.definitions.map((definition, i) =>
  startBook(compileDefinition(definition, '0', start.utcOffsetMinutes), placeOf, start.kept?.[i]),
)

function answer(given: Ask): Reply {
  if (given.ask === 'keep') return { kept: books.map(book => book.keep()) }
  if (given.ask === 'result') return { results: books.map(book => book.result()) }
  for (const told of given.told) {
    const { now, before, unit } = readTold(told, reading)
    if (now !== undefined) for (const book of books) book.take(now, before, unit)
  }
  return { warnings: books[0]?.warned() ?? 0 }
}

parentPort?.on('message', (given: Ask) => parentPort?.postMessage(answer(given)))
