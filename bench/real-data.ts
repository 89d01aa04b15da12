import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchRun } from './bench.ts'

const folder = process.env.FANGWEI_REALDATA ?? join(import.meta.dirname, '../../shared/realdata')

/**
 * A file of the open data that a figure is measured on; it is not part of the project. `FANGWEI_REALDATA` names the
 * folder. Undefined, and said so, where it is not there.
 */
export function realData(run: Pick<BenchRun, 'say'>, name: string): string | undefined {
  const path = join(folder, name)
  if (existsSync(path)) return path
  run.say(`not measured: ${name} is not in the folder of open data (set FANGWEI_REALDATA)`)
  return undefined
}
