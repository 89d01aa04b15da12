import type { Account } from '@fangwei/server/access/index.ts'
import { type Bench, type BenchRun, sized } from '../bench.ts'
import type { Figure } from '../figures/figure.ts'
import { percentile } from '../figures/percentile.ts'
import { logIn, startServer } from '../world/server-process.ts'
import { type World, withWorld } from '../world/world.ts'
import { fillMatters } from './fill-matters.ts'

const MATTERS = 1_000_000
const FACTS_EACH = 10
const ASKED = 200
const ATMOST_MS = 100
const WALL_ATMOST_MS = 200

const PAGES: readonly (readonly [name: string, path: string, atMostMs?: number])[] = [
  ['queue', '/api/v1/queue'],
  ['queue of one grade', '/api/v1/queue?grade=1'],
  ['list of a type', '/api/v1/matters?type=incident'],
  ['list of a category', '/api/v1/matters?type=incident&category=040300'],
  ['list of a state', '/api/v1/matters?type=warning&state=signed'],
  ['search', `/api/v1/matters?type=incident&q=${encodeURIComponent('示例路42')}`],
  ['search for a common word', `/api/v1/matters?type=incident&q=${encodeURIComponent('示例')}`],
  ['desk home', '/api/v1/desk'],
  ['board', '/api/v1/board'],
  ['wall with every indicator', '/api/v1/wall', WALL_ATMOST_MS],
]

async function ask(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const began = performance.now()
  const reply = await fetch(url, { headers })
  const text = await reply.text()
  if (reply.status !== 200) throw new Error(`${url} answered ${reply.status}: ${text}`)
  return performance.now() - began
}

async function pagesOf(address: string, who: string, account: Account, times: number): Promise<Figure[]> {
  const headers = await logIn(address, account.login)
  const p99Of = async (path: string) => {
    await ask(address + path, headers)
    const took: number[] = []
    for (let n = 0; n < times; n += 1) took.push(await ask(address + path, headers))
    return percentile(took, 0.99)
  }
  const limit = { name: 'a request that reads nothing, p99', value: await p99Of('/healthz') }
  const figures: Figure[] = []
  for (const [name, path, atMost = ATMOST_MS] of PAGES)
    figures.push({
      name: `${name}, ${who}, p99`,
      value: await p99Of(path),
      unit: 'ms',
      bar: { atMost },
      limit,
    })
  return figures
}

async function measure(world: World, run: BenchRun): Promise<Figure[]> {
  const server = await startServer(world.dataDir)
  try {
    const viewers: readonly (readonly [string, Account])[] = [
      ['city', world.city],
      ['county', world.county],
      ['station', world.leader],
    ]
    const figures: Figure[] = []
    for (const [who, account] of viewers)
      figures.push(...(await pagesOf(server.address, who, account, sized(run, ASKED, 3))))
    return figures
  } finally {
    await server.stop()
  }
}

export const lists: Bench = {
  name: 'lists',
  summary:
    'Every list, the board and the wall over HTTP on a million matters and ten million facts, as seen by a city, a county and a station',
  run: run =>
    withWorld(run, async world => {
      await fillMatters(world, sized(run, MATTERS, 2000), FACTS_EACH)
      run.say('filled')
      return measure(world, run)
    }),
}
