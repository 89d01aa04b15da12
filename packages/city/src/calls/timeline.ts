import type { City } from '../city.ts'
import type { LngLat } from '../plan/projection.ts'
import type { Random } from '../random/random.ts'
import type { CallKind } from './kinds/index.ts'

/** Time points of one call, milliseconds since 1970, each no earlier than the one before it. */
export interface Timeline {
  readonly answered: number
  readonly ended: number
  readonly dispatched: number | null
  readonly signed: number
  readonly departed: number
  readonly systemArrived: number
  readonly arrived: number
  readonly sceneDone: number
  readonly fedBack: number
  readonly calledBack: number | null
  readonly closed: number
  /** A first unit sent the dispatch back, when set. */
  readonly returned: number | null
}

const minute = 60_000

/** Log-normal seconds around a median, as milliseconds. */
const around = (random: Random, medianSeconds: number, spread: number): number =>
  Math.round(medianSeconds * Math.exp(random.normal(0, spread))) * 1000

/** Road minutes at 40 km/h over 1.4 times the straight way, an estimate as domain rules give it. */
const travelMs = (from: LngLat, to: LngLat): number => {
  const dx = (to[0] - from[0]) * 85_300
  const dy = (to[1] - from[1]) * 111_040
  const metres = Math.sqrt(dx * dx + dy * dy) * 1.4
  return (metres / (40 / 3.6)) * 1000
}

/** A call that is over when the receiver is put down. */
const answeredOnly = (answered: number, ended: number, random: Random): Timeline => {
  const later = {
    signed: ended,
    departed: ended,
    systemArrived: ended,
    arrived: ended,
    sceneDone: ended,
    fedBack: ended,
  }
  const closed = ended + random.integer(60, 1500) * 1000
  return { answered, ended, dispatched: null, ...later, calledBack: null, closed, returned: null }
}

export const timelineOf = (
  city: City,
  kind: CallKind,
  receivedMs: number,
  place: { position: LngLat; station: string },
  sent: boolean,
  random: Random,
): Timeline => {
  const answered = receivedMs + random.integer(2, 11) * 1000
  const ended = answered + around(random, kind.sceneMinutes === 0 ? 22 : 75, 0.45)
  if (kind.sceneMinutes === 0) return answeredOnly(answered, ended, random)
  const urgent = kind.level === '1' || kind.level === '2'
  const dispatched = sent ? answered + around(random, urgent ? 34 : 62, 0.4) : null
  const returned = sent && random.chance(0.012) ? dispatched! + random.integer(60, 300) * 1000 : null
  const signed = (returned ?? dispatched ?? ended) + around(random, 34, 0.65)
  const departed = signed + around(random, urgent ? 55 : 95, 0.5)
  const base = city.organisationOf.get(place.station)!.position
  const near = travelMs(base, place.position) * random.between(0.45, 1.1)
  const systemArrived = departed + Math.round(near / 1000) * 1000 + around(random, 70, 0.5)
  const arrived = systemArrived + random.integer(0, 45) * 1000
  const sceneDone = arrived + around(random, Math.max(4, kind.sceneMinutes) * 60, 0.5)
  const fedBack = sent ? sceneDone + around(random, 13 * 60, 0.9) : ended + around(random, 150, 0.6)
  const calledBack = sent && random.chance(0.34) ? fedBack + random.integer(300, 2900) * minute : null
  const closed = (calledBack ?? fedBack) + around(random, sent ? 5 * 3600 : 600, 0.8)
  return {
    answered,
    ended,
    dispatched,
    signed,
    departed,
    systemArrived,
    arrived,
    sceneDone,
    fedBack,
    calledBack,
    closed,
    returned,
  }
}
