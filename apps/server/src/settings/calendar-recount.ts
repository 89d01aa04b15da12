import { JobFailed, type JobHandler } from '../jobs/index.ts'
import { act, Refused, type Surroundings, systemActor } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { surroundings } from '../services.ts'

export const CALENDAR_RECOUNT = 'calendar-recount'
/** Every process has read the new table by then, so no clock starts by the old one afterwards. */
export const SETTLING_MS = 5000
const BATCH = 100
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Counts running working-day clocks again by the new holiday table, each matter through the door. */
export const calendarRecount: JobHandler = {
  run: async run => {
    run.services.directories.changed(run.tenant)
    const around = await surroundings(run.services, run.tenant)
    if (around.directory.calendar.version !== run.args.version)
      throw new JobFailed('节假日表又有改动', 'The holiday table has changed again')
    let after = FIRST
    let done = 0
    for (let more = true; more; )
      await run.step(async tx => {
        const matters = await staleMatters(tx, around, after)
        for (const id of matters) await recountOne(tx, around, id)
        more = matters.length === BATCH
        after = matters.at(-1) ?? after
        done += matters.length
        return { done, total: more ? null : done, counts: { recounted: done } }
      })
  },
}

async function staleMatters(tx: Tx, { tenant, directory }: Surroundings, after: string): Promise<string[]> {
  const rows = await tx.rows<{ matter: string }>(sql`
    SELECT DISTINCT matter FROM deadline WHERE tenant = ${tenant} AND state IN ('running', 'paused') AND unit = 'working-day'
      AND calendar_version <> ${directory.calendar.version} AND matter > ${after}::uuid ORDER BY matter LIMIT ${BATCH}`)
  return rows.map(row => row.matter)
}

/** A matter whose clocks have stopped meanwhile has nothing to count. */
async function recountOne(tx: Tx, around: Surroundings, matter: string): Promise<void> {
  try {
    await act(tx, around, systemActor(''), { matter, action: 'recount', input: {} })
  } catch (error) {
    if (!(error instanceof Refused && error.refusal.code === 'no-deadline')) throw error
  }
}
