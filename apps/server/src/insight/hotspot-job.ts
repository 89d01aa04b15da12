import { letGo, registerJob } from '../jobs/index.ts'
import { sql } from '../platform/db/index.ts'
import { surroundings } from '../services.ts'
import { detect } from './detect.ts'
import { reopenComeBack } from './key-place.ts'
import { nameCells } from './name-cells.ts'
import { hoursOf, type Settings } from './settings.ts'

export const HOTSPOT_JOB = 'hotspots'

/**
 * Detects and writes the answer once, under the job's own id. A run that broke off goes on behind the pages it had read
 * and finds nothing half done.
 */
registerJob(HOTSPOT_JOB, {
  run: async run => {
    const { services, tenant, args } = run
    const settings = args.settings as Settings
    const [org, until] = [String(args.org), new Date(String(args.until))]
    const hours = hoursOf[settings.band]
    const { group, recentDays } = settings
    const found = await detect(run, { org, until, group, recentDays, ...(hours === undefined ? {} : { hours }) })
    const { detection, read } = found
    await run.step(async tx => {
      const around = await surroundings(services, tenant)
      const path = around.directory.pathOf(org) ?? [org]
      const named = await nameCells(tx, tenant, around.directory, detection.hotspots, found)
      const reopened = await reopenComeBack(tx, around, named.cells, settings.recentDays)
      await tx.run(sql`DELETE FROM hotspot_run WHERE tenant = ${tenant} AND org = ${org}`)
      await tx.run(sql`INSERT INTO hotspot_run (tenant, id, org, path, made_at, made_by, settings, result)
        VALUES (${tenant}, ${run.id}, ${org}, ${path}, ${until.toISOString()}, ${run.account ?? 'system'}, ${JSON.stringify(settings)},
          ${JSON.stringify({ ...named, read: detection.read, check: detection.check })})`)
      return { done: read + 1, total: read + 1, counts: { read, cells: named.cells.length, reopened } }
    })
    await letGo(run)
  },
})
