import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { patrolSteps, planPatrol, readChao } from '@fangwei/domain/plan/patrol/index.ts'
import { planSiting, readPmed, shortestPaths, sitingSteps } from '@fangwei/domain/plan/siting/index.ts'
import { planVisits, readSolomon, visitsSteps } from '@fangwei/domain/plan/visits/index.ts'
import type { Bench, BenchRun } from '../bench.ts'
import type { Figure } from '../figures/figure.ts'

const data = process.env.FANGWEI_REALDATA ?? join(import.meta.dirname, '../../../shared/realdata')
const SEED = 1

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

const listed = (folder: string): Promise<string[]> => readdir(join(data, folder)).catch(() => [])
const text = (...path: string[]): Promise<string> => readFile(join(data, ...path), 'utf8')

/** At small scales only every so many instances are solved. */
const some = (names: readonly string[], { scale }: BenchRun): string[] => {
  const every = Math.max(1, Math.round(1 / scale))
  return names.filter((_, i) => i % every === 0)
}

/** Against the least distance known, however many vehicles it takes: what is made small here is the way. */
async function visits(run: BenchRun, seconds: number): Promise<Gap[]> {
  const files = some((await listed('routing/VRPTW/solomon')).toSorted(), run)
  if (files.length === 0) return []
  const best = JSON.parse(await text('routing/best-known.json')) as Record<string, { best_known_cost: number }>
  const gaps: Gap[] = []
  for (const file of files) {
    const name = file.replace('.txt', '')
    const problem = readSolomon(await text('routing/VRPTW/solomon', file))
    gaps.push(
      timedGap(name.slice(0, 2), () => {
        const plan = planVisits(problem, { seed: SEED, budget: budget(visitsSteps(problem, seconds), seconds) })
        return 100 * (plan.cost / best[`${name}_distance`]!.best_known_cost - 1)
      }),
    )
  }
  return gaps
}

async function patrols(run: BenchRun, seconds: number): Promise<Gap[]> {
  const files = (await listed('orienteering')).filter(f => /^p\d.*txt$/.test(f)).toSorted()
  if (files.length === 0) return []
  const best = new Map(
    (await text('orienteering/chaoResults.txt')).split('\n').map(line => {
      const [name, score] = line.trim().split(/\s+/)
      return [name, Number(score)] as const
    }),
  )
  const gaps: Gap[] = []
  for (const file of some(
    files.filter(f => (best.get(f) ?? 0) > 0),
    run,
  )) {
    const problem = readChao(await text('orienteering', file))
    gaps.push(
      timedGap(file.slice(0, 2), () => {
        const plan = planPatrol(problem, { seed: SEED, budget: budget(patrolSteps(problem, seconds), seconds) })
        return 100 * (1 - plan.score / best.get(file)!)
      }),
    )
  }
  return gaps
}

async function sites(run: BenchRun, seconds: number): Promise<Gap[]> {
  const files = some((await listed('siting')).filter(f => f.startsWith('pmed')).toSorted(), run)
  if (files.length === 0) return []
  const optima = new Map(
    (await text('siting/optima.txt')).split('\n').map(line => {
      const [name, cost] = line.trim().split(/\s+/)
      return [name, Number(cost)] as const
    }),
  )
  const gaps: Gap[] = []
  for (const file of files) {
    const { vertices, count, graph } = readPmed(await text('siting', file))
    gaps.push(
      timedGap('pmed', () => {
        const clock = budget(0, seconds)
        const problem = { sites: vertices, demands: vertices, count, cost: shortestPaths(graph) }
        const plan = planSiting(problem, { seed: SEED, budget: { ...clock, steps: sitingSteps(problem, seconds) } })
        return 100 * (plan.cost / optima.get(file.replace('.txt', ''))! - 1)
      }),
    )
  }
  return gaps
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length
const rounded = (value: number) => Math.round(value * 1000) / 1000

function figureOf(name: string, gaps: readonly Gap[], atMost: number, beside: string): Figure[] {
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
      note: `${sets.join(', ')}; ${worst}; ${time}; ${beside}`,
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
