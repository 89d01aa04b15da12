import type { HotspotRun, Static } from '@fangwei/contract/index.ts'
import type { Backtest } from '@fangwei/domain/places/hotspot/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type StoredCell, subjectOf } from './name-cells.ts'
import type { Settings } from './settings.ts'

type Run = Static<typeof HotspotRun>

interface StoredRun {
  readonly id: string
  readonly made_at: string
  readonly settings: Settings
  readonly result: {
    readonly cells: readonly StoredCell[]
    readonly suppressed: number
    readonly read: number
    readonly check: Backtest | null
  }
}

/** The latest run of one organisation; each cell with the open key place about it. */
export async function latestRun(tx: Tx, tenant: number, org: string): Promise<Run | null> {
  const run = await tx.first<StoredRun>(sql`
    SELECT id, made_at, settings, result FROM hotspot_run WHERE tenant = ${tenant} AND org = ${org} ORDER BY made_at DESC LIMIT 1`)
  if (run === undefined) return null
  const open = await openAbout(tx, tenant, run.result.cells.map(subjectOf))
  const { cells, suppressed, read, check } = run.result
  return {
    id: run.id,
    madeAt: run.made_at,
    settings: run.settings,
    read,
    suppressed,
    cells: cells.map(cell => ({ ...cell, matter: open.get(subjectOf(cell)) ?? null })),
    check:
      check === null
        ? null
        : {
            windows: check.windows,
            days: check.days,
            incidents: check.incidents,
            ours: check.hits.ours,
            naive: check.hits.rival,
            pai: check.pai.ours,
            naivePai: check.pai.rival,
          },
  }
}

async function openAbout(tx: Tx, tenant: number, subjects: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ subject: string; id: string }>(sql`
    SELECT subject, id FROM matter WHERE tenant = ${tenant} AND subject = ANY (${subjects}::text[]) AND type = 'key-place' AND NOT closed`)
  return new Map(rows.map(({ subject, id }) => [subject, id]))
}

/** One cell of a run in the reader's sight, and the days its recent calls were counted over. */
export async function findCell(
  tx: Tx,
  tenant: number,
  run: string,
  index: number,
): Promise<{ cell: StoredCell; days: number } | undefined> {
  const row = await tx.first<Pick<StoredRun, 'result' | 'settings'>>(
    sql`SELECT result, settings FROM hotspot_run WHERE tenant = ${tenant} AND id = ${run}::uuid`,
  )
  const cell = row?.result.cells[index]
  return row === undefined || cell === undefined ? undefined : { cell, days: row.settings.recentDays }
}
