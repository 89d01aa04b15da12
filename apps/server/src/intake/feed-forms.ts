import {
  compileMapping,
  createOccurrenceCounter,
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

/** Takes forms sent as rows with the headings their system exports; each in a transaction of its own. */
export async function feedForms(
  services: Services,
  account: Account,
  forms: readonly Form[],
  options: FeedOptions,
): Promise<Taken[]> {
  const taken: Taken[] = []
  for (const form of forms) taken.push(await feedForm(services, account, form, options))
  return taken
}

async function feedForm(services: Services, account: Account, form: Form, options: FeedOptions): Promise<Taken> {
  const names = Object.keys(form)
  const recognised = recogniseForm([names], options)
  if (recognised === undefined) return { status: 'rejected', matter: null, reasons: [refusal('row', 'not-a-form')] }
  const compiled = compileMapping(recognised.mapping, recognised.names, { now: services.clock.now() })
  if (!compiled.ok)
    return {
      status: 'rejected',
      matter: null,
      reasons: compiled.problems.map(p => ({ field: p.path, code: 'mapping', zh: p.zh, en: p.en })),
    }
  const cells = Object.fromEntries(recognised.names.map((name, at) => [name, form[names[at]!] ?? '']))
  const mapped = mapRow(compiled.mapper, cells, createOccurrenceCounter())
  if (!mapped.ok) return { status: 'rejected', matter: null, reasons: mapped.reasons }
  const around = await surroundings(services, account.tenant)
  try {
    return await services.db.system(account.tenant, tx =>
      receiveLive(tx, around, account, mapped.record, keptCells(compiled.mapper, cells, mapped.record)),
    )
  } catch (error) {
    const refused = refusalOf(error)
    if (refused === undefined) throw error
    return refused
  }
}
