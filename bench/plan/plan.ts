import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { patrolSteps, planPatrol, readChao } from '@fangwei/domain/plan/patrol/index.ts'
import { planSiting, readPmed, shortestPaths, sitingSteps } from '@fangwei/domain/plan/siting/index.ts'
import { planVisits, readSolomon, visitsSteps } from '@fangwei/domain/plan/visits/index.ts'
import type { Bench, BenchRun } from '../bench.ts'
import type { Figure } from '../figures/figure.ts'
import { realData } from '../real-data.ts'

const SEED = 1
/** Instances of each kind at scale 1, evenly from all of them, so that the bench ends in five minutes; 4 takes all. */
const MOST = { visits: 56, patrols: 60, sites: 20 }

/** One instance: its set, its gap to the best known in percent, and the seconds it took. */
interface Gap {
  readonly set: string
  readonly gap: number
  readonly seconds: number
}

/** The clock guards as it does on the command line. */
const budget = (steps: number, seconds: number) => {
  const began = performance.now()
  return { steps, isSpent: () => performance.now() - began >= seconds * 1000 }
}

const timedGap = (set: string, gapOf: () => number): Gap => {
  const began = performance.now()
  const gap = gapOf()
  return { set, gap, seconds: (performance.now() - began) / 1000 }
}

/** What was solved, of how many. */
interface Gaps {
  readonly gaps: readonly Gap[]
  readonly of: number
}

const NONE: Gaps = { gaps: [], of: 0 }

const listed = async (folder: string, name: RegExp): Promise<string[]> =>
  (await readdir(folder)).filter(file => name.test(file)).toSorted()
const text = (...path: string[]): Promise<string> => readFile(join(...path), 'utf8')

/** At most so many of the names, evenly from first to last. */
function some(names: readonly string[], most: number, { scale }: BenchRun): string[] {
  const count = Math.min(names.length, Math.max(1, Math.round(most * scale)))
  return Array.from({ length: count }, (_, i) => names[Math.floor((i * names.length) / count)]!)
}

/** "name number" a line. */
const valuesOf = (lines: string): Map<string, number> =>
  new Map(
    lines.split('\n').map(line => {
      const [name = '', value] = line.trim().split(/\s+/)
      return [name, Number(value)] as const
    }),
  )

/** Against the least distance known, however many vehicles it takes: what is made small here is the way. */
async function visits(run: BenchRun, seconds: number): Promise<Gaps> {
  const folder = realData(run, 'routing')
  if (folder === undefined) return NONE
  const instances = join(folder, 'VRPTW/solomon')
  const files = await listed(instances, /txt$/)
  const best = JSON.parse(await text(folder, 'best-known.json')) as Record<string, { best_known_cost: number }>
  const gaps: Gap[] = []
  for (const file of some(files, MOST.visits, run)) {
    const name = file.replace('.txt', '')
    const problem = readSolomon(await text(instances, file))
    gaps.push(
      timedGap(name.slice(0, 2), () => {
        const plan = planVisits(problem, { seed: SEED, budget: budget(visitsSteps(problem, seconds), seconds) })
        return 100 * (plan.cost / best[`${name}_distance`]!.best_known_cost - 1)
      }),
    )
  }
  return { gaps, of: files.length }
}

async function patrols(run: BenchRun, seconds: number): Promise<Gaps> {
  const folder = realData(run, 'orienteering')
  if (folder === undefined) return NONE
  const best = valuesOf(await text(folder, 'chaoResults.txt'))
  // Where nothing can be reached there is no gap to speak of.
  const files = (await listed(folder, /^p\d.*txt$/)).filter(file => (best.get(file) ?? 0) > 0)
  const gaps: Gap[] = []
  for (const file of some(files, MOST.patrols, run)) {
    const problem = readChao(await text(folder, file))
    gaps.push(
      timedGap(file.slice(0, 2), () => {
        const plan = planPatrol(problem, { seed: SEED, budget: budget(patrolSteps(problem, seconds), seconds) })
        return 100 * (1 - plan.score / best.get(file)!)
      }),
    )
  }
  return { gaps, of: files.length }
}

async function sites(run: BenchRun, seconds: number): Promise<Gaps> {
  const folder = realData(run, 'siting')
  if (folder === undefined) return NONE
  const optima = valuesOf(await text(folder, 'optima.txt'))
  const files = await listed(folder, /^pmed.*txt$/)
  const gaps: Gap[] = []
  for (const file of some(files, MOST.sites, run)) {
    const { vertices, count, graph } = readPmed(await text(folder, file))
    gaps.push(
      timedGap('pmed', () => {
        const clock = budget(0, seconds)
        const problem = { sites: vertices, demands: vertices, count, cost: shortestPaths(graph) }
        const plan = planSiting(problem, { seed: SEED, budget: { ...clock, steps: sitingSteps(problem, seconds) } })
        return 100 * (plan.cost / optima.get(file.replace('.txt', ''))! - 1)
      }),
    )
  }
  return { gaps, of: files.length }
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length
const rounded = (value: number) => Math.round(value * 1000) / 1000

function figureOf(name: string, { gaps, of }: Gaps, atMost: number, beside: string): Figure[] {
  if (gaps.length === 0) return []
  const sets = [...new Set(gaps.map(g => g.set))].map(
    set => `${set} ${rounded(mean(gaps.filter(g => g.set === set).map(g => g.gap)))} %`,
  )
  const time = `${mean(gaps.map(g => g.seconds)).toFixed(2)} s each`
  const worst = `worst ${rounded(Math.max(...gaps.map(g => g.gap)))} %`
  return [
    {
      name: `${name}, mean gap of ${gaps.length} instances`,
      value: rounded(mean(gaps.map(g => g.gap))),
      unit: '%',
      bar: { atMost },
      note: `${gaps.length < of ? `sampled evenly from ${of}; ` : ''}${sets.join(', ')}; ${worst}; ${time}; ${beside}`,
    },
  ]
}

export const plan: Bench = {
  name: 'plan',
  summary: 'gaps to the best known of plan visits (0.4 s), plan patrol (2 s) and plan siting (5 s) on open instances',
  run: async run => [
    ...figureOf('plan visits', await visits(run, 0.4), 1.63, 'VROOM: 1.63 % at 0.4 s'),
    ...figureOf('plan patrol', await patrols(run, 2), 1, 'best published of each instance'),
    ...figureOf('plan siting', await sites(run, 5), 0.5, 'proven optima'),
  ],
}
