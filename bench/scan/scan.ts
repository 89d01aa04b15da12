import { readFile } from 'node:fs/promises'
import {
  type Cluster,
  describeClusters,
  prepareScan,
  readDate,
  replicator,
  type ScanModel,
  searchCylinders,
  windowsOf,
  zonesOf,
} from '../../packages/domain/src/places/scan/index.ts'
import { type Bench, type BenchRun, sized } from '../bench.ts'
import type { Figure } from '../figures/figure.ts'
import { realData } from '../real-data.ts'
import { type ExpectedCluster, readExpected } from './expected.ts'

interface Sample {
  readonly name: string
  readonly model: ScanModel
  readonly cases: string
  readonly coordinates: string
  readonly population?: string
  readonly expected: string
  readonly study: readonly [string, string]
  readonly analysis: 'retrospective' | 'prospective'
  readonly maxRadius?: number
  readonly longest?: number
}

const SAMPLES: readonly Sample[] = [
  {
    name: 'New Mexico, Poisson, retrospective',
    model: 'poisson',
    cases: 'scan/nm.cas',
    coordinates: 'scan/nm.geo',
    population: 'scan/nm.pop',
    expected: 'scan/expected-nm.txt',
    study: ['1973/1/1', '1991/12/31'],
    analysis: 'retrospective',
  },
  {
    name: 'New York fever, permutation, prospective',
    model: 'permutation',
    cases: 'scan/NYCfever.cas',
    coordinates: 'scan/NYCfever.geo',
    expected: 'scan/expected-NYCfever.txt',
    study: ['2001/11/1', '2001/11/24'],
    analysis: 'prospective',
    maxRadius: 3,
    longest: 7,
  },
]
const REPLICATIONS = 999

type Files = { cases: string; coordinates: string; population?: string; expected: string }

async function readSample(run: BenchRun, sample: Sample): Promise<Files | undefined> {
  const read = async (name: string) => {
    const path = realData(run, name)
    return path === undefined ? undefined : readFile(path, 'utf8')
  }
  const [cases, coordinates, expected] = [
    await read(sample.cases),
    await read(sample.coordinates),
    await read(sample.expected),
  ]
  if (cases === undefined || coordinates === undefined || expected === undefined) return undefined
  const population = sample.population === undefined ? undefined : await read(sample.population)
  return { cases, coordinates, expected, ...(population === undefined ? {} : { population }) }
}

function scanned(sample: Sample, files: Files, replications: number): Cluster[] {
  const [start, end] = sample.study.map(text => readDate(text)!)
  const data = prepareScan(files, { model: sample.model, start: start!.first, end: end!.last })
  const zones = zonesOf(data, {
    maxShare: 0.5,
    ...(sample.maxRadius === undefined ? {} : { maxRadius: sample.maxRadius }),
  })
  const windows = windowsOf(sample.analysis, data.intervals, sample.longest)
  const replicate = replicator(data, zones, windows, 1)
  const simulated = Array.from({ length: replications }, (_, n) => replicate(n + 1))
  return describeClusters(
    data,
    zones,
    searchCylinders(data, zones, windows),
    simulated,
    sample.analysis === 'prospective',
  )
}

const sameSet = (a: readonly string[], b: readonly string[]) => a.toSorted().join() === b.toSorted().join()

const matches = (ours: Cluster, theirs: ExpectedCluster) =>
  sameSet(ours.locations, theirs.locations) && ours.start === theirs.start && ours.end === theirs.end

/** Both p values are ranks: three standard errors of their difference, the reference having stopped early perhaps. */
const pAgrees = (ours: number, theirs: number) =>
  Math.abs(ours - theirs) <= 3 * Math.sqrt((theirs * (1 - theirs)) / 200 + (ours * (1 - ours)) / REPLICATIONS) + 0.002

export const scan: Bench = {
  name: 'scan',
  summary: 'the scan statistic on one core against the output of the reference program on its own samples',
  run: async run => {
    const figures: Figure[] = []
    const replications = sized(run, REPLICATIONS, 9)
    for (const sample of SAMPLES) {
      const files = await readSample(run, sample)
      if (files === undefined) continue
      run.say(sample.name)
      const { clusters: theirs, seconds: reference } = readExpected(files.expected)
      const began = performance.now()
      const ours = scanned(sample, files, replications)
      const seconds = (performance.now() - began) / 1000
      const off = theirs.map((cluster, i) => Math.abs((ours[i]?.llr ?? Number.NaN) - cluster.llr))
      const same = theirs.filter((cluster, i) => ours[i] !== undefined && matches(ours[i], cluster)).length
      const near = theirs.filter((cluster, i) => pAgrees(ours[i]?.p ?? Number.NaN, cluster.p)).length
      figures.push(
        {
          name: `${sample.name}: largest difference of the ratio`,
          value: Math.max(...off),
          unit: '',
          bar: { atMost: 1e-6 },
        },
        {
          name: `${sample.name}: clusters with the same members and dates`,
          value: same,
          unit: `of ${theirs.length}`,
          bar: { atLeast: theirs.length },
          note: `p ${ours
            .slice(0, theirs.length)
            .map((c, i) => `${c.p} against ${theirs[i]!.p}`)
            .join(', ')}; ${near} within Monte Carlo error`,
        },
        {
          name: `${sample.name}: ${replications} replications on one core`,
          value: seconds,
          unit: 's',
          // The reference prints whole seconds on two cores: "0" is anything below one.
          bar: { atMost: Math.max(1, reference) },
          note: `reference: ${reference} s`,
        },
      )
    }
    return figures
  },
}
