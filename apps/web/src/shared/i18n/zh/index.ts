import audit from './audit.ts'
import board from './board.ts'
import call from './call.ts'
import cap from './cap.ts'
import common from './common.ts'
import devices from './devices.ts'
import dispatching from './dispatching.ts'
import fences from './fences.ts'
import home from './home.ts'
import hotspots from './hotspots.ts'
import imports from './imports.ts'
import lists from './lists.ts'
import map from './map.ts'
import matter from './matter.ts'
import notices from './notices.ts'
import patrol from './patrol.ts'
import problem from './problem.ts'
import queue from './queue.ts'
import registers from './registers.ts'
import reports from './reports.ts'
import response from './response.ts'
import review from './review.ts'
import room from './room.ts'
import roster from './roster.ts'
import scans from './scans.ts'
import settings from './settings.ts'
import shell from './shell.ts'
import statistics from './statistics.ts'
import video from './video.ts'
import wall from './wall.ts'
import workshop from './workshop.ts'

/** One namespace per file. */
export default {
  audit,
  board,
  call,
  cap,
  common,
  dispatching,
  devices,
  fences,
  home,
  hotspots,
  scans,
  imports,
  lists,
  map,
  matter,
  notices,
  patrol,
  problem,
  queue,
  registers,
  reports,
  response,
  review,
  room,
  roster,
  settings,
  shell,
  workshop,
  statistics,
  video,
  wall,
}
