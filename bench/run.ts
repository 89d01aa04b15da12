import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { describeMachine, loadNow, postgresVersion } from './figures/machine.ts'
import { figuresPage, type Measured, textTable } from './figures/report.ts'
import { benches } from './list.ts'

const root = join(import.meta.dirname, '..')
const KEPT = join(root, '.cache', 'figures.json')

const HELP = `npm run bench -- [--list] [--json] [--no-page] [NAME…]
Measures every bench that takes minutes, or those named, and writes docs/figures.md. BENCH_SCALE=0.05 makes each a twentieth of its size.`

/** Figures of benches not run this time stay on the page as last measured. */
async function merged(now: readonly Measured[]): Promise<Measured[]> {
  const before = await readFile(KEPT, 'utf8').then(
    text => JSON.parse(text) as Measured[],
    () => [],
  )
  const all = new Map([...before, ...now].map(m => [m.bench, m]))
  return benches.flatMap(b => all.get(b.name) ?? [])
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      list: { type: 'boolean' },
      json: { type: 'boolean' },
      'no-page': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help === true) return print(HELP)
  if (values.list === true) return print(benches.map(b => `${b.name.padEnd(14)} ${b.summary}`).join('\n'))
  const scale = Number(process.env.BENCH_SCALE ?? 1)
  const unknown = positionals.filter(name => benches.every(b => b.name !== name))
  if (unknown.length > 0 || !(scale > 0)) {
    console.error(unknown.length > 0 ? `No bench ${unknown.join(', ')}\n${HELP}` : 'BENCH_SCALE must be above zero')
    return 2
  }
  const measured: Measured[] = []
  let failed = 0
  let postgres = 'not used'
  const onEngine = (version: number) => {
    postgres = postgresVersion(version)
  }
  for (const bench of benches.filter(b =>
    positionals.length === 0 ? b.named !== true : positionals.includes(b.name),
  )) {
    const load = loadNow()
    const began = performance.now()
    const figures = await bench
      .run({ scale, onEngine, say: text => console.error(`[${bench.name}] ${text}`) })
      .catch((error: unknown) => {
        console.error(`[${bench.name}] failed:`, error)
        return undefined
      })
    if (figures === undefined) {
      failed += 1
      continue
    }
    measured.push({
      bench: bench.name,
      scale,
      load,
      seconds: Math.round((performance.now() - began) / 100) / 10,
      figures,
    })
    console.error(`[${bench.name}] done in ${measured.at(-1)?.seconds} s`)
  }
  const machine = describeMachine(postgres)
  print(values.json === true ? JSON.stringify({ machine, measured }, null, 2) : textTable(measured))
  if (values['no-page'] !== true) {
    const all = await merged(measured)
    await mkdir(join(root, '.cache'), { recursive: true })
    await writeFile(KEPT, JSON.stringify(all))
    await writeFile(join(root, 'docs', 'figures.md'), figuresPage(machine, all))
  }
  return failed === 0 ? 0 : 1
}

function print(text: string): number {
  console.log(text)
  return 0
}

process.exitCode = await main()
