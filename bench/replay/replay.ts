import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bench, sized, timed } from '../bench.ts'

const FACTS = 1_000_000
const ATMOST_SECONDS = 10
const FLAGS = ['B1', 'B2', 'no:B4', 'caller:victim', 'caller:neighbour'] as const
const program = join(import.meta.dirname, '../../apps/cli/bin/fangwei.mjs')

/** Calls over three years about one relationship in twenty calls, times rising. */
async function writeCalls(path: string, count: number): Promise<void> {
  const out = createWriteStream(path)
  const began = Date.UTC(2023, 0, 1)
  const relations = Math.max(1, Math.floor(count / 20))
  for (let n = 0; n < count; n += 1) {
    const at = new Date(began + (n * 1095 * 86_400_000) / count).toISOString()
    const relation = `R-${(n * 7919) % relations}`
    const line = JSON.stringify({ at, relation, place: `P-${n % 4999}`, flags: [FLAGS[n % 5], FLAGS[(n + 3) % 5]] })
    if (!out.write(`${line}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
}

async function command(words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`The command ended with ${code}: ${said}`)
}

export const replay: Bench = {
  name: 'replay',
  summary: 'fangwei model replay family-dispute on a million calls, from the start of the command to its end',
  run: async run => {
    const folder = await mkdtemp(join(tmpdir(), 'fangwei-bench-'))
    try {
      const count = sized(run, FACTS, 500)
      const path = join(folder, 'calls.jsonl')
      await writeCalls(path, count)
      const empty = await timed(() => command(['model', 'replay', '--help']))
      const { seconds } = await timed(() => command(['model', 'replay', 'family-dispute', '--in', path]))
      return [
        {
          name: `replay of ${count.toLocaleString('en-US')} calls`,
          value: seconds,
          unit: 's',
          bar: { atMost: ATMOST_SECONDS },
          limit: { name: 'starting the command', value: empty.seconds },
          note: `${Math.round(count / seconds)} calls/s`,
        },
      ]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
