import { action } from './action/action.ts'
import { alarms } from './alarms/alarms.ts'
import type { Bench } from './bench.ts'
import { cuts } from './cuts/cuts.ts'
import { feed } from './feed/feed.ts'
import { fences } from './fences/fences.ts'
import { hotspot } from './hotspot/hotspot.ts'
import { importCalls } from './import/import-calls.ts'
import { lists } from './lists/lists.ts'
import { nearest } from './nearest/nearest.ts'
import { plan } from './plan/plan.ts'
import { protocolFrames } from './protocols/protocols.ts'
import { replay } from './replay/replay.ts'
import { scan } from './scan/scan.ts'
import { start } from './start/start.ts'
import { text } from './text/text.ts'
import { wall, wallHour } from './wall/wall.ts'

export const benches: readonly Bench[] = [
  importCalls,
  action,
  lists,
  replay,
  start,
  feed,
  alarms,
  cuts,
  fences,
  hotspot,
  nearest,
  plan,
  protocolFrames,
  scan,
  text,
  wall,
  wallHour,
]
