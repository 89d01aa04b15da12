import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type City, generateCity } from '@fangwei/city'
import type { UnitKind } from '@fangwei/domain/dictionaries/unit.ts'
import { dispatchingPolicies } from '@fangwei/domain/dispatching/index.ts'
import { buildRoads, openRoads, type Roads } from '@fangwei/server/roads/index.ts'
import { cityRoads } from '@fangwei/server/simulation/city-roads.ts'
import { type LiveTable, type LiveUnit, nearestUnits, tableOf } from '@fangwei/server/units/index.ts'
import { around } from 'geokdbush'
import { type Bench, sized } from '../bench.ts'
import { percentile } from '../figures/percentile.ts'

const UNITS = 10_000
const ASKS = 2000
const ORG = '150000000000'
const NOW = new Date('2026-03-02T01:00:00Z')

/** Units on the streets of the simulated city, spread over its crossings. */
function unitsOn(city: City, count: number): LiveUnit[] {
  const kinds: readonly UnitKind[] = ['car', 'car', 'car', 'ptu', 'foot']
  return Array.from({ length: count }, (_, i): LiveUnit => {
    const [lng, lat] = city.roads.nodes[(i * 7919) % city.roads.nodes.length]!
    return {
      id: `U${i}`,
      name: `U${i}`,
      nameEn: `U${i}`,
      kind: kinds[i % kinds.length]!,
      org: ORG,
      path: [ORG],
      callSign: null,
      members: [],
      skills: i % 6 === 0 ? ['armed'] : [],
      equipment: [],
      station: null,
      standBy: { lng, lat },
      state: i % 9 === 0 ? 'on-scene' : 'available',
      since: NOW.toISOString(),
      dispatch: null,
      fix: {
        lng: lng + ((i % 13) - 6) * 0.0002,
        lat,
        at: NOW.toISOString(),
        speedKmh: null,
        courseDeg: null,
        accuracyM: null,
      },
    }
  })
}

async function measure(city: City, table: LiveTable, roads: Roads, asks: number) {
  const times: number[] = []
  const index: number[] = []
  let byRoad = 0
  for (let i = 0; i < asks + 50; i++) {
    const [lng, lat] = city.buildings[(i * 104_729) % city.buildings.length]!.position
    const began = performance.now()
    const ranked = await nearestUnits(table, roads, {
      scene: { grade: 1, category: '010300', tags: [], weapon: true },
      at: { lng, lat },
      org: ORG,
      now: NOW,
      policies: dispatchingPolicies,
    })
    const took = performance.now() - began
    const start = performance.now()
    around(table.index, lng, lat, 12)
    // The first fifty open the tiles.
    if (i < 50) continue
    times.push(took)
    index.push(performance.now() - start)
    byRoad += ranked.filter(one => !one.estimate).length
  }
  return { times: times.sort((a, b) => a - b), index: index.sort((a, b) => a - b), byRoad }
}

/** The three nearest suitable units of ten thousand, by minutes over the road graph of the simulated city. */
export const nearest: Bench = {
  name: 'nearest',
  summary: 'the three nearest suitable units of 10,000, by road minutes',
  run: async run => {
    const dataDir = await mkdtemp(join(tmpdir(), 'fangwei-nearest-'))
    const city = generateCity({ seed: 1, until: NOW.toISOString() })
    const file = join(dataDir, 'city.osm.pbf')
    await writeFile(file, cityRoads(city))
    await buildRoads(dataDir, file, 'simulated city', NOW)
    const roads = openRoads(dataDir, error => run.say(String(error)))
    try {
      const asks = sized(run, ASKS, 50)
      const table = tableOf(unitsOn(city, sized(run, UNITS, 500)))
      const { times, index, byRoad } = await measure(city, table, roads, asks)
      return [
        {
          name: 'Nearest three units of 10,000 with road minutes, p99',
          value: percentile(times, 0.99),
          unit: 'ms',
          bar: { atMost: 5 },
          limit: { name: 'the index alone, p99', value: percentile(index, 0.99) },
          note: `p50 ${percentile(times, 0.5).toFixed(2)} ms; ${((byRoad / (asks * 3)) * 100).toFixed(1)} % of answers by road`,
        },
      ]
    } finally {
      await roads.close()
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}
