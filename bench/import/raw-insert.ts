import { timed } from '../bench.ts'
import type { World } from '../world/world.ts'

const COPIES: readonly (readonly [table: string, source: string])[] = [
  ['matter', 'matter'],
  ['fact', 'fact'],
  ['fact_payload', 'fact_payload'],
  ['fact_pending', 'fact_pending'],
  ['signal', 'signal'],
  ['term', 'term'],
]

/**
 * The limit of an import: the very rows it wrote, inserted again by INSERT … SELECT into empty tables with the same
 * columns and indexes, in one transaction with its commit. Rows of the file per second.
 */
export async function rawInsertRate(world: World, rows: number): Promise<number> {
  await world.owner(`SET row_security = off`)
  for (const [table, source] of COPIES)
    await world.owner(
      `CREATE TABLE raw_${table} (LIKE ${source} INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING INDEXES)`,
    )
  const { seconds } = await timed(async () => {
    await world.owner('BEGIN')
    for (const [table, source] of COPIES) {
      const columns = await ordinaryColumns(world, source)
      await world.owner(`INSERT INTO raw_${table} (${columns}) SELECT ${columns} FROM ${source}`)
    }
    await world.owner('COMMIT')
  })
  for (const [table] of COPIES) await world.owner(`DROP TABLE raw_${table}`)
  return rows / seconds
}

async function ordinaryColumns(world: World, table: string): Promise<string> {
  const [row] = await world.owner<{ names: string }>(
    `SELECT string_agg(quote_ident(attname), ', ') AS names FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  )
  return row?.names ?? ''
}
