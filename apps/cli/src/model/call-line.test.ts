import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCallLine } from './call-line.ts'

const line = (given: object) =>
  readCallLine(JSON.stringify({ at: '2026-01-31T20:15:00+08:00', relation: 'R-1', ...given }), 7)

describe('a line of calls', () => {
  it('becomes an event', () =>
    expect(line({ place: 'P-1', flags: ['B1', 'no:B4', 'caller:kin'] })).toEqual({
      kind: 'call',
      event: {
        at: '2026-01-31T20:15:00+08:00',
        relation: 'R-1',
        place: 'P-1',
        callId: 'line:7',
        caller: 'kin',
        factors: { B1: 'yes', B4: 'no' },
        factIds: ['line:7'],
      },
      isNamed: false,
      odd: [],
    }))

  it('may name its call, incident, caller and withdrawal', () =>
    expect(line({ call: 'c1', incident: 'i1', caller: 'victim', withdrawn: true })).toMatchObject({
      event: { callId: 'c1', incidentId: 'i1', caller: 'victim', withdrawn: true, factIds: ['c1'] },
      isNamed: true,
    }))

  it('yes is stronger than no, and a flag nobody knows is told', () =>
    expect(line({ flags: ['B1', 'no:B1', 'C5', 'mood'] })).toMatchObject({
      event: { factors: { B1: 'yes' } },
      odd: ['C5', 'mood'],
    }))

  it('null is the same as absent', () =>
    expect(
      line({ place: null, flags: null, call: null, incident: null, caller: null, withdrawn: null, outcome: null }),
    ).toMatchObject({ kind: 'call' }))

  it('may be an outcome, which is no call', () =>
    expect(line({ outcome: 'serious-injury' })).toEqual({
      kind: 'outcome',
      at: '2026-01-31T20:15:00+08:00',
      relation: 'R-1',
      outcome: 'serious-injury',
    }))

  it.each([
    ['{', 'not a JSON object'],
    ['[]', 'not a JSON object'],
    ['null', 'not a JSON object'],
    ['7', 'not a JSON object'],
    ['{"relation":"R-1"}', 'at is'],
    ['{"at":"2026-01-31T20:15:00","relation":"R-1"}', 'at is'],
    ['{"at":1769861700,"relation":"R-1"}', 'at is'],
    ['{"at":"2026-01-31T20:15:00Z"}', 'no key'],
    ['{"at":"2026-01-31T20:15:00Z","relation":{"kind":"person"}}', 'no key'],
    ['{"at":"2026-01-31T20:15:00Z","relation":"13800000000"}', 'names a person'],
    ['{"at":"2026-01-31T20:15:00Z","relation":"R","flags":"B1"}', 'flags'],
    ['{"at":"2026-01-31T20:15:00Z","relation":"R","flags":[1]}', 'flags'],
    ['{"at":"2026-01-31T20:15:00Z","relation":"R","place":7}', 'place'],
    ['{"at":"2026-01-31T20:15:00Z","relation":"R","caller":"wife"}', 'caller'],
    ['{"at":"2026-01-31T20:15:00Z","relation":"R","withdrawn":"yes"}', 'withdrawn'],
    ['{"at":"2026-01-31T20:15:00Z","relation":"R","outcome":[]}', 'outcome'],
  ])('%s is broken: %s', (text, reason) => {
    const read = readCallLine(text, 1)
    expect(read.kind === 'broken' && read.reason.en).toContain(reason)
  })

  it('takes the zone it is given for times without one', () => {
    const local = '{"at":"2026-01-31 20:15:00","relation":"R-1"}'
    expect(readCallLine(local, 1, '+08:00')).toMatchObject({ event: { at: '2026-01-31T20:15:00+08:00' } })
    expect(readCallLine(local, 1).kind).toBe('broken')
  })

  it('never throws', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc
            .dictionary(fc.constantFrom('at', 'relation', 'flags', 'call', '__proto__'), fc.jsonValue())
            .map(v => JSON.stringify(v)),
        ),
        text => {
          expect(['call', 'outcome', 'broken']).toContain(readCallLine(text, 1).kind)
        },
      ),
    ))
})
