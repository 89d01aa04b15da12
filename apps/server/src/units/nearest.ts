import {
  type Candidate,
  estimateMinutes,
  type Mode,
  modeOf,
  type Ranked,
  rankUnits,
  type Scene,
  speedsAt,
  straightMinutes,
  unsuitable,
} from '@fangwei/domain/dispatching/index.ts'
import type { LngLat } from '@fangwei/domain/geo/index.ts'
import { type Policy, policyAt } from '@fangwei/domain/loop/index.ts'
import { mayBeSent } from '@fangwei/domain/units/index.ts'
import { around } from 'geokdbush'
import type { Roads } from '../roads/index.ts'
import { type LiveTable, type LiveUnit, placeOf } from './live.ts'

export interface Wanted {
  readonly scene: Scene
  readonly at: LngLat
  /** Units of this organisation and below. */
  readonly org: string
  readonly now: Date
  readonly policies: readonly Policy[]
  /** Already called for this matter. */
  readonly without?: ReadonlySet<string>
}

/** Looked at by road: enough that the nearest three by road are among them, few enough for one small matrix. */
const BY_ROAD = 12
const WITHIN_KM = 80

/**
 * Suitable units in the order in which to send them, by road minutes. The straight line only chooses who is looked
 * at; what no road graph answers is estimated and says so.
 */
export async function nearestUnits(live: LiveTable, roads: Roads, wanted: Wanted, take = 3): Promise<Ranked[]> {
  const { scene, at, now, policies } = wanted
  const amount = (code: string) => policyAt(policies, code, scene.grade, now).amounts[0]!
  const fixMs = amount('dispatching.fix-minutes') * 60_000
  const near = around(live.index, at.lng, at.lat, BY_ROAD, WITHIN_KM, item => {
    const unit = live.placed[item]
    return unit !== undefined && maySend(unit, wanted)
  }).map(item => live.placed[item]!)
  const places = near.map(unit => startOf(unit, now, fixMs))
  const minutes = await minutesOf(
    roads,
    near,
    places.map(p => p.place),
    wanted,
    take,
  )
  const reach = amount('dispatching.workstation-metres') / 1000 / (speedsAt(policies, now).footKmh / 60)
  const candidates = near.flatMap((unit, i): Candidate[] =>
    !Number.isFinite(minutes[i]!.minutes) || (unit.kind === 'workstation' && minutes[i]!.minutes > reach)
      ? []
      : [candidateOf(unit, places[i]!, minutes[i]!)],
  )
  return rankUnits(scene, candidates, amount('dispatching.skill-minutes')).slice(0, take)
}

const maySend = (unit: LiveUnit, { org, scene, without }: Wanted): boolean =>
  mayBeSent(unit.state) &&
  unit.path.includes(org) &&
  without?.has(unit.id) !== true &&
  unsuitable(unit.kind, scene) === undefined

interface Start {
  readonly place: LngLat
  readonly fixAgeSeconds: number | null
}

/** Where it sets out from: its fix while fresh, else its stand-by place, else the old fix for want of better. */
function startOf(unit: LiveUnit, now: Date, fixMs: number): Start {
  const age = unit.fix === null ? Number.POSITIVE_INFINITY : now.getTime() - Date.parse(unit.fix.at)
  if (unit.fix !== null && (age <= fixMs || unit.standBy === null))
    return { place: unit.fix, fixAgeSeconds: Math.max(0, Math.round(age / 1000)) }
  return { place: placeOf({ ...unit, fix: null })!, fixAgeSeconds: null }
}

interface Minutes {
  readonly minutes: number
  readonly estimate: boolean
}

async function minutesOf(
  roads: Roads,
  units: readonly LiveUnit[],
  places: readonly LngLat[],
  { at, policies, now }: Wanted,
  take: number,
): Promise<Minutes[]> {
  const speeds = speedsAt(policies, now)
  const found: Minutes[] = places.map((place, i) => {
    const mode = modeOf(units[i]!.kind)
    return { minutes: estimateMinutes(mode, place, at, speeds), estimate: true }
  })
  const ask = async (mode: Mode, longest: number) => {
    const rows = units.flatMap((unit, i) => (modeOf(unit.kind) === mode ? [i] : []))
    const near = rows.filter(i => straightMinutes(mode, places[i]!, at, speeds) <= longest)
    // Not even a straight way would bring these among the first: nobody needs to know by how much.
    for (const i of rows) if (!near.includes(i)) found[i] = { minutes: Number.POSITIVE_INFINITY, estimate: true }
    if (near.length === 0) return
    const answers = await roads.minutesTo(
      mode,
      near.map(i => places[i]!),
      at,
    )
    answers.forEach((minutes, n) => {
      if (minutes !== null) found[near[n]!] = { minutes, estimate: false }
    })
  }
  await ask('vehicle', Number.POSITIVE_INFINITY)
  const longest = nthOf(found, units, take)
  await ask('bike', longest)
  await ask('foot', longest)
  return found
}

/** Minutes of the `take`-th vehicle; riding or walking longer than that is not looked at by road, for it is slow to count. */
function nthOf(found: readonly Minutes[], units: readonly LiveUnit[], take: number): number {
  const driven = found.flatMap((way, i) => (modeOf(units[i]!.kind) === 'vehicle' ? [way.minutes] : []))
  return driven.sort((a, b) => a - b)[take - 1] ?? Number.POSITIVE_INFINITY
}

const candidateOf = (unit: LiveUnit, start: Start, way: Minutes): Candidate => ({
  unit: unit.id,
  kind: unit.kind,
  state: unit.state,
  skills: unit.skills,
  equipment: unit.equipment,
  fixAgeSeconds: start.fixAgeSeconds,
  minutes: way.minutes,
  estimate: way.estimate,
})
