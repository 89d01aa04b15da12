import { compileDefinition, type ModelFact } from '@fangwei/domain/models/definition/index.ts'
import { repeatPlaceDefinition } from '@fangwei/domain/models/repeat-place/index.ts'
import { expect, it } from 'vitest'
import { type BookState, startBook } from './replay-book.ts'

const model = compileDefinition(repeatPlaceDefinition)
const fact = (n: number, category: string): ModelFact => ({
  at: new Date(Date.UTC(2026, 0, 1 + n * 2, 4)).toISOString(),
  id: `00000000-0000-4000-8000-00000000000${n % 10}${n}`,
  source: 'incident',
  subjects: { 'public-place': { kind: 'public-place', place: `S${n % 3}` } },
  codes: { 'incident-category': [category] },
  factIds: [`f${n}`],
})
const facts = Array.from({ length: 90 }, (_, n) => fact(n, n % 17 === 16 ? '020301' : '040500'))
const named = () => '场所'

it('put down at any place and taken up from JSON says the same as read in one go', () => {
  const whole = startBook(model, named)
  for (const one of facts) whole.take(one, undefined, 'U1')
  for (const cut of [0, 1, 40, 89]) {
    const first = startBook(model, named)
    for (const one of facts.slice(0, cut)) first.take(one, undefined, 'U1')
    const kept = JSON.parse(JSON.stringify(first.keep())) as BookState
    const rest = startBook(model, named, kept)
    for (const one of facts.slice(cut)) rest.take(one, undefined, 'U1')
    expect(rest.result()).toEqual(whole.result())
  }
  expect(whole.result().warnings.total).toBeGreaterThan(2)
})

it('keeps no more lines and examples than a person reads, and counts all the same', () => {
  const many = startBook(model, named)
  for (let n = 0; n < 1000; n += 1) many.take({ ...fact(n, '020301'), id: `o${n}` }, undefined, 'U1')
  const { outcomes, misses, examples } = many.result()
  expect([outcomes.total, misses.length]).toEqual([1000, 200])
  expect(examples.length).toBeLessThanOrEqual(24)
})

it('holds no more after forty years of a place than after four: what has left its window is let go', () => {
  const size = (years: number) => {
    const book = startBook(model, named)
    for (let n = 0; n < years * 180; n += 1) book.take(fact(n, '040500'), undefined, 'U1')
    return JSON.stringify(book.keep().run).length
  }
  expect(size(40)).toBeLessThan(1.5 * size(4))
})
