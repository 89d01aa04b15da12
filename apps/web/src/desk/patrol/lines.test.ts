import { expect, it } from 'vitest'
import type { Draft, PlanBody } from './draft.ts'
import { linesOf, type Ways } from './lines.ts'

const plan = {
  base: { lng: 0, lat: 0 },
  stops: [
    { id: 'a', lng: 1, lat: 0 },
    { id: 'b', lng: 1, lat: 1 },
  ],
  routes: [{ crew: 'k', mode: 'foot' }],
} as unknown as PlanBody
const draft = (...stops: string[]): Draft => [{ crew: 'k', stops: stops.map(stop => ({ stop, locked: false })) }]
const along: Ways = [{ mode: 'foot', from: 'a', to: 'b', line: [[1.5, 0.5]] }]

it('follows the road where it is known and goes straight where it is not', () => {
  expect(linesOf(plan, draft('a', 'b'), along)).toEqual([
    {
      crew: 'k',
      line: [
        [0, 0],
        [1, 0],
        [1, 0],
        [1.5, 0.5],
        [1, 1],
        [1, 1],
        [0, 0],
      ],
    },
  ])
})

it('takes no road of another way of moving, or of the other direction', () => {
  const straight = [
    [0, 0],
    [1, 1],
    [1, 1],
    [1, 0],
    [1, 0],
    [0, 0],
  ]
  expect(linesOf(plan, draft('b', 'a'), along)[0]?.line).toEqual(straight)
  expect(linesOf(plan, draft('b', 'a'), [{ ...along[0]!, mode: 'vehicle', from: 'b', to: 'a' }])[0]?.line).toEqual(
    straight,
  )
  expect(linesOf(plan, draft(), along)).toEqual([])
  expect(linesOf(plan, draft('no longer listed'), along)).toEqual([])
})
