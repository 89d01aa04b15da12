import { describe, expect, it } from 'vitest'
import { reviewGrade } from './professional-judgement.ts'

const up = { direction: 'up', reason: '当面了解到的情况', by: 'post-1' } as const
const down = { ...up, direction: 'down' } as const

describe('professional judgement', () => {
  it('moves the grade by one level and keeps the grade of the model beside it', () => {
    expect(reviewGrade(3, up)).toEqual({ grade: 2, modelGrade: 3, judgement: up })
    expect(reviewGrade(3, down)).toMatchObject({ grade: 4 })
    expect(reviewGrade(null, up)).toMatchObject({ grade: 4, modelGrade: null })
    expect(reviewGrade(4, down)).toMatchObject({ grade: null })
  })

  it('is refused without a reason, without a person, and beyond the ends', () => {
    expect(reviewGrade(3, { ...up, reason: '  ' })).toHaveProperty('refused')
    expect(reviewGrade(3, { ...up, by: '' })).toHaveProperty('refused')
    expect(reviewGrade(1, up)).toHaveProperty('refused')
    expect(reviewGrade(null, down)).toHaveProperty('refused')
  })
})
