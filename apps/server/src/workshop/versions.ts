import type { ModelVersionView, Static } from '@fangwei/contract/index.ts'
import type { ModelDefinition } from '@fangwei/domain/models/definition/index.ts'
import { findShippedModel, shippedModels } from '@fangwei/domain/models/shipped.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { catchingUp } from '../warning/index.ts'
import { type Live, liveFigures, noFigures } from './live-figures.ts'

export type VersionView = Static<typeof ModelVersionView>

export interface VersionRow {
  readonly model: string
  readonly version: number
  readonly state: VersionView['state']
  readonly definition: ModelDefinition
  readonly proposedBy: string | null
  readonly proposedByName: string | null
  readonly changedAt: string | null
  readonly submittedAt: string | null
  readonly decidedByName: string | null
  readonly decidedAt: string | null
  readonly decisionNote: string | null
  readonly publishedAt: string | null
  readonly retiredAt: string | null
  readonly retireReason: string | null
  readonly reviewOn: string | null
  readonly shipped?: boolean
}

/** Rows of one model or of all, newest version first. */
const rowsOf = (tx: Tx, tenant: number, model?: string): Promise<VersionRow[]> =>
  tx.rows<VersionRow>(sql`
    SELECT v.model, v.version, v.state, v.definition, v.proposed_by AS "proposedBy", p.name AS "proposedByName", v.changed_at AS "changedAt",
      v.submitted_at AS "submittedAt", d.name AS "decidedByName", v.decided_at AS "decidedAt", v.decision_note AS "decisionNote",
      v.published_at AS "publishedAt", v.retired_at AS "retiredAt", v.retire_reason AS "retireReason", v.review_on::text AS "reviewOn"
    FROM model_version v LEFT JOIN account p ON p.tenant = v.tenant AND p.id = v.proposed_by LEFT JOIN account d ON d.tenant = v.tenant AND d.id = v.decided_by
    WHERE v.tenant = ${tenant} AND (${model ?? null}::text IS NULL OR v.model = ${model ?? null}::text) ORDER BY v.model, v.version DESC`)

const nothing = {
  ...{ proposedBy: null, proposedByName: null, changedAt: null, submittedAt: null, decidedByName: null },
  ...{ decidedAt: null, decisionNote: null, publishedAt: null, retiredAt: null, retireReason: null },
}

/** Version 1 of a shipped model, until a row of that version stands in its place. */
function shippedRow(model: string, rows: readonly VersionRow[]): VersionRow[] {
  const shipped = findShippedModel(model)
  if (shipped === undefined || rows.some(({ version }) => version === 1)) return []
  const decided = rows.some(({ state }) => state === 'published' || state === 'retired')
  const state: VersionView['state'] = shipped.runs ? (decided ? 'retired' : 'published') : 'draft'
  return [
    {
      ...nothing,
      model,
      version: 1,
      state,
      definition: shipped.definition,
      reviewOn: shipped.nextReviewOn,
      shipped: true,
    },
  ]
}

/** Every version of one model, newest first; empty when there is no such model. */
export async function versionsOf(tx: Tx, tenant: number, model: string): Promise<VersionRow[]> {
  const rows = await rowsOf(tx, tenant, model)
  return [...rows, ...shippedRow(model, rows)]
}

/** Every model with its versions, shipped ones first. */
export async function allVersions(tx: Tx, tenant: number): Promise<Map<string, VersionRow[]>> {
  const rows = await rowsOf(tx, tenant)
  const names = [...shippedModels.map(({ definition }) => definition.model), ...rows.map(({ model }) => model)]
  return new Map(
    [...new Set(names)].map(model => {
      const own = rows.filter(row => row.model === model)
      return [model, [...own, ...shippedRow(model, own)]]
    }),
  )
}

/** The one in force, else the newest. */
export const currentOf = (versions: readonly VersionRow[]): VersionRow =>
  versions.find(({ state }) => state === 'published') ?? versions[0]!

export interface Viewing {
  readonly live: ReadonlyMap<string, Live>
  readonly behind: ReadonlySet<string>
}

/** What is beside a version: its live figures, and which versions still read history. Needs the system's sight. */
export async function viewing(tx: Tx, tenant: number, now: Date, model?: string): Promise<Viewing> {
  const live = await liveFigures(tx, tenant, now, model)
  const rows = await tx.rows<{ name: string }>(
    sql`SELECT name FROM consumer WHERE tenant = ${tenant} AND name LIKE 'model:%@%'`,
  )
  return { live, behind: new Set(rows.map(({ name }) => name)) }
}

export const viewOf = (row: VersionRow, { live, behind }: Viewing): VersionView => ({
  ...row,
  shipped: row.shipped === true,
  behind: behind.has(catchingUp(row.model, row.version)),
  live: live.get(`${row.model}@${row.version}`) ?? noFigures,
})
