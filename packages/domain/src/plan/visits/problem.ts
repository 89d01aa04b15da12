/**
 * Visits with time windows for a few crews that start from one place and come back to it.
 * Point 0 is that place, points 1 … n are the visits; `travel[a * (n + 1) + b]` is the way from a to b, in the unit of
 * the times. Arriving early means waiting.
 */
export interface VisitsProblem {
  readonly visits: number
  readonly travel: Float64Array
  /** The ways of each crew, where crews do not all move alike; `travel` then only says what is near what. */
  readonly travelOf?: readonly Float64Array[]
  /** Earliest and latest beginning of each visit, and how long it takes; index 0 is not read. */
  readonly earliest: Float64Array
  readonly latest: Float64Array
  readonly duration: Float64Array
  /** What each visit takes of a crew's capacity. */
  readonly demand: Float64Array
  readonly crews: readonly Crew[]
  /** The only crew that may make a visit, -1 where any may. */
  readonly only?: Int32Array
  /** What leaving a visit out costs; none may be left out while it fits, unless this is given. */
  readonly leftOut?: Float64Array
}

/** When a crew may leave the starting place, when it must be back, and what it can carry or do. */
export interface Crew {
  readonly from: number
  readonly to: number
  readonly capacity: number
}

/** Throws RangeError naming what does not fit together: a caller's mistake, not a user's. */
export function checkVisits({
  visits,
  travel,
  travelOf = [],
  earliest,
  latest,
  duration,
  demand,
  crews,
  leftOut,
  only,
}: VisitsProblem): void {
  const must = (fine: boolean, what: string) => {
    if (!fine) throw new RangeError(`Visits: ${what}`)
  }
  const points = visits + 1
  must(Number.isInteger(visits) && visits >= 0, 'the number of visits is not whole')
  for (const values of [earliest, latest, duration, demand, leftOut ?? demand])
    must(values.length === points, `${values.length} values for ${points} points`)
  for (const ways of [travel, ...travelOf]) {
    must(ways.length === points * points, `${ways.length} ways for ${points} points`)
    must(
      ways.every(way => way >= 0),
      'a way is below zero or not a number',
    )
  }
  must(travelOf.length === 0 || travelOf.length === crews.length, 'some crews have ways of their own, others none')
  must(
    duration.every(time => time >= 0),
    'a duration is below zero or not a number',
  )
  must(crews.length >= 1, 'there is no crew')
  must(only === undefined || only.length === points, 'there must be one crew, or -1, for each point')
}
