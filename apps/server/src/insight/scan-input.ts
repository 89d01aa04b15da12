import type { ScanSettings, Static } from '@fangwei/contract/index.ts'
import { gridOf } from '@fangwei/domain/places/scan/index.ts'
import { JobFailed, type JobRun } from '../jobs/index.ts'
import { statement, type Tx } from '../platform/db/index.ts'
import { readAll } from './detect.ts'
import { startColumns } from './read-incidents.ts'
import type { ScanTask } from './scan-worker.ts'

const DAY_MS = 86_400_000
/** Fewer say nothing whatever the circle. */
const FEWEST = 10
/** Cells at most: time grows with their square, and with every span that is looked at. */
const MOST_CELLS = { now: 800, any: 300 } as const
/** Looking at any span at any time goes in steps of days that leave so many intervals. */
const MOST_INTERVALS = 60
const MOST_HOUSEHOLDS = 500_000

export type Settings = Static<typeof ScanSettings>

/** Everything a scan is made of, as it was read: small enough to be put down, and all that a later try needs. */
export interface ScanInput {
  readonly org: string
  readonly settings: Settings
  readonly task: ScanTask
  readonly cellMetres: number
  /** Middle of each cell. */
  readonly lng: readonly number[]
  readonly lat: readonly number[]
  /** Of each call: its cell, its local day since 1970, and what and whose it was, by number. */
  readonly cells: readonly number[]
  readonly days: readonly number[]
  readonly category: readonly number[]
  readonly unit: readonly number[]
  readonly categories: readonly string[]
  readonly units: readonly string[]
}

/** Reads the calls and, for rates, the households; lays them on a lattice. Throws JobFailed where there is too little. */
export async function gatherScan(run: JobRun): Promise<ScanInput> {
  const directory = await run.services.directories.of(run.tenant)
  const settings = run.args.settings as Settings
  const org = String(run.args.org)
  const path = directory.pathOf(org)
  if (path === undefined) throw new JobFailed('没有这个单位', 'There is no such unit')
  const offset = directory.calendar.offsetMinutes
  const startOf = (day: string) => new Date(Date.parse(day) - offset * 60_000)
  const columns = startColumns(offset)
  const level = path.length - 1
  const [since, until] = [startOf(settings.from), new Date(startOf(settings.to).getTime() + DAY_MS)]
  await readAll(run, { tenant: run.tenant, org, level, since, until, group: settings.group }, columns.add)
  const all = columns.whole()
  const wanted = settings.calls === 'police' ? 1 : 0
  const kept = [...all.x.keys()].filter(i => all.byPolice[i] === wanted)
  if (kept.length < FEWEST)
    throw new JobFailed(
      `这段时间只有 ${kept.length} 起，少于 ${FEWEST} 起，扫描说明不了什么`,
      `Only ${kept.length} calls in that time: with fewer than ${FEWEST} a scan says nothing`,
    )
  const pick = (column: ArrayLike<number>) => kept.map(i => column[i]!)
  const [x, y, day] = [pick(all.x), pick(all.y), pick(all.day)]
  const people = settings.model === 'poisson' ? await householdsOf(run, org, level) : undefined
  const grid = gridOf({ x, y, day }, people, MOST_CELLS[settings.window])
  return {
    org,
    settings,
    task: taskOf(settings, grid.files),
    cellMetres: grid.cellMetres,
    lng: grid.lng,
    lat: grid.lat,
    cells: [...grid.cellOf],
    days: day.map(Math.floor),
    category: pick(all.category),
    unit: pick(all.unit),
    categories: columns.categories,
    units: columns.units,
  }
}

function taskOf({ model, window, from, to, maxRadiusKm, maxDays }: Settings, files: ScanTask['files']): ScanTask {
  const [start, end] = [Date.parse(from) / DAY_MS, Date.parse(to) / DAY_MS]
  const length = window === 'now' ? 1 : Math.ceil((end - start + 1) / MOST_INTERVALS)
  return {
    files,
    shape: { model, start, end, kind: 'latlong', unit: 'day', length },
    analysis: window === 'now' ? 'prospective' : 'retrospective',
    maxRadiusKm,
    longest: Math.max(1, Math.floor(maxDays / length)),
    seed: 1,
  }
}

/** Where people live, as the registers have it: positions of households, and nothing else of them. */
async function householdsOf(run: JobRun, org: string, level: number): Promise<{ x: number[]; y: number[] }> {
  let rows: { x: number; y: number }[] = []
  await run.step(async (tx: Tx) => {
    rows = await tx.rows(
      statement(
        `SELECT (data ->> 'lng')::float8 AS x, (data ->> 'lat')::float8 AS y FROM register_entry
         WHERE tenant = $1 AND register = 'household' AND l${level} = $2 AND valid_to IS NULL AND data ? 'lng' ORDER BY id LIMIT ${MOST_HOUSEHOLDS}`,
        [run.tenant, org],
      ),
    )
    return { done: 0, total: null, counts: { households: rows.length } }
  })
  if (rows.length === 0)
    throw new JobFailed(
      '没有登记住户，不能按住户比较：请改用“与时间无关”',
      'No households are registered here: compare with time instead',
    )
  return { x: rows.map(row => row.x), y: rows.map(row => row.y) }
}
