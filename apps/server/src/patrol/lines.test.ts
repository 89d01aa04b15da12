import type { PatrolSetting } from '@fangwei/domain/patrolling/index.ts'
import { expect, it } from 'vitest'
import { noRoads, type Roads } from '../roads/index.ts'
import { linesOf } from './lines.ts'

const setting = {
  base: { lng: 0, lat: 0 },
  crews: [
    { id: 'walkers', mode: 'foot' },
    { id: 'idle', mode: 'vehicle' },
  ],
  stops: [
    { id: 'a', lng: 1, lat: 0 },
    { id: 'b', lng: 1, lat: 1 },
  ],
} as unknown as PatrolSetting
const stop = (id: string) => ({ stop: id, locked: false })
const planned = [
  { crew: 'walkers', stops: [stop('b'), stop('gone'), stop('a')] },
  { crew: 'idle', stops: [] },
]

it('names each leg by the stops it leads between, from the base and back to it', async () => {
  const asked: string[] = []
  const roads: Roads = {
    ...noRoads,
    lines: async (mode, through) => {
      asked.push(mode)
      return through.slice(1).map(({ lng, lat }) => [[lng, lat]])
    },
  }
  expect(await linesOf(roads, setting, planned)).toEqual([
    { mode: 'foot', from: null, to: 'b', line: [[1, 1]] },
    { mode: 'foot', from: 'b', to: 'a', line: [[1, 0]] },
    { mode: 'foot', from: 'a', to: null, line: [[0, 0]] },
  ])
  expect(asked).toEqual(['foot'])
  expect(await linesOf(noRoads, setting, planned)).toEqual([])
})
