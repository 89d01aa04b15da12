import { warning } from '@fangwei/domain/matters/warning/index.ts'
import type { Account } from '@fangwei/server/access/index.ts'
import { openMatter, systemActor } from '@fangwei/server/loop/index.ts'
import { surroundings } from '@fangwei/server/services.ts'
import { TENANT, type World } from './world.ts'

const SERIES = '00000000-0000-4000-8000-'

/** The matter with this number in a planted series. */
export const warningId = (number: number): string => SERIES + String(number).padStart(12, '0')
/** The same in SQL, from an expression that gives the number. */
export const warningIdSql = (number: string): string => `('${SERIES}' || lpad((${number})::int::text, 12, '0'))`

export interface Series {
  readonly from: number
  readonly count: number
  /** Number n waits at the station of `at[n mod at.length]`. */
  readonly at: readonly Account[]
}

/**
 * Plants warnings that wait to be signed. One of each station goes through the door; the series is its copies, made in
 * one statement with their clocks.
 */
export async function plantWarnings(world: World, { from, count, at }: Series): Promise<void> {
  const around = await surroundings(world.services, TENANT)
  for (const [index, officer] of at.entries()) {
    const { id } = await world.services.db.system(TENANT, tx =>
      openMatter(tx, around, systemActor(world.city.org), {
        type: warning,
        unit: officer.org,
        fields: { kind: 'family-dispute', grade: 2, model: 'family-dispute', because: [] },
      }),
    )
    const numbers = [from, from + count - 1, at.length, index]
    await copy(world, 'matter', { id: `${warningIdSql('n')}::uuid`, number: `'W' || n` }, 's.id', [id, ...numbers])
    await copy(world, 'deadline', { matter: `${warningIdSql('n')}::uuid` }, 's.matter', [id, ...numbers])
  }
  await putAway(world)
}

/** What planting left to be swept, counted and written to the disk is done now: the figures are of acts, not of that. */
async function putAway(world: World): Promise<void> {
  await world.owner('VACUUM (ANALYZE) matter, deadline')
  await world.owner('CHECKPOINT')
}

async function copy(
  world: World,
  table: string,
  given: Readonly<Record<string, string>>,
  key: string,
  values: readonly unknown[],
): Promise<void> {
  const list = await copyList(world, table, given)
  await world.owner(
    `INSERT INTO ${table} (${list.columns}) SELECT ${list.values} FROM ${table} s, generate_series($2::int, $3::int) AS n
     WHERE ${key} = $1::uuid AND n % $4::int = $5::int`,
    values,
  )
}

/** Every column that may be written, taken from the row `s` unless given otherwise. */
async function copyList(world: World, table: string, given: Readonly<Record<string, string>>) {
  const rows = await world.owner<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [table],
  )
  const names = rows.map(r => r.name)
  return { columns: names.join(', '), values: names.map(name => given[name] ?? `s.${name}`).join(', ') }
}
