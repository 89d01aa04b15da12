import { JobFailed, type JobRun, registerJob } from '../jobs/index.ts'
import { sql } from '../platform/db/index.ts'
import { surroundings } from '../services.ts'
import { detectInThread } from './detect-thread.ts'
import { reopenComeBack } from './key-place.ts'
import { nameCells } from './name-cells.ts'
import { isLastPage, type Reading, type Row, readPage, startColumns } from './read-incidents.ts'
import { cellMetres, hoursOf, mostCells, type Settings } from './settings.ts'

export const HOTSPOT_JOB = 'hotspots'
const DAY_MS = 86_400_000

/**
 * Reads history page by page, detects in a thread, and writes the answer once, under the job's own id. A run that broke
 * off begins anew and finds nothing half done.
 */
registerJob(HOTSPOT_JOB, {
  run: async run => {
    const { services, tenant, args } = run
    const directory = await services.directories.of(tenant)
    const settings = args.settings as Settings
    const [org, until] = [String(args.org), new Date(String(args.until))]
    const path = directory.pathOf(org)
    if (path === undefined) throw new JobFailed('没有这个单位', 'There is no such unit')
    const offset = directory.calendar.offsetMinutes
    const columns = startColumns(offset)
    const read = await readAll(run, { tenant, org, level: path.length - 1, until, settings }, columns.add)
    const points = columns.whole()
    const report = (done: number) => run.step(async () => ({ done, total: read + 1, counts: { read } }))
    const hours = hoursOf[settings.band]
    const detection = await detectInThread(
      {
        points,
        settings: {
          until: (until.getTime() + offset * 60_000) / DAY_MS,
          cellMetres,
          most: mostCells,
          recentDays: settings.recentDays,
          ...(hours === undefined ? {} : { hours }),
        },
      },
      () => report(read),
    )
    await run.step(async tx => {
      const named = await nameCells(tx, tenant, directory, detection.hotspots, columns)
      const around = await surroundings(services, tenant)
      const reopened = await reopenComeBack(tx, around, named.cells, settings.recentDays)
      await tx.run(sql`DELETE FROM hotspot_run WHERE tenant = ${tenant} AND org = ${org}`)
      await tx.run(sql`INSERT INTO hotspot_run (tenant, id, org, path, made_at, made_by, settings, result)
        VALUES (${tenant}, ${run.id}, ${org}, ${path}, ${until.toISOString()}, ${run.account ?? 'system'}, ${JSON.stringify(settings)},
          ${JSON.stringify({ ...named, read: detection.read, check: detection.check })})`)
      return { done: read + 1, total: read + 1, counts: { read, cells: named.cells.length, reopened } }
    })
  },
})

async function readAll(run: JobRun, reading: Reading, add: (rows: readonly Row[]) => void): Promise<number> {
  let [read, after]: [number, Row | undefined] = [0, undefined]
  for (let last = false; !last; ) {
    let rows: Row[] = []
    await run.step(async tx => {
      rows = await readPage(tx, reading, after)
      return { done: read + rows.length, total: null, counts: { read: read + rows.length } }
    })
    add(rows)
    read += rows.length
    after = rows.at(-1)
    last = isLastPage(rows, read)
  }
  return read
}
