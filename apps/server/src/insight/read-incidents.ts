import type { IncidentColumns } from '@fangwei/domain/places/hotspot/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'
import { categoriesOf, historyDays, mostIncidents, neverCounted, type Settings } from './settings.ts'

export const PAGE = 20_000
const DAY_MS = 86_400_000

export interface Row {
  readonly id: string
  readonly at: string
  readonly lng: number
  readonly lat: number
  readonly category: string
  readonly unit: string
  readonly by: string | null
}

export interface Reading {
  readonly tenant: number
  readonly org: string
  readonly level: number
  readonly until: Date
  readonly group: Settings['group']
  /** Not before this instant; three years unless told. */
  readonly since?: Date
}

/** One page of the incidents of an organisation, newest first. Shielded ones and those within families are never read. */
export const readPage = (tx: Tx, { tenant, org, level, until, since, group }: Reading, after?: Row): Promise<Row[]> =>
  tx.rows<Row>(
    statement(
      `SELECT m.id, m.occurred_at AS at, m.lng, m.lat, m.category, m.unit, m.data ->> 'initiatedBy' AS by FROM matter m
       WHERE m.tenant = $1 AND m.l${level} = $2 AND m.type = 'incident' AND NOT m.drill AND m.lng IS NOT NULL AND m.lat IS NOT NULL
         AND m.occurred_at < $3::timestamptz AND m.occurred_at >= $4::timestamptz
         AND m.category ^@ ANY ($5::text[]) AND NOT m.category ^@ ANY ($6::text[])
         AND (m.data -> 'familyViolence') IS DISTINCT FROM 'true'::jsonb
         AND ($7::timestamptz IS NULL OR (m.occurred_at, m.id) < ($7::timestamptz, $8::uuid))
       ORDER BY m.occurred_at DESC, m.id DESC LIMIT ${PAGE}`,
      [
        tenant,
        org,
        until.toISOString(),
        (since ?? new Date(until.getTime() - historyDays * DAY_MS)).toISOString(),
        categoriesOf[group],
        neverCounted,
        after?.at ?? null,
        after?.id ?? null,
      ],
    ),
  )

export const isLastPage = (rows: readonly Row[], read: number) => rows.length < PAGE || read >= mostIncidents

/** Fills columns page by page: a row costs 33 bytes and no object stays. */
export function startColumns(offsetMinutes: number) {
  const parts: IncidentColumns[] = []
  const [categories, units] = [startCodes(), startCodes()]
  return {
    categories: categories.list,
    units: units.list,
    add(rows: readonly Row[]): void {
      const day = (row: Row) => (Date.parse(row.at) + offsetMinutes * 60_000) / DAY_MS
      parts.push({
        x: Float64Array.from(rows, row => row.lng),
        y: Float64Array.from(rows, row => row.lat),
        day: Float64Array.from(rows, day),
        category: Int32Array.from(rows, row => categories.of(row.category)),
        unit: Int32Array.from(rows, row => units.of(row.unit)),
        byPolice: Uint8Array.from(rows, row => (row.by === 'police-initiated' ? 1 : 0)),
      })
    },
    whole(): IncidentColumns {
      const reals = (name: 'x' | 'y' | 'day') =>
        joined(
          parts.map(part => part[name]),
          n => new Float64Array(n),
        )
      const codes = (name: 'category' | 'unit') =>
        joined(
          parts.map(part => part[name]),
          n => new Int32Array(n),
        )
      return {
        x: reals('x'),
        y: reals('y'),
        day: reals('day'),
        category: codes('category'),
        unit: codes('unit'),
        byPolice: joined(
          parts.map(part => part.byPolice),
          n => new Uint8Array(n),
        ),
      }
    },
  }
}

function startCodes() {
  const list: string[] = []
  const known = new Map<string, number>()
  const of = (code: string): number => {
    const found = known.get(code)
    if (found !== undefined) return found
    known.set(code, list.length)
    return list.push(code) - 1
  }
  return { list, of }
}

function joined<T extends Float64Array | Int32Array | Uint8Array>(parts: readonly T[], make: (size: number) => T): T {
  const whole = make(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
