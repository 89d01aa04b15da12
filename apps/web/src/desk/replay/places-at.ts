import type { Reply } from '@fangwei/contract/index.ts'
import type { responseRoutes } from '@fangwei/contract/response.ts'
import type { MapPoint } from '../../shared/map/points.ts'

type Replay = Reply<typeof responseRoutes.getMatterReplay>

/** Beyond this nothing is known between two fixes: the unit stays where it last was. */
const JOIN_SECONDS = 60

/** The scene and each unit as they were at a second of the replay: between two near fixes on the line between them. */
export function placesAt(replay: Pick<Replay, 'place' | 'units'>, second: number, scene: string): MapPoint[] {
  const units = replay.units.flatMap((unit): MapPoint[] => {
    const at = placeOn(unit.track, second)
    return at === undefined ? [] : [{ id: unit.dispatch, ...at, grade: 'blue', label: unit.name }]
  })
  return replay.place === null
    ? units
    : [{ id: 'scene', ...replay.place, grade: 'red' as const, label: scene }, ...units]
}

export function placeOn(
  track: readonly (readonly number[])[],
  second: number,
): { lng: number; lat: number } | undefined {
  let before: readonly number[] | undefined
  for (const fix of track) {
    if (fix[0]! > second) {
      if (before === undefined) return undefined
      const gap = fix[0]! - before[0]!
      const part = gap > JOIN_SECONDS ? 0 : (second - before[0]!) / gap
      return { lng: before[1]! + (fix[1]! - before[1]!) * part, lat: before[2]! + (fix[2]! - before[2]!) * part }
    }
    before = fix
  }
  return before === undefined ? undefined : { lng: before[1]!, lat: before[2]! }
}
