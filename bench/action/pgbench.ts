import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { postgres15Folder } from '../../tools/available.mjs'
import type { Spoken } from './record-statements.ts'

/** pgbench of the PostgreSQL installed on this machine; the embedded one does not bring it. */
export function pgbenchPath(): string | undefined {
  const folder = postgres15Folder()
  const path = folder === undefined ? undefined : join(folder, 'pgbench')
  return path !== undefined && existsSync(path) ? path : undefined
}

/** pgbench takes `:word` for a variable even inside quotes, so no colon is left in them. */
const quoted = (text: string) => `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\x3a')}'`

const literal = (value: unknown): string => {
  if (value === null || value === undefined) return 'NULL'
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(', ')}]${value.length === 0 ? '::text[]' : ''}`
  return typeof value === 'number' || typeof value === 'boolean' ? `'${String(value)}'` : quoted(String(value))
}

/** One statement with its values in place; the acted-on matter's id becomes that of the client's next one. */
function scriptLine({ text, values }: Spoken, matter: string, idSql: string): string {
  const filled = text.replaceAll(/\$(\d+)/g, (_, n: string) => {
    if (values[Number(n) - 1] === matter) return `(${idSql})::uuid`
    const value = literal(values[Number(n) - 1])
    return value.includes(matter) ? `replace(${value}, '${matter}', ${idSql})` : value
  })
  return `${filled.replaceAll(/\s+/g, ' ').trim()};`
}

export interface PgbenchRun {
  readonly program: string
  readonly url: string
  readonly folder: string
  readonly statements: readonly Spoken[]
  readonly matter: string
  /** SQL of a matter's id from the number `:n`. */
  readonly idSql: string
  readonly clients: number
  readonly each: number
  readonly firstNumber: number
}

/** Runs the recorded statements as pgbench transactions, prepared, every matter once. Transactions per second. */
export async function pgbenchRate(run: PgbenchRun): Promise<number> {
  const script = join(run.folder, 'action.sql')
  const lines = run.statements.map(s => scriptLine(s, run.matter, run.idSql))
  await writeFile(
    script,
    [
      '\\set i :i + 1',
      `\\set n ${run.firstNumber} + :client_id * ${run.each} + :i - 1`,
      'BEGIN;',
      ...lines,
      'COMMIT;',
    ].join('\n'),
  )
  const words = ['-n', '-M', 'prepared', '-D', 'i=0', '-f', script]
  const sizes = ['-c', String(run.clients), '-j', '2', '-t', String(run.each)]
  const said = await output(run.program, [...words, ...sizes, run.url])
  const tps = /tps = ([\d.]+) \(without/.exec(said)?.[1]
  if (tps === undefined || !/failed transactions: 0/.test(said)) throw new Error(`pgbench said: ${said}`)
  return Number(tps)
}

function output(program: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words)
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString()
      })
    child.on('error', reject)
    child.on('close', () => resolve(said))
  })
}
