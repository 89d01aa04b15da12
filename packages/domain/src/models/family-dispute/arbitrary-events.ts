import fc from 'fast-check'
import type { Answer } from '../points/index.ts'
import { callers, type FamilyDisputeEvent } from './event.ts'
import { type FactorCode, factorCodes } from './factors.ts'

const start = Date.parse('2026-01-01T00:00:00Z')

const answers = fc.dictionary(fc.constantFrom(...factorCodes), fc.constantFrom<Answer>('yes', 'no', 'not-asked'), {
  maxKeys: 4,
}) as fc.Arbitrary<Partial<Record<FactorCode, Answer>>>

/** One call within 400 days, close enough to others for windows and duplicates to matter. */
const call = (relations: readonly string[]): fc.Arbitrary<FamilyDisputeEvent> =>
  fc
    .record({
      minutes: fc.oneof(fc.integer({ min: 0, max: 400 * 1440 }), fc.integer({ min: 0, max: 3 * 1440 })),
      relation: fc.constantFrom(...relations),
      incident: fc.option(fc.constantFrom('i1', 'i2'), { freq: 5, nil: undefined }),
      caller: fc.option(fc.constantFrom(...callers), { nil: undefined }),
      factors: answers,
    })
    .map(({ minutes, relation, incident, caller, factors }) => ({
      at: new Date(start + minutes * 60_000).toISOString(),
      relation,
      callId: '',
      factors,
      factIds: [],
      ...(incident === undefined ? {} : { incidentId: `${relation}-${incident}` }),
      ...(caller === undefined ? {} : { caller }),
    }))

/** Calls in any order of time, each with its own id. */
export const calls = (relations: readonly string[] = ['R-1'], maxLength = 25): fc.Arbitrary<FamilyDisputeEvent[]> =>
  fc
    .array(call(relations), { minLength: 1, maxLength })
    .map(list => list.map((event, i) => ({ ...event, callId: `c${i}`, factIds: [`f${i}`] })))

/** Calls of which some are put right or taken back later: the later event has the id of an earlier one. */
export const correctedCalls = (relations: readonly string[] = ['R-1']): fc.Arbitrary<FamilyDisputeEvent[]> =>
  fc
    .tuple(calls(relations), fc.array(fc.tuple(fc.nat(), call(relations), fc.boolean()), { maxLength: 6 }))
    .map(([list, corrections]) => [
      ...list,
      ...corrections.map(([pick, event, withdrawn], i) => {
        const { callId, at } = list[pick % list.length]!
        return { ...event, callId, at, factIds: [`correction${i}`], ...(withdrawn ? { withdrawn } : {}) }
      }),
    ])
