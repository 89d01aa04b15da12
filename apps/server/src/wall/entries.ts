import { distanceMetres } from '@fangwei/domain/geo/index.ts'
import {
  byAttention,
  type Community,
  type WallEntry,
  type WatchedType,
  wallEntry,
  watchedStates,
  watchedTypes,
} from '@fangwei/domain/wall/index.ts'
import type { Directory } from '../directory/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'

/** More open matters than a room can look at; the most urgent are taken. */
const MOST = 400

interface Row {
  readonly id: string
  readonly type: WatchedType
  readonly state: string
  readonly closed: boolean
  readonly grade: number | null
  readonly opened_at: string
  readonly data: Record<string, unknown>
}

const COLUMNS = 'm.id, m.type, m.state, m.closed, m.grade, m.opened_at, m.data'

const isWatched = ({ type, state, closed }: Row): boolean => !closed && watchedStates[type].includes(state)

/** Turns rows into what the wall may say of them; what must be discreet stands at the nearest community's centre. */
function toEntries(rows: readonly Row[], directory: Directory): WallEntry[] {
  const communities = [...directory.orgs.values()].flatMap(({ kind, name, lng, lat }): Community[] =>
    kind === 'community' && lng !== null && lat !== null ? [{ name, lng, lat }] : [],
  )
  return rows.filter(isWatched).map(row =>
    wallEntry({ ...row, openedAt: row.opened_at }, place => {
      if (place === null) return undefined
      const far = communities.map(community => ({ community, metres: distanceMetres(community, place) }))
      return far.sort((a, b) => a.metres - b.metres)[0]?.community
    }),
  )
}

/** The open matters of an organisation that its wall shows, in the order of attention. */
export async function openEntries(tx: Tx, directory: Directory, tenant: number, org: string): Promise<WallEntry[]> {
  const level = (directory.pathOf(org)?.length ?? 1) - 1
  const rows = await tx.rows<Row>(
    statement(
      `SELECT ${COLUMNS} FROM matter m WHERE m.tenant = $1 AND m.l${level} = $2 AND NOT m.closed AND m.type = ANY ($3::text[]) AND m.state = ANY ($4::text[])
       ORDER BY m.rank, m.next_due, m.opened_at, m.id LIMIT ${MOST}`,
      [tenant, org, [...watchedTypes], watchedTypes.flatMap(type => watchedStates[type])],
    ),
  )
  return toEntries(rows, directory).sort(byAttention)
}

/** What became of some matters: their entries, and those that are no longer on the wall. */
export async function entriesOf(
  tx: Tx,
  directory: Directory,
  tenant: number,
  ids: readonly string[],
): Promise<{ entries: WallEntry[]; gone: string[] }> {
  const rows = await tx.rows<Row>(
    statement(
      `SELECT ${COLUMNS} FROM matter m WHERE m.tenant = $1 AND m.id = ANY ($2::uuid[]) AND m.type = ANY ($3::text[])`,
      [tenant, [...ids], [...watchedTypes]],
    ),
  )
  return {
    entries: toEntries(rows, directory),
    gone: rows.filter(row => !isWatched(row)).map(row => row.id),
  }
}
