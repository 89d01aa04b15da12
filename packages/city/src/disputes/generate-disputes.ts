import type { MediationKind, ReferralTarget } from '@fangwei/domain/dictionaries/dispute-handling.ts'
import type { DisputeSource } from '@fangwei/domain/dictionaries/dispute-type.ts'
import { dayMs, dayStart, localDay } from '../calls/calendar.ts'
import { isoSecond } from '../calls/iso-second.ts'
import { type CallGround, callGround, drawPlace } from '../calls/places.ts'
import type { City } from '../city.ts'
import { personName } from '../names/person-names.ts'
import { inventedPhone } from '../people/household.ts'
import type { LngLat } from '../plan/projection.ts'
import type { Random } from '../random/random.ts'
import { stream } from '../random/stream.ts'
import { draw, weighted } from '../random/weighted.ts'
import { disputeKinds } from './dispute-kinds.ts'

export interface Party {
  readonly name: string
  readonly phone: string
  /** Id of the recorded person, when it is one. */
  readonly person?: string
}

/** A dispute from registration to follow-up as far as it has come. Instants are ISO 8601 in UTC. */
export interface SimulatedDispute {
  /** `JF` and the local date and number of the day. */
  readonly id: string
  /** Code of the dispute-type dictionary. */
  readonly category: string
  readonly source: DisputeSource
  readonly registeredAt: string
  readonly station: string
  readonly community: string
  readonly address: string
  readonly position: LngLat
  readonly facts: string
  readonly applicant: Party
  readonly respondent: Party
  readonly amountYuan?: number
  readonly mediation: MediationKind
  readonly sessions: readonly { readonly at: string; readonly note: string }[]
  readonly outcome: 'open' | 'agreed' | 'failed' | 'referred' | 'withdrawn'
  readonly endedAt?: string
  readonly agreement?: string
  readonly referredTo?: ReferralTarget
  readonly performed?: boolean
  readonly followUps: readonly { readonly at: string; readonly outcome: 'stable' | 'relapsed' }[]
}

/** Disputes registered a day in a city of 420,000 [default]. */
const perDay = 7
const kinds = weighted(disputeKinds, ({ share }) => share)
const sources = weighted(
  [
    ['call-110', 38],
    ['visit', 14],
    ['grid-worker', 14],
    ['resident', 11],
    ['mediation-room', 8],
    ['hotline-12345', 5],
    ['stool-policing', 5],
    ['governance-centre', 3],
    ['employer', 2],
  ] as const,
  ([, share]) => share,
)
const endings = weighted(
  [
    ['agreed', 74],
    ['failed', 9],
    ['referred', 13],
    ['withdrawn', 4],
  ] as const,
  ([, share]) => share,
)
const mediations = weighted(
  [
    ['people', 44],
    ['on-the-spot', 30],
    ['public-security', 8],
    ['industry', 8],
    ['joint', 10],
  ] as const,
  ([, share]) => share,
)

const sessionNotes = [
  '分别听取双方意见，核对事实。',
  '双方到场，就主要分歧交换意见。',
  '讲明有关规定，提出调解方案。',
  '就方案细节协商，态度有所缓和。',
]
const followUpDays = [30, 60, 90]
const relapse = 0.06

type Draft<T> = { -readonly [K in keyof T]: T[K] }

const parties = (city: City, place: ReturnType<typeof drawPlace>, random: Random): [Party, Party] => {
  const invented = (): Party => ({ name: personName(random), phone: inventedPhone(random) })
  const resident = place.household?.members.find(m => m.phone && Number(city.until.slice(0, 4)) - m.birthYear >= 18)
  const one = resident ? { name: resident.name, phone: resident.phone as string, person: resident.id } : invented()
  return [one, invented()]
}

const one = (
  city: City,
  ground: CallGround,
  day: number,
  number: number,
  asOf: number,
  random: Random,
): SimulatedDispute => {
  const kind = draw(kinds, random)
  const place = drawPlace(city, ground, kind.place, random)
  const registered = dayStart(day) + random.integer(8 * 60 + 30, 19 * 60) * 60_000
  const [applicant, respondent] = parties(city, place, random)
  const made: Draft<SimulatedDispute> = {
    id: `JF${new Date(day * dayMs).toISOString().slice(0, 10).replace(/-/g, '')}${String(number).padStart(3, '0')}`,
    category: kind.category,
    source: draw(sources, random)[0],
    registeredAt: isoSecond(registered),
    ...{ station: place.station, community: place.community, address: place.address, position: place.position },
    facts: random.pick(kind.facts),
    ...{ applicant, respondent, mediation: draw(mediations, random)[0] },
    ...{ sessions: [], outcome: 'open', followUps: [] },
  }
  if (kind.amount) made.amountYuan = Math.round((kind.amount * Math.exp(random.normal(0, 0.6))) / 100) * 100
  const outcome = draw(endings, random)[0]
  const sittings = outcome === 'withdrawn' ? 0 : random.integer(1, 3)
  let at = registered
  for (let i = 0; i < sittings; i++) {
    at += Math.round(random.between(0.3, 4) * 24 * 60) * 60_000
    if (at <= asOf) made.sessions = [...made.sessions, { at: isoSecond(at), note: sessionNotes[i] as string }]
  }
  const ended = at + random.integer(30, 600) * 60_000
  const terms = random.pick(kind.terms)
  const performed = random.chance(0.93)
  const steady = followUpDays.map(() => !random.chance(relapse))
  if (ended > asOf) return made
  made.outcome = outcome
  made.endedAt = isoSecond(ended)
  if (outcome === 'referred') made.referredTo = kind.referral
  if (outcome !== 'agreed') return made
  made.agreement = terms
  made.performed = performed
  const visited = followUpDays.map((days, i) => ({ ms: ended + days * dayMs, stable: steady[i] && performed }))
  made.followUps = visited
    .filter(({ ms }) => ms <= asOf)
    .map(({ ms, stable }) => ({ at: isoSecond(ms), outcome: stable ? 'stable' : 'relapsed' }))
  return made
}

/** Ordinary disputes registered in [from, to), day by day, each as it stands at `to`. The same whatever range is asked for. */
export function* generateDisputes(city: City, from: string, to: string): Generator<SimulatedDispute> {
  const ground = callGround(city)
  for (let day = localDay(Date.parse(from)); dayStart(day) < Date.parse(to); day++) {
    const random = stream(city.seed, 'disputes', day)
    const count = random.poisson((perDay * city.population) / 420_000)
    const made = Array.from({ length: count }, (_, i) =>
      one(city, ground, day, i + 1, Date.parse(to), stream(city.seed, 'dispute', day, i)),
    )
    for (const dispute of made.sort((a, b) => (a.registeredAt < b.registeredAt ? -1 : 1)))
      if (Date.parse(dispute.registeredAt) >= Date.parse(from) && Date.parse(dispute.registeredAt) < Date.parse(to))
        yield dispute
  }
}
