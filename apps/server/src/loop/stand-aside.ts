import { decide, type Matter } from '@fangwei/domain/loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { barredUnits, barsOf, type Named } from './barred-units.ts'
import { contextOf, Refused, systemActor, typeOf, writeOf } from './deciding.ts'
import { notify } from './notices.ts'
import { lockMatter } from './read-matter.ts'
import type { Surroundings } from './surroundings.ts'
import { writeMatters } from './write-decision.ts'

/**
 * A party named only now counts like one named at the opening: the unit whose own it is leaves the matter and all that
 * hangs together with it, what it comes from and what came of it. Returns the matter as it is then.
 */
export async function standAside(
  tx: Tx,
  around: Surroundings,
  matter: Matter,
  named: readonly Named[],
): Promise<Matter> {
  const found = barsOf(await barredUnits(tx, around.tenant, named), named)
  const units = found.filter(org => org !== matter.path[0] && !matter.barred.includes(org))
  if (units.length === 0) return matter
  const family = await familyOf(tx, around.tenant, matter.id)
  for (const id of family) await leave(tx, around, id, units)
  await forgetNotices(tx, around.tenant, family, units)
  const after = await lockMatter(tx, around.tenant, matter.id)
  return after?.matter ?? matter
}

async function leave(tx: Tx, around: Surroundings, id: string, units: readonly string[]): Promise<void> {
  const locked = await lockMatter(tx, around.tenant, id)
  if (locked === undefined) return
  const type = typeOf(locked.matter.type)
  const actor = systemActor(locked.matter.unit)
  const decision = decide({
    type,
    matter: locked.matter,
    action: 'step-aside',
    input: { units },
    actor,
    now: around.now,
    context: contextOf(around),
  })
  if (!decision.ok) throw new Refused(decision)
  await writeMatters(tx, around.tenant, around.now, [writeOf(type, decision, [], false, actor.account)])
  await notify(tx, around, decision.next, decision.notices)
}

/** The whole tree a matter stands in, from its root down. */
export async function familyOf(tx: Tx, tenant: number, id: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    WITH RECURSIVE up AS (
      SELECT id, parent, 0 AS steps FROM matter WHERE tenant = ${tenant} AND id = ${id}::uuid
      UNION ALL SELECT m.id, m.parent, up.steps + 1 FROM up JOIN matter m ON m.tenant = ${tenant} AND m.id = up.parent
    ), down AS (
      (SELECT id FROM up ORDER BY steps DESC LIMIT 1)
      UNION ALL SELECT m.id FROM down JOIN matter m ON m.tenant = ${tenant} AND m.parent = down.id
    ) SELECT id FROM down`)
  return rows.map(row => row.id)
}

/** What the unit's people were told of it before goes too: nothing of it is theirs to count. */
const forgetNotices = (tx: Tx, tenant: number, matters: readonly string[], units: readonly string[]) =>
  tx.run(sql`
    DELETE FROM notification n USING account a
    WHERE n.tenant = ${tenant} AND a.tenant = n.tenant AND a.id = n.account AND a.org = ANY (${units}::text[])
      AND n.matter = ANY (${matters}::uuid[])`)
