import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type calls, correctedCalls } from '../family-dispute/arbitrary-events.ts'
import { familyDisputeDefinition, familyDisputePolicy, startReplay } from '../family-dispute/index.ts'
import { shippedModels } from '../shipped.ts'
import { definitions, histories } from './arbitrary.ts'
import { runBatch } from './batch.ts'
import { compileDefinition, type Runnable } from './compile.ts'
import type { ModelFact } from './fact.ts'
import { type ModelWarning, startRun } from './run.ts'
import type { ModelDefinition } from './schema.ts'

type Engine = (model: Runnable, facts: readonly ModelFact[]) => ModelWarning[]

/** Facts one by one, each with what the last of its id said, as the one order brings them. */
const streaming: Engine = (model, facts) => {
  const run = startRun(model)
  const last = new Map<string, ModelFact>()
  return facts.flatMap(fact => {
    const before = last.get(fact.id)
    last.set(fact.id, fact)
    return run.take(fact, before)
  })
}

const shipped = shippedModels.filter(({ definition }) => !definition.subjects.includes('relationship'))
const anyModel: fc.Arbitrary<ModelDefinition> = fc.oneof(
  fc.constantFrom(...shipped.map(({ definition }) => definition)),
  definitions,
)

const told = (warnings: readonly ModelWarning[]) =>
  warnings.map(({ fact, subject, grade, emission, judgement }) => ({
    at: fact.factIds,
    subject,
    grade,
    emission,
    judgement,
  }))

/** What an engine says at each arrival. */
type Sayings = (model: Runnable, facts: readonly ModelFact[]) => ModelWarning[][]

const ofEach =
  (engine: Engine): Sayings =>
  (model, facts) => {
    const warnings = engine(model, facts)
    return facts.map(fact => warnings.filter(warning => warning.fact === fact))
  }

/** Whether what was said by some arrival would have been other if nothing had come after it. */
const peeks = (sayings: Sayings, model: Runnable, facts: readonly ModelFact[]): boolean => {
  const whole = sayings(model, facts).map(told)
  return facts.some((_, i) => {
    const early = sayings(model, facts.slice(0, i)).map(told)
    return JSON.stringify(early) !== JSON.stringify(whole.slice(0, i))
  })
}

describe('streaming and batch', () => {
  it('give the same warnings on ten thousand histories, for shipped and for random definitions', {
    timeout: 240_000,
  }, () => {
    let warned = 0
    fc.assert(
      fc.property(anyModel, histories(), (definition, facts) => {
        const model = compileDefinition(definition)
        const [live, afresh] = [streaming(model, facts), runBatch(model, facts)]
        warned += live.length
        expect(told(live)).toEqual(told(afresh))
      }),
      { numRuns: 10_000 },
    )
    expect(warned).toBeGreaterThan(5000)
  })

  it('end the same when a run is put down in the middle and taken up from JSON', () =>
    fc.assert(
      fc.property(anyModel, histories(20), fc.nat(20), (definition, facts, cut) => {
        const model = compileDefinition(definition)
        const first = startRun(model)
        const last = new Map<string, ModelFact>()
        const feed = (run: ReturnType<typeof startRun>, some: readonly ModelFact[]) =>
          some.flatMap(fact => {
            const before = last.get(fact.id)
            last.set(fact.id, fact)
            return run.take(fact, before)
          })
        const early = feed(first, facts.slice(0, cut))
        const kept = JSON.parse(JSON.stringify(first.keep())) as ReturnType<typeof first.keep>
        const late = feed(startRun(model, kept), facts.slice(cut))
        expect(told([...early, ...late])).toEqual(told(streaming(model, facts)))
      }),
      { numRuns: 300 },
    ))

  it('judge alike in the end whatever order late facts arrive in', () =>
    fc.assert(
      fc.property(
        anyModel,
        histories(10).map(facts => facts.filter(({ id }, i) => facts.findIndex(f => f.id === id) === i)),
        fc.nat(),
        (definition, facts, seed) => {
          const model = compileDefinition(definition)
          const shuffled = facts.toSorted(
            (a, b) => ((a.id.charCodeAt(1) * 7919 + seed) % 97) - ((b.id.charCodeAt(1) * 7919 + seed) % 97),
          )
          const end = (some: readonly ModelFact[]) => {
            const run = startRun(model)
            for (const fact of some) run.take(fact)
            return run
              .keep()
              .states.map(([key, { reports, lastAt }]) => ({ key, reports, lastAt }))
              .sort((a, b) => a.key.localeCompare(b.key))
          }
          expect(end(shuffled)).toEqual(end(facts))
        },
      ),
      { numRuns: 300 },
    ))
})

describe('no fact after its time', () => {
  it('is ever used, streaming or batch', { timeout: 60_000 }, () =>
    fc.assert(
      fc.property(anyModel, histories(8), (definition, facts) => {
        const model = compileDefinition(definition)
        expect(peeks(ofEach(streaming), model, facts)).toBe(false)
        expect(peeks(ofEach(runBatch), model, facts)).toBe(false)
      }),
      { numRuns: 300 },
    ),
  )

  const noise = (id: number, day: number): ModelFact => ({
    at: new Date(Date.UTC(2026, 0, 1 + day, 4)).toISOString(),
    id: `c${id}`,
    source: 'incident',
    subjects: { 'public-place': { kind: 'public-place', place: 'S1' } },
    codes: { 'incident-category': ['040000', '040500'], 'initiated-by': ['110'] },
    factIds: [`f${id}`],
  })
  const { definition } = shipped.find(one => one.definition.model === 'repeat-place')!
  const model = compileDefinition(definition)
  const known = [0, 5, 10, 15].map((day, i) => noise(i, day))
  const planted = [...known, ...[16, 17, 18, 19].map((day, i) => noise(i + 4, day))]

  it('a planted one changes nothing said before it', () => {
    expect(told(streaming(model, planted)).slice(0, 1)).toEqual(told(streaming(model, known)))
    expect(peeks(ofEach(streaming), model, planted)).toBe(false)
  })

  it('is noticed when an engine peeks one fact ahead', () => {
    const peeking: Sayings = (of, facts) => {
      const run = startRun(of)
      return facts.map((fact, i) => {
        const ahead = facts[i + 1]
        return [...run.take(fact), ...(ahead === undefined ? [] : run.take(ahead))]
      })
    }
    expect(peeks(peeking, model, planted)).toBe(true)
  })
})

describe('the family model as data', () => {
  const model = compileDefinition(familyDisputeDefinition)
  const factOf = (call: ReturnType<typeof calls> extends fc.Arbitrary<(infer E)[]> ? E : never): ModelFact => ({
    at: call.at,
    id: call.callId,
    source: 'incident',
    subjects: { relationship: { kind: 'relationship', relation: call.relation } },
    codes: { 'incident-category': ['040000', '040300'], 'caller-role': [call.caller ?? 'unknown'] },
    answers: call.factors,
    factIds: call.factIds,
    ...(call.incidentId === undefined ? {} : { incidentId: call.incidentId }),
    ...(call.withdrawn === true ? { withdrawn: true } : {}),
  })

  it('gives the warnings of the family replay, point by point', { timeout: 60_000 }, () =>
    fc.assert(
      fc.property(correctedCalls(['R-1', 'R-2']), given => {
        const standsAt = new Map<string, string>()
        const events = given.map(event => {
          // A call is withdrawn from where it stands: one that was never at a relationship says nothing of it.
          const relation = event.withdrawn === true ? (standsAt.get(event.callId) ?? event.relation) : event.relation
          standsAt.set(event.callId, relation)
          return { ...event, relation }
        })
        const replay = startReplay(familyDisputePolicy)
        const known = events.flatMap(event => replay.take(event))
        const asData = streaming(model, events.map(factOf))
        expect(asData.map(({ judgement, emission }) => ({ judgement, emission }))).toEqual(
          known.map(({ judgement, emission }) => ({ judgement, emission })),
        )
      }),
      { numRuns: 500 },
    ),
  )
})
