import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const tool = join(import.meta.dirname, 'check-bounds.mjs')
let root: string

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function check(minimum: number): { said: string; status: number | null } {
  const run = spawnSync(process.execPath, [tool, '--root', root, '--minimum', String(minimum)], { encoding: 'utf8' })
  return { said: run.stdout + run.stderr, status: run.status }
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fangwei-bounds-'))
  write('tsconfig.json', '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "Bundler" } }')
})

afterEach(() => rmSync(root, { recursive: true }))

describe('check-bounds', () => {
  it('passes what keeps to the rules', () => {
    write('packages/domain/src/day.ts', 'export const day = 1\n')
    write('apps/server/src/clock/index.ts', "import { day } from '../../../../packages/domain/src/day.ts'\nday\n")
    expect(check(2)).toMatchObject({ status: 0, said: expect.stringContaining('2 files, 0 problems') })
  }, 60_000)

  it('refuses a cycle, even of types, and a forbidden direction', () => {
    write('packages/domain/src/a.ts', "import type { B } from './b.ts'\nexport type A = B | 1\n")
    write('packages/domain/src/b.ts', "import type { A } from './a.ts'\nexport type B = A | 2\n")
    write('packages/domain/src/c.ts', "import { boot } from '../../../apps/server/src/boot.ts'\nboot\n")
    write('apps/server/src/boot.ts', 'export const boot = 1\n')
    write('packages/city/src/town.ts', "import { boot } from '../../../apps/server/src/boot.ts'\nboot\n")
    write('apps/web/src/page.ts', "import '../../../packages/city/src/town.ts'\n")
    const { status, said } = check(2)
    expect(status).toBe(1)
    expect(said).toContain('no-cycles: packages/domain/src/a.ts → packages/domain/src/b.ts')
    expect(said).toContain('domain-is-pure: packages/domain/src/c.ts → apps/server/src/boot.ts')
    expect(said).toContain('city-imports-domain-only: packages/city/src/town.ts → apps/server/src/boot.ts')
    expect(said).toContain('web-never-imports-city: apps/web/src/page.ts → packages/city/src/town.ts')
  }, 60_000)

  it('refuses a file the cruiser leaves out, an import of nothing, and too few files', () => {
    write('packages/domain/src/node_modules_list.ts', 'export const list = 1\n')
    write('packages/domain/src/lost.ts', "import './nowhere.ts'\n")
    const { status, said } = check(20)
    expect(status).toBe(1)
    expect(said).toContain('not seen by the check: packages/domain/src/node_modules_list.ts')
    expect(said).toContain('cannot be resolved: packages/domain/src/lost.ts → ./nowhere.ts')
    expect(said).toContain('only 2 source files found')
  }, 60_000)
})
