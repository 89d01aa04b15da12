import {
  type Compiled,
  compileMapping,
  createOccurrenceCounter,
  type IntakeRecord,
  keptCells,
  mapRow,
  recogniseForm,
  refusal,
} from '@fangwei/domain/intake/index.ts'
import type { Account } from '../access/index.ts'
import { type Services, surroundings } from '../services.ts'
import { receiveLive, refusalOf, type Taken } from './receive-live.ts'

export interface FeedOptions {
  readonly feed: string
  readonly zone?: string
  readonly crs?: string
}

type Form = Readonly<Record<string, string>>

/** Forms of one transaction: one flush of the disk for all of them. */
const TOGETHER = 50

/** Takes forms sent as rows with the headings their system exports, in their order; a refused one leaves the others be. */
export async function feedForms(
  services: Services,
  account: Account,
  forms: readonly Form[],
  options: FeedOptions,
): Promise<Taken[]> {
  const read = formReader(services.clock.now(), options)
  const taken: Taken[] = []
  for (let from = 0; from < forms.length; from += TOGETHER) {
    const rows = forms.slice(from, from + TOGETHER).map(read)
    const readable = rows.filter((row): row is Readable => !('status' in row))
    const answers = (await takeTogether(services, account, readable)).values()
    for (const row of rows) taken.push('status' in row ? row : answers.next().value!)
  }
  return taken
}

interface Readable {
  readonly record: IntakeRecord
  readonly kept: Readonly<Record<string, string>>
}

/** In one transaction; when the loop refuses one, in two halves, until the refused one stands alone. */
async function takeTogether(services: Services, account: Account, rows: readonly Readable[]): Promise<Taken[]> {
  if (rows.length === 0) return []
  const around = await surroundings(services, account.tenant)
  try {
    return await services.db.system(account.tenant, async tx => {
      const taken: Taken[] = []
      for (const { record, kept } of rows) taken.push(await receiveLive(tx, around, account, record, kept))
      return taken
    })
  } catch (error) {
    const refused = refusalOf(error)
    if (refused === undefined) throw error
    if (rows.length === 1) return [refused]
    const half = rows.length >> 1
    const first = await takeTogether(services, account, rows.slice(0, half))
    return [...first, ...(await takeTogether(services, account, rows.slice(half)))]
  }
}

interface Shape {
  readonly names: readonly string[]
  readonly compiled: Compiled
}

/** Reads forms one by one; what their headings mean is worked out once for all that have the same. */
function formReader(now: Date, options: FeedOptions): (form: Form) => Readable | Taken {
  const shapes = new Map<string, Shape | undefined>()
  const shapeOf = (headings: string[]): Shape | undefined => {
    const key = JSON.stringify(headings)
    if (!shapes.has(key)) {
      const form = recogniseForm([headings], options)
      shapes.set(
        key,
        form === undefined ? form : { names: form.names, compiled: compileMapping(form.mapping, form.names, { now }) },
      )
    }
    return shapes.get(key)
  }
  return form => {
    const headings = Object.keys(form)
    const shape = shapeOf(headings)
    if (shape === undefined) return rejected([refusal('row', 'not-a-form')])
    const { names, compiled } = shape
    if (!compiled.ok)
      return rejected(compiled.problems.map(p => ({ field: p.path, code: 'mapping', zh: p.zh, en: p.en })))
    const cells = Object.fromEntries(names.map((name, at) => [name, form[headings[at]!] ?? '']))
    const mapped = mapRow(compiled.mapper, cells, createOccurrenceCounter())
    if (!mapped.ok) return rejected(mapped.reasons)
    return { record: mapped.record, kept: keptCells(compiled.mapper, cells, mapped.record) }
  }
}

const rejected = (reasons: Taken['reasons']): Taken => ({ status: 'rejected', matter: null, reasons })
