import { describe, expect, expectTypeOf, it } from 'vitest'
import { parseSubject, type Subject, type SubjectKind } from './subject.ts'

describe('subject of a model', () => {
  it('has no person, household or group in its type', () => {
    expectTypeOf<SubjectKind>().toEqualTypeOf<'relationship' | 'public-place' | 'block'>()
    expectTypeOf<{ kind: 'person'; person: string }>().not.toExtend<Subject>()
    expectTypeOf<{ kind: 'household'; household: string }>().not.toExtend<Subject>()
    expectTypeOf<{ kind: 'group'; group: string }>().not.toExtend<Subject>()
  })

  it.each([
    [{ kind: 'person', person: 'p1' }, 'person'],
    [{ kind: 'household', household: 'h1' }, 'household'],
    [{ kind: 'group', group: 'g1' }, 'group'],
    [{ kind: 'block', block: 'b1', households: 4 }, 'too-few-households'],
    [{ kind: 'block', block: 'b1', households: 5.5 }, 'too-few-households'],
    [{ kind: 'block', block: 'b1' }, 'too-few-households'],
    [{ kind: 'block', households: 50 }, 'no-key'],
    [{ kind: 'relationship', relation: '' }, 'no-key'],
    [{ kind: 'relationship', relation: 'r'.repeat(201) }, 'no-key'],
    [{ kind: 'relationship', relation: '11010119900307123X' }, 'one-person-key'],
    [{ kind: 'relationship', relation: '110101900307123' }, 'one-person-key'],
    [{ kind: 'relationship', relation: '13800000000' }, 'one-person-key'],
    [{ kind: 'relationship', relation: '+86 13800000000' }, 'one-person-key'],
    [{ kind: 'public-place' }, 'no-key'],
    [{ kind: 'city', city: 'c' }, 'unknown-kind'],
    [null, 'unknown-kind'],
    ['relationship', 'unknown-kind'],
  ])('refuses %j as %s', (given, refused) => {
    const result = parseSubject(given)
    expect(result).toMatchObject({ refused })
    expect(result).toHaveProperty('label.zh')
    expect(result).toHaveProperty('label.en')
  })

  it.each<Subject>([
    { kind: 'relationship', relation: 'R-1' },
    { kind: 'relationship', relation: '13800000000|13900000000' },
    { kind: 'public-place', place: 'P-1' },
    { kind: 'block', block: 'B-1', households: 5 },
  ])('accepts %j', subject => expect(parseSubject(subject)).toEqual(subject))

  it('drops what does not belong to the subject', () =>
    expect(parseSubject({ kind: 'public-place', place: 'P-1', owner: 'x' })).toEqual({
      kind: 'public-place',
      place: 'P-1',
    }))
})
