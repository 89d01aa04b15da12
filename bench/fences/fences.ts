import { readFileSync } from 'node:fs'
import {
  advanceFence,
  type Crossing,
  distanceMetres,
  type FencePolicy,
  type FenceShape,
  type Fix,
  noFenceState,
} from '@fangwei/domain/geo/index.ts'
import type { Bench } from '../bench.ts'
import { realData } from '../real-data.ts'

const FENCES = 40
const RADIUS_M = 300
/** A crossing that is undone within this time is called false. */
const UNDONE_SECONDS = 120

function readTrail(path: string): Fix[] {
  const [, ...lines] = readFileSync(path, 'utf8').trim().split('\n')
  const fixes = lines.map(line => {
    const [lat, lng, at] = line.split(',') as [string, string, string]
    return { lat: Number(lat), lng: Number(lng), at: Date.parse(`${at.replace(' ', 'T')}Z`) }
  })
  return fixes.toSorted((a, b) => a.at - b.at).filter((fix, i, all) => i === 0 || fix.at > all[i - 1]!.at)
}

/** Fences around places the trail itself passes, evenly along it. */
const fencesOn = (trail: readonly Fix[]): FenceShape[] =>
  Array.from({ length: FENCES }, (_, i) => {
    const { lng, lat } = trail[Math.floor(((i + 0.5) * trail.length) / FENCES)]!
    return { kind: 'circle', centre: { lng, lat }, radiusM: RADIUS_M }
  })

function crossings(trail: readonly Fix[], shape: FenceShape, policy: FencePolicy): Crossing[] {
  const told: Crossing[] = []
  let state = noFenceState
  for (const fix of trail) {
    const step = advanceFence(state, fix, shape, policy)
    state = step.state
    if (step.crossing !== undefined) told.push(step.crossing)
  }
  return told
}

/** Every change of side between two fixes, from geometry alone. */
function bruteForce(trail: readonly Fix[], shape: FenceShape & { kind: 'circle' }): string[] {
  const sides = trail.map(fix => distanceMetres(fix, shape.centre) <= shape.radiusM)
  return trail.flatMap((fix, i) =>
    i > 0 && sides[i] !== sides[i - 1] ? [`${sides[i] ? 'enter' : 'exit'} ${fix.at}`] : [],
  )
}

const exits = (told: readonly Crossing[]): number =>
  told.filter(
    ({ kind, at }, i) => kind === 'exit' && told[i + 1] !== undefined && told[i + 1]!.at - at < UNDONE_SECONDS * 1000,
  ).length

export const fences: Bench = {
  name: 'fences',
  summary: "geofences along a person's trail: crossings against plain geometry, false exits with and without dwell",
  run: async run => {
    const path = realData(run, 'tracks/geolife-001.csv')
    if (path === undefined) return []
    const trail = readTrail(path)
    const shapes = fencesOn(trail)
    const began = performance.now()
    const atOnce = shapes.map(shape => crossings(trail, shape, { dwellSeconds: 0, worstAccuracyM: 100 }))
    const seconds = (performance.now() - began) / 1000
    const patient = shapes.map(shape => crossings(trail, shape, { dwellSeconds: 60, worstAccuracyM: 100 }))
    const expected = shapes.map(shape => bruteForce(trail, shape as FenceShape & { kind: 'circle' }))
    const right = shapes.filter(
      (_, i) => atOnce[i]!.map(({ kind, at }) => `${kind} ${at}`).join() === expected[i]!.join(),
    )
    const total = expected.flat().length
    const falseExits = [atOnce, patient].map(all => all.reduce((sum, told) => sum + exits(told), 0)) as [number, number]
    return [
      {
        name: `fences whose crossings are those of geometry (${total} crossings)`,
        value: right.length,
        unit: `of ${FENCES}`,
        bar: { atLeast: FENCES },
      },
      {
        name: 'false exits with a dwell of 60 s',
        value: falseExits[1],
        unit: 'exits',
        bar: { atMost: Math.max(0, falseExits[0] - 1) },
        limit: { name: 'without dwell', value: falseExits[0] },
        note: `an exit undone within ${UNDONE_SECONDS} s`,
      },
      {
        name: 'fixes judged',
        value: (trail.length * FENCES) / seconds,
        unit: 'fixes/s',
        note: `${trail.length.toLocaleString('en-US')} fixes`,
      },
    ]
  },
}
