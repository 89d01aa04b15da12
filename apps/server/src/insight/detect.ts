import type { Detection } from '@fangwei/domain/places/hotspot/index.ts'
import { JobFailed, type JobRun, keepState, keptState } from '../jobs/index.ts'
import { detectInThread } from './detect-thread.ts'
import { isLastPage, PAGE, type Reading, type Row, readPage, startColumns } from './read-incidents.ts'
import { cellMetres, mostCells, type Settings } from './settings.ts'

const DAY_MS = 86_400_000

export interface HotspotsAsked {
  readonly org: string
  /** Strictly before this instant: what is not known yet is not read. */
  readonly until: Date
  readonly group: Settings['group']
  readonly recentDays: number
  /** Hours of the local day; every hour unless told. */
  readonly hours?: { readonly from: number; readonly to: number }
}

export interface Detected {
  readonly detection: Detection
  readonly categories: readonly string[]
  readonly units: readonly string[]
  readonly read: number
}

/**
 * The one ranking of places by what their past says of the days to come: the hotspots page and the patrol plans have it
 * from here. Reads history page by page under the job's lease, ranks in a thread.
 */
export async function detect(run: JobRun, asked: HotspotsAsked): Promise<Detected> {
  const directory = await run.services.directories.of(run.tenant)
  const path = directory.pathOf(asked.org)
  if (path === undefined) throw new JobFailed('没有这个单位', 'There is no such unit')
  const offset = directory.calendar.offsetMinutes
  const columns = startColumns(offset)
  const read = await readAll(run, { tenant: run.tenant, level: path.length - 1, ...asked }, columns.add)
  const detection = await detectInThread(
    {
      points: columns.whole(),
      settings: {
        until: (asked.until.getTime() + offset * 60_000) / DAY_MS,
        cellMetres,
        most: mostCells,
        recentDays: asked.recentDays,
        ...(asked.hours === undefined ? {} : { hours: asked.hours }),
      },
    },
    () => run.step(async () => ({ done: read, total: read + 1, counts: { read } })),
  )
  return { detection, categories: columns.categories, units: columns.units, read }
}

/**
 * All incidents that a reading asks for, page by page. Answers how many there were. Whole pages are put down, sealed, so
 * that a later try of a long reading goes on behind them; whoever called lets go of them at its end.
 */
export async function readAll(run: JobRun, reading: Reading, add: (rows: readonly Row[]) => void): Promise<number> {
  let [read, after]: [number, Row | undefined] = [0, undefined]
  for (let [page, last] = [1, false]; !last; page += 1) {
    const kept = await keptState<Row[]>(run, `page-${page}`)
    let rows = kept ?? []
    await run.step(async tx => {
      if (kept === undefined) rows = await readPage(tx, reading, after)
      return { done: read + rows.length, total: null, counts: { read: read + rows.length } }
    })
    if (kept === undefined && rows.length === PAGE) await keepState(run, `page-${page}`, rows)
    add(rows)
    read += rows.length
    after = rows.at(-1)
    last = isLastPage(rows, read)
  }
  return read
}
