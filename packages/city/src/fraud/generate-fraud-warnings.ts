import type {
  DissuasionChannel,
  DissuasionFollowUp,
  DissuasionResult,
  DissuasionUrgency,
} from '@fangwei/domain/dictionaries/dissuasion.ts'
import { dayMs, dayStart, localDay } from '../calls/calendar.ts'
import { isoSecond } from '../calls/iso-second.ts'
import type { City } from '../city.ts'
import { householdAt } from '../people/household.ts'
import type { Random } from '../random/random.ts'
import { stream } from '../random/stream.ts'
import { draw, weighted } from '../random/weighted.ts'

export interface DissuasionAttempt {
  readonly at: string
  readonly channel: DissuasionChannel
  readonly result: DissuasionResult
}

/** A fraud warning from the province's system and what was done about it. Instants are ISO 8601 in UTC. */
export interface SimulatedFraudWarning {
  /** `FZ` and the local date and number of the day. */
  readonly id: string
  readonly warnedAt: string
  /** 1 extreme to 4 low, as the dissuasion-urgency dictionary numbers them. */
  readonly urgency: DissuasionUrgency
  /** Code of the fraud-type dictionary. */
  readonly fraudType: string
  readonly sourceSystem: string
  readonly name: string
  readonly phone: string
  readonly person: string
  readonly station: string
  readonly community: string
  readonly area: string
  readonly attempts: readonly DissuasionAttempt[]
  readonly amountInvolvedYuan?: number
  readonly amountStoppedYuan?: number
  readonly followUp?: { readonly at: string; readonly outcome: DissuasionFollowUp }
}

/** Warnings a day in a city of 420,000 [default]. */
const perDay = 40

const urgencies = weighted(
  [
    ['1', 3],
    ['2', 17],
    ['3', 38],
    ['4', 42],
  ] as const,
  ([, share]) => share,
)

/** Mix of types in the order of how common they are [default], leaning on the ten types of the ministry. */
const types = weighted(
  [
    ['F01', 33],
    ['F04', 13],
    ['F02', 12],
    ['F05', 11],
    ['F06', 8],
    ['F03', 7],
    ['F08', 5],
    ['F07', 4],
    ['F10', 3],
    ['F09', 2],
    ['F23', 1],
    ['F25', 1],
  ] as const,
  ([, share]) => share,
)

/** [default] Minutes until the first contact by urgency, and how many warnings turn out false. */
const firstContactMinutes: Readonly<Record<DissuasionUrgency, number>> = { '1': 3, '2': 11, '3': 95, '4': 420 }
const falseShare: Readonly<Record<DissuasionUrgency, number>> = { '1': 0.04, '2': 0.07, '3': 0.11, '4': 0.16 }
const paidShare: Readonly<Record<DissuasionUrgency, number>> = { '1': 0.17, '2': 0.06, '3': 0.02, '4': 0.006 }

type Draft<T> = { -readonly [K in keyof T]: T[K] }

const lastResult = (urgency: DissuasionUrgency, random: Random): DissuasionResult => {
  if (random.chance(falseShare[urgency])) return 'false'
  if (random.chance(paidShare[urgency])) return 'already-paid'
  const roll = random.unit()
  return roll < 0.86 ? 'convinced' : roll < 0.95 ? 'partial' : roll < 0.985 ? 'refused' : 'unreachable'
}

/** Phone first, again if nobody answers, then at the door; an urgent one goes both ways at once. */
const attemptsOf = (
  urgency: DissuasionUrgency,
  warnedMs: number,
  random: Random,
): { ms: number; channel: DissuasionChannel; result: DissuasionResult }[] => {
  const found: { ms: number; channel: DissuasionChannel; result: DissuasionResult }[] = []
  let ms = warnedMs + Math.round(firstContactMinutes[urgency] * Math.exp(random.normal(0, 0.6)) * 60) * 1000
  const silent = random.chance(0.24) ? random.integer(1, 2) : 0
  for (let i = 0; i < silent; i++) {
    found.push({ ms, channel: i === 0 ? 'phone-96110' : 'phone-station', result: 'no-answer' })
    ms += random.integer(4, urgency === '4' ? 240 : 25) * 60_000
  }
  const result = lastResult(urgency, random)
  const door = urgency === '1' || silent === 2 || (urgency === '2' && random.chance(0.4))
  if (door && silent === 0) {
    found.push({ ms, channel: 'phone-96110', result: result === 'convinced' ? 'partial' : result })
    ms += random.integer(12, 45) * 60_000
  }
  if (door && (result === 'false' || result === 'unreachable') && silent === 0) return found
  found.push({
    ms,
    channel: door ? 'face-to-face' : urgency === '4' && random.chance(0.5) ? 'sms-12381' : 'phone-96110',
    result,
  })
  return found
}

const one = (city: City, day: number, number: number, asOf: number, random: Random): SimulatedFraudWarning => {
  const warnedMs = dayStart(day) + random.integer(7 * 3600, 23 * 3600 + 1800) * 1000
  const household = householdAt(city, random.integer(0, city.householdCount - 1))
  const adults = household.members.filter(m => m.phone && Number(city.until.slice(0, 4)) - m.birthYear >= 16)
  const member = random.pick(adults.length > 0 ? adults : household.members)
  const urgency = draw(urgencies, random)[0]
  const community = city.organisationOf.get(household.community)!
  const made: Draft<SimulatedFraudWarning> = {
    id: `FZ${new Date(day * dayMs).toISOString().slice(0, 10).replace(/-/g, '')}${String(number).padStart(4, '0')}`,
    warnedAt: isoSecond(warnedMs),
    urgency,
    fraudType: draw(types, random)[0],
    sourceSystem: random.chance(0.7) ? '省级预警平台' : '银行风险提示',
    ...{ name: member.name, phone: member.phone ?? household.members[0]!.phone ?? '', person: member.id },
    ...{ station: community.parent as string, community: community.code },
    area: community.name.zh.replace('警务室', ''),
    attempts: [],
  }
  const attempts = attemptsOf(urgency, warnedMs, random)
  made.attempts = attempts
    .filter(({ ms }) => ms <= asOf)
    .map(({ ms, channel, result }) => ({ at: isoSecond(ms), channel, result }))
  const last = attempts[attempts.length - 1]!
  const amount = Math.round(9000 * Math.exp(random.normal(0, 1.1)))
  if (last.result === 'already-paid' && last.ms <= asOf) {
    made.amountInvolvedYuan = amount
    if (random.chance(0.45)) made.amountStoppedYuan = Math.round(amount * random.between(0.2, 1))
  }
  const followUpMs = last.ms + random.integer(3, 7) * dayMs
  if (urgency !== '4' && last.result !== 'false' && followUpMs <= asOf)
    made.followUp = {
      at: isoSecond(followUpMs),
      outcome: random.chance(0.9) ? 'safe' : random.chance(0.85) ? 'approached-again' : 'victimised',
    }
  return made
}

/** Fraud warnings received in [from, to), in time order, each as it stands at `to`. The same whatever range is asked for. */
export function* generateFraudWarnings(city: City, from: string, to: string): Generator<SimulatedFraudWarning> {
  const [fromIso, toIso] = [new Date(from).toISOString(), new Date(to).toISOString()]
  for (let day = localDay(Date.parse(from)); dayStart(day) < Date.parse(to); day++) {
    const count = stream(city.seed, 'fraud-warnings', day).poisson((perDay * city.population) / 420_000)
    const made = Array.from({ length: count }, (_, i) =>
      one(city, day, i + 1, Date.parse(to), stream(city.seed, 'fraud-warning', day, i)),
    )
    for (const warning of made.sort((a, b) => (a.warnedAt < b.warnedAt ? -1 : 1)))
      if (warning.warnedAt >= fromIso && warning.warnedAt < toIso) yield warning
  }
}
