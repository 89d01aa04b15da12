import fc from 'fast-check'
import { shippedModels } from '../shipped.ts'
import type { Subject } from '../subject.ts'
import { type Codes, hourBandOf, type ModelFact } from './fact.ts'
import type { ModelDefinition } from './schema.ts'

const start = Date.parse('2026-01-01T00:00:00Z')

const subjects: readonly Subject[] = [
  { kind: 'public-place', place: 'S1' },
  { kind: 'public-place', place: 'S2' },
  { kind: 'block', block: 'B1', households: 30 },
]

const categories = ['040500', '020504', '040700', '040200', '011001', '011002', '010300', '010901', '060200', '020301']
const parents = (code: string) => [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code]

const codes = (at: number): fc.Arbitrary<Codes> =>
  fc
    .record({
      category: fc.constantFrom(...categories),
      tag: fc.option(fc.constantFrom('threat-to-others', 'suicide-risk', 'elder', 'telecom-fraud'), { freq: 3 }),
      danger: fc.option(fc.constantFrom('weapon', 'injury'), { freq: 3 }),
      site: fc.constantFrom('enterprise', 'bar'),
    })
    .map(({ category, tag, danger, site }) => ({
      'incident-category': parents(category),
      'hour-band': [hourBandOf(at, 480)],
      'initiated-by': ['110'],
      'site-kind': [site],
      ...(tag === null ? {} : { 'incident-tag': [tag] }),
      ...(danger === null ? {} : { danger: [danger] }),
    }))

/** One call within 200 days, close enough to others for windows and duplicates to matter, and often by night. */
const fact: fc.Arbitrary<ModelFact> = fc
  .oneof(
    fc.integer({ min: 0, max: 200 * 1440 }),
    fc.integer({ min: 960, max: 1300 }),
    fc.integer({ min: 0, max: 14_400 }),
  )
  .chain(minutes => {
    const at = start + minutes * 60_000
    return fc
      .record({
        subject: fc.constantFrom(...subjects),
        codes: codes(at),
        incident: fc.option(fc.constantFrom('i1', 'i2'), { freq: 8, nil: undefined }),
        withdrawn: fc.boolean().map(no => no && minutes % 11 === 0),
      })
      .map(({ subject, codes: given, incident, withdrawn }) => ({
        at: new Date(at).toISOString(),
        id: '',
        source: 'incident' as const,
        subjects: { [subject.kind]: subject },
        codes: given,
        factIds: [],
        ...(incident === undefined ? {} : { incidentId: `${incident}-${subject.kind}` }),
        ...(withdrawn ? { withdrawn } : {}),
      }))
  })

/** Facts in any order of time; some are put right later: the later one has the id and the time of an earlier. */
export const histories = (maxLength = 12): fc.Arbitrary<ModelFact[]> =>
  fc
    .tuple(
      fc.array(fact, { minLength: 1, maxLength }),
      fc.array(fc.tuple(fc.nat(), fact), { maxLength: Math.ceil(maxLength / 4) }),
    )
    .map(([list, corrections]) => {
      const facts = list.map((one, i) => ({ ...one, id: `c${i}`, factIds: [`f${i}`] }))
      const later = corrections.map(([pick, one], i) => {
        const { id, at } = facts[pick % facts.length]!
        return { ...one, id, at, factIds: [`k${i}`] }
      })
      return [...facts, ...later]
    })

const written = shippedModels.map(({ definition }) => definition).filter(d => !d.subjects.includes('relationship'))

const numbers = fc.record({
  cap: fc.integer({ min: 20, max: 80 }),
  points: fc.integer({ min: 1, max: 20 }),
  windowDays: fc.integer({ min: 1, max: 90 }),
  atLeast: fc.integer({ min: 2, max: 4 }),
  withinDays: fc.integer({ min: 1, max: 60 }),
  signDays: fc.integer({ min: 1, max: 120 }),
  sameEventMinutes: fc.integer({ min: 0, max: 240 }),
  sameIncidentMinutes: fc.integer({ min: 0, max: 4320 }),
  keptReports: fc.integer({ min: 10, max: 20 }),
  lowest: fc.integer({ min: 4, max: 30 }),
  apart: fc.integer({ min: 1, max: 20 }),
  eraseAfterDays: fc.integer({ min: 220, max: 400 }),
})

/** Valid definitions: a shipped one with other windows, points, caps, levels and bounds. */
export const definitions: fc.Arbitrary<ModelDefinition> = fc
  .tuple(fc.constantFrom(...written), numbers)
  .map(([base, n]) => ({
    ...base,
    counting: { ...base.counting, sameEventMinutes: n.sameEventMinutes, sameIncidentMinutes: n.sameIncidentMinutes },
    counts: base.counts.map(count =>
      count.kind === 'each'
        ? { ...count, points: n.points, cap: n.cap, windowDays: n.windowDays }
        : { ...count, points: n.points, windowDays: n.windowDays, atLeast: n.atLeast, withinDays: n.withinDays },
    ),
    signs: base.signs.map((sign, i) => ({ ...sign, windowDays: n.signDays, points: (n.points * (i + 1)) % 31 })),
    levels: [3, 2, 1, 0].map(i => ({ grade: (4 - i) as 1 | 2 | 3 | 4, from: n.lowest + n.apart * i })),
    keptReports: n.keptReports,
    eraseAfterDays: n.eraseAfterDays,
  }))
