import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Daemon, daemon } from '../platform/daemon/index.ts'
import { sql } from '../platform/db/index.ts'
import { roadsFolder } from '../roads/index.ts'
import type { Services } from '../services.ts'
import { changeUnit, type LiveUnit, type Position, placeOf, recordPositions } from '../units/index.ts'
import { type Ground, metres, type Ways, waysOver } from './patrol-ground.ts'
import { TENANT } from './plant.ts'

type LngLat = readonly [number, number]

const PATROL_MS = 10_000
const HURRY_MS = 3000
const KMH = { patrol: 22, hurry: 58, foot: 4.5, bike: 14, air: 45 }
/** Patrols keep within this of where they stand by. */
const BEAT_METRES = 1800

interface Walker {
  at: LngLat
  line: LngLat[]
  node: number
  before: number
  goal: string | null
  movedAt: number
}

/** Moves the units of the simulated city as patrols move: real fixes through the same door as a vehicle terminal's. */
export function demoPatrol(services: Services, onError: (error: unknown) => void): Daemon {
  const walkers = new Map<string, Walker>()
  let ways: Ways | undefined

  const round = async (): Promise<number> => {
    ways ??= await readGround(services.dataDir)
    if (ways === undefined) return 0
    const now = services.clock.now()
    const live = await services.units.of(TENANT)
    const goals = await goalsOf(services)
    const positions: Position[] = []
    const home: string[] = []
    for (const unit of live.units) {
      if (unit.state === 'off' || placeOf(unit) === null) continue
      const walker = walkers.get(unit.id) ?? begin(unit, ways, now)
      walkers.set(unit.id, walker)
      const goal = goals.get(unit.id)
      const hurried = goal !== undefined || unit.state === 'returning'
      if (now.getTime() - walker.movedAt < (hurried ? HURRY_MS : PATROL_MS)) continue
      positions.push(step(unit, walker, ways, now, goal))
      if (unit.state === 'returning' && unit.standBy !== null && near(walker.at, unit)) home.push(unit.id)
    }
    if (positions.length > 0) await services.db.system(TENANT, tx => recordPositions(tx, TENANT, positions, now))
    for (const unit of home)
      await services.db.system(TENANT, tx =>
        changeUnit(tx, TENANT, { unit, event: 'reach-base', at: now, by: 'system' }),
      )
    return 0
  }
  return daemon({ name: 'patrol', idleMs: 1000, round, onError })
}

/** A unit on its way once it has signed: the scene it drives to. */
async function goalsOf(services: Services): Promise<Map<string, LngLat>> {
  const rows = await services.db.system(TENANT, tx =>
    tx.rows<{ unit: string; lng: number; lat: number }>(sql`
      SELECT s.unit, m.lng, m.lat FROM unit_state s JOIN matter m ON m.tenant = s.tenant AND m.id = s.dispatch
      WHERE s.tenant = ${TENANT} AND s.dispatch IS NOT NULL AND m.state IN ('signed', 'en-route', 'at-scene', 'arrived', 'scene-done') AND m.lng IS NOT NULL`),
  )
  return new Map(rows.map(row => [row.unit, [row.lng, row.lat]]))
}

async function readGround(dataDir: string): Promise<Ways | undefined> {
  try {
    return waysOver(JSON.parse(await readFile(join(roadsFolder(dataDir), 'patrol.json'), 'utf8')) as Ground)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function begin(unit: LiveUnit, ways: Ways, now: Date): Walker {
  const { lng, lat } = placeOf(unit)!
  const node = ways.nearest([lng, lat])
  return { at: [lng, lat], line: [], node, before: -1, goal: null, movedAt: now.getTime() - PATROL_MS }
}

function step(unit: LiveUnit, walker: Walker, ways: Ways, now: Date, goal: LngLat | undefined): Position {
  const base = unit.standBy === null ? undefined : ([unit.standBy.lng, unit.standBy.lat] as const)
  const to = goal ?? (unit.state === 'returning' ? base : undefined)
  const key = to === undefined ? null : to.join(' ')
  if (key !== walker.goal) {
    walker.goal = key
    walker.line = to === undefined ? [] : unit.kind === 'drone' ? [walker.at, to] : ways.way(walker.at, to)
    walker.node = ways.nearest(to ?? walker.at)
  }
  const still = to === undefined && (unit.kind === 'workstation' || unit.kind === 'volunteers' || unit.kind === 'drone')
  const seconds = Math.min(20, (now.getTime() - walker.movedAt) / 1000)
  walker.movedAt = now.getTime()
  const before = walker.at
  if (!still)
    advance(walker, ways, (speedOf(unit, to !== undefined) / 3.6) * seconds, to === undefined ? base : undefined)
  const moved = metres(before, walker.at)
  return {
    unit: unit.id,
    fixAt: now,
    lng: walker.at[0],
    lat: walker.at[1],
    speedKmh: Math.round((moved / Math.max(seconds, 1)) * 3.6),
    ...(moved < 2 ? {} : { courseDeg: courseOf(before, walker.at) }),
    accuracyM: 8,
    source: 'simulation',
  }
}

const speedOf = (unit: LiveUnit, hurried: boolean): number => {
  if (unit.kind === 'drone') return KMH.air
  if (unit.kind === 'foot' || unit.kind === 'workstation' || unit.kind === 'volunteers') return KMH.foot
  if (unit.kind === 'bike') return KMH.bike
  return hurried ? KMH.hurry : KMH.patrol
}

/** Goes so many metres along its line; a patrol without a goal takes the next street when one ends. */
function advance(walker: Walker, ways: Ways, way: number, beat: LngLat | undefined): void {
  let left = way
  while (left > 0) {
    const next = walker.line[0]
    if (next === undefined) {
      if (walker.goal !== null) return
      if (beat !== undefined && metres(walker.at, beat) > BEAT_METRES) walker.line = ways.way(walker.at, beat)
      else {
        const { to, line } = ways.onward(walker.node, walker.before, Math.random())
        walker.before = walker.node
        walker.node = to
        walker.line = [...line]
      }
      if (walker.line.length === 0) return
      continue
    }
    const far = metres(walker.at, next)
    if (far <= left) {
      walker.at = next
      walker.line.shift()
      left -= far
    } else {
      const part = left / far
      walker.at = [walker.at[0] + (next[0] - walker.at[0]) * part, walker.at[1] + (next[1] - walker.at[1]) * part]
      left = 0
    }
  }
}

const near = (at: LngLat, unit: LiveUnit) => metres(at, [unit.standBy!.lng, unit.standBy!.lat]) < 50

/** Degrees clockwise from north. */
function courseOf(from: LngLat, to: LngLat): number {
  const east = (to[0] - from[0]) * Math.cos((from[1] * Math.PI) / 180)
  return Math.round(((Math.atan2(east, to[1] - from[1]) * 180) / Math.PI + 360) % 360)
}
