import type { FenceShape } from '@fangwei/domain/geo/index.ts'
import { type EntryValues, fenceShape } from '@fangwei/domain/registers/index.ts'
import type { Directory } from '../directory/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { todayOf } from '../registers/index.ts'
import type { Services } from '../services.ts'
import type { KnownDevice } from './registry.ts'

/** `stay-in` rings when the device has left, `keep-out` when it has entered. */
export type FenceKind = 'stay-in' | 'keep-out'

/** A fence in force as intake needs it. */
export interface KnownFence {
  readonly id: string
  readonly version: number
  readonly org: string
  readonly kind: FenceKind
  readonly shape: FenceShape
  /** Of its own; absent ones are the city's policy. */
  readonly dwellSeconds: number | undefined
  readonly worstAccuracyM: number | undefined
  readonly hears: string
  readonly values: EntryValues
}

interface Row {
  id: string
  version: number
  org: string
  data: EntryValues
}

/** Fences of a city in force on this day. Ended today is ended now: whoever takes one away wants it silent. */
async function readFences(tx: Tx, tenant: number, day: string): Promise<KnownFence[]> {
  const rows = await tx.rows<Row>(sql`SELECT id, version, org, data FROM register_entry
    WHERE tenant = ${tenant} AND register = 'fence' AND valid_from <= ${day}::date AND (valid_to IS NULL OR valid_to > ${day}::date) ORDER BY id`)
  return rows.flatMap(({ data, ...row }) => {
    const shape = fenceShape(data)
    if (shape === undefined) return []
    return [
      {
        ...row,
        kind: data.kind === 'keep-out' ? 'keep-out' : 'stay-in',
        shape,
        dwellSeconds: number(data.dwell),
        worstAccuracyM: number(data.accuracy),
        hears: String(data.hears),
        values: data,
      },
    ]
  })
}

const number = (value: unknown) => (typeof value === 'number' ? value : undefined)
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The fences of a device: those that name it or its kind, and belong to a unit it answers to. */
export type FencesOf = (device: Pick<KnownDevice, 'id' | 'kind' | 'org'>) => readonly KnownFence[]

function finderOf(fences: readonly KnownFence[], { pathOf }: Pick<Directory, 'pathOf'>): FencesOf {
  const by = new Map<string, KnownFence[]>()
  const add = (key: string, fence: KnownFence) => by.set(key, [...(by.get(key) ?? []), fence])
  for (const fence of fences) {
    for (const id of list(fence.values.devices)) add(`device ${id}`, fence)
    for (const kind of list(fence.values.deviceKinds)) add(`kind ${kind}`, fence)
  }
  return ({ id, kind, org }) => {
    const meant = [...(by.get(`device ${id}`) ?? []), ...(by.get(`kind ${kind}`) ?? [])]
    if (meant.length === 0) return meant
    const path = pathOf(org) ?? []
    return [...new Set(meant.filter(fence => path.includes(fence.org)))]
  }
}

/** A fence that was drawn or taken away is known this soon. */
const FRESH_MS = 1000

/** Fences of every city in memory: what a connected device is held against changes while it is connected. */
export function openFences({ db, clock, directories }: Pick<Services, 'db' | 'clock' | 'directories'>) {
  const known = new Map<number, { readAt: number; finder: Promise<FencesOf> }>()

  async function read(tenant: number): Promise<FencesOf> {
    const directory = await directories.of(tenant)
    const day = todayOf(directory, clock.now())
    return finderOf(await db.system(tenant, tx => readFences(tx, tenant, day)), directory)
  }

  return {
    of(tenant: number): Promise<FencesOf> {
      const found = known.get(tenant)
      if (found !== undefined && performance.now() - found.readAt < FRESH_MS) return found.finder
      const finder = read(tenant)
      known.set(tenant, { readAt: performance.now(), finder })
      finder.catch(() => known.delete(tenant))
      return finder
    },
    /** Read them again before the next look: one has just been drawn. */
    changed(): void {
      known.clear()
    },
  }
}
