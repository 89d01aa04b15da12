import { compileDefinition, type ModelDefinition, type Runnable } from '@fangwei/domain/models/definition/index.ts'
import { shippedModels } from '@fangwei/domain/models/shipped.ts'
import { sql, type Tx } from '../platform/db/index.ts'

interface Row {
  readonly model: string
  readonly version: number
  readonly definition: ModelDefinition
}

const compiled = new Map<string, { readonly definition: ModelDefinition; readonly runnable: Runnable }>()

/** Compiled once for each version; a definition is never changed once it is in review. */
function runnableOf(tenant: number, { model, version, definition }: Row, utcOffsetMinutes: number): Runnable {
  const key = `${tenant}:${model}@${version}`
  const known = compiled.get(key)
  if (known !== undefined) return known.runnable
  const runnable = compileDefinition(definition, String(version), utcOffsetMinutes)
  compiled.set(key, { definition, runnable })
  return runnable
}

/** Version 1 of a shipped model runs until its first row says otherwise. */
export const shippedRunning = (touched: ReadonlySet<string>): Row[] =>
  shippedModels
    .filter(({ definition, runs }) => runs && !touched.has(definition.model))
    .map(({ definition }) => ({ model: definition.model, version: 1, definition }))

/** The name of the cursor of a version that is still reading history. */
export const catchingUp = (model: string, version: number | string) => `model:${model}@${version}`

export interface Running {
  /** Versions that stand where the shared cursor stands. */
  readonly joined: readonly Runnable[]
  /** Versions just published, still reading history on a cursor of their own. */
  readonly behind: readonly Runnable[]
}

/** Every published model of a tenant. */
export async function runningModels(tx: Tx, tenant: number, utcOffsetMinutes: number): Promise<Running> {
  const published = await tx.rows<Row>(
    sql`SELECT model, version, definition FROM model_version WHERE tenant = ${tenant} AND state = 'published' ORDER BY model`,
  )
  const touched = await tx.rows<{ model: string }>(sql`
    SELECT DISTINCT model FROM model_version WHERE tenant = ${tenant} AND state IN ('published', 'retired')`)
  const late = await tx.rows<{ name: string }>(
    sql`SELECT name FROM consumer WHERE tenant = ${tenant} AND name LIKE 'model:%@%'`,
  )
  const behind = new Set(late.map(({ name }) => name))
  const all = [...shippedRunning(new Set(touched.map(({ model }) => model))), ...published]
  const isBehind = ({ model, version }: Row) => behind.has(catchingUp(model, version))
  const runnable = (row: Row) => runnableOf(tenant, row, utcOffsetMinutes)
  return { joined: all.filter(row => !isBehind(row)).map(runnable), behind: all.filter(isBehind).map(runnable) }
}
