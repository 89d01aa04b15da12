import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface Labelled {
  readonly text: string
  readonly label: string
}

export interface Rival {
  readonly answers: readonly string[]
  readonly trainSeconds: number
  readonly textsPerSecond: number
}

const script = join(import.meta.dirname, 'rival.py')

/** scikit-learn on the same texts; undefined where there is no python3 or it has no sklearn (Debian: python3-sklearn). */
export function runSklearn(train: readonly Labelled[], test: readonly Labelled[]): Promise<Rival | undefined> {
  return new Promise(resolve => {
    // Debian's own python3 first: another one in PATH need not have the package.
    const child = spawn('/usr/bin/python3', [script], { stdio: ['pipe', 'pipe', 'ignore'] })
    let out = ''
    child.on('error', () => resolve(undefined))
    child.stdin.on('error', () => undefined)
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
    })
    child.on('close', code => {
      const said = code === 0 && out !== '' ? (JSON.parse(out) as Rival & { missing?: boolean }) : { missing: true }
      resolve('answers' in said ? said : undefined)
    })
    const lines = [...train.map(row => ({ ...row, part: 'train' })), ...test.map(row => ({ ...row, part: 'test' }))]
    child.stdin.end(lines.map(row => `${JSON.stringify(row)}\n`).join(''))
  })
}
