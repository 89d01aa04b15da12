import type { Matter } from '@fangwei/domain/loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'

/** What is new in a matter of which only fields, and who did what, are other than before. */
interface Patch {
  readonly id: string
  readonly was: number
  readonly version: number
  readonly data: Readonly<Record<string, unknown>>
  readonly done_by: Readonly<Record<string, string>>
}

/** Most signs that join a matter change nothing else. Undefined: more has changed, or something is gone. */
export function patchOf(before: Matter | undefined, after: Matter): Patch | undefined {
  if (before === undefined || !isElsewhereSame(before, after)) return undefined
  const data = added(before.data, after.data)
  const doneBy = added(before.doneBy, after.doneBy)
  if (data === undefined || doneBy === undefined) return undefined
  return { id: after.id, was: before.version, version: after.version, data, done_by: doneBy }
}

/** Patches any number of matters in one statement; how many were at their version. */
export async function patchMatters(tx: Tx, tenant: number, patches: readonly Patch[]): Promise<number> {
  if (patches.length === 0) return 0
  return tx.run(sql`
    UPDATE matter SET version = i.version, data = matter.data || i.data, done_by = matter.done_by || i.done_by
    FROM jsonb_to_recordset(${JSON.stringify(patches)}::jsonb) AS i(id uuid, was int, version int, data jsonb, done_by jsonb)
    WHERE matter.tenant = ${tenant} AND matter.id = i.id AND matter.version = i.was`)
}

function isElsewhereSame(before: Matter, after: Matter): boolean {
  const { version, data, doneBy, ...rest } = before
  return Object.entries(rest).every(([name, value]) => isSame(value, after[name as keyof typeof rest]))
}

/** The same thing, or a list of the same things. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b ||
  (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => item === b[index]))

/** What is other than before; undefined when something of before is no longer there. */
function added<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> | undefined {
  if (Object.keys(before).some(name => after[name] === undefined)) return undefined
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== before[name]))
}
