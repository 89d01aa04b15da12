import type { City } from '../city.ts'
import { stream } from '../random/stream.ts'
import { dayStart, localDay, moodOf } from './calendar.ts'
import { dayOccurrences } from './day-calls.ts'
import type { Desk } from './forms/form.ts'
import { writeForms } from './forms/write-forms.ts'
import type { Occurrence } from './occurrence.ts'
import { callGround } from './places.ts'
import type { SimulatedCall } from './simulated-call.ts'

/** Sequence numbers of the seats start anew each local day. */
function* callsOfDay(desk: Desk, occurrences: readonly Occurrence[]): Generator<SimulatedCall> {
  const numbers = new Map<Occurrence, string>()
  const random = stream(desk.city.seed, 'forms', desk.mood.day)
  for (let i = 0; i < occurrences.length; i++) {
    const occurrence = occurrences[i] as Occurrence
    const made = writeForms(desk, occurrence, i + 1, numbers.get(occurrence.repeats?.of ?? occurrence), random)
    numbers.set(occurrence, made.call.sourceId)
    yield made
  }
}

/**
 * Calls received in [from, to), in time order, one day in memory at a time. `from` and `to` are ISO 8601 instants.
 * Forms stand as they would at `to`: what would happen later is not written yet. A call has the same content and
 * number whatever range is asked for.
 */
export function* generateCalls(city: City, from: string, to: string): Generator<SimulatedCall> {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)]
  const ground = callGround(city)
  const posts = {
    staffOf: new Map(city.staff.map(member => [member.badge, member])),
    seats: city.posts.filter(({ kind }) => kind === 'dispatch-seat'),
    dutyDesk: new Map(city.posts.filter(({ kind }) => kind === 'station-duty-desk').map(post => [post.org, post])),
  }
  for (let day = localDay(fromMs); dayStart(day) < toMs; day++) {
    const mood = moodOf(city.seed, day)
    const occurrences = dayOccurrences(city, ground, mood)
    for (const made of callsOfDay({ city, mood, asOf: toMs, ...posts }, occurrences)) {
      const received = Date.parse(made.call.receivedAt)
      if (received >= toMs) break
      if (received >= fromMs) yield made
    }
  }
}
