import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const binary = fileURLToPath(new URL('../bin/fangwei.mjs', import.meta.url))

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

type How = {
  readonly input?: string
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  readonly closeAfter?: number
}

/** Runs the real program as a process, for tests. `closeAfter` hangs up on its output after so many bytes. */
export const runBinary = (words: readonly string[], { input, cwd, env, closeAfter }: How = {}): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [binary, ...words], {
      ...(cwd === undefined ? {} : { cwd }),
      env: { ...process.env, FANGWEI_LANG: 'en', ...env },
    })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      if (closeAfter !== undefined && out.length >= closeAfter) child.stdout.destroy()
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', code => resolve({ code, out, err }))
    child.stdin.on('error', () => undefined)
    child.stdin.end(input ?? '')
  })
