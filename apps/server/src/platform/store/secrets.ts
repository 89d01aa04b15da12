import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Reads a secret kept in a file only its owner may read. */
export function findSecret(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Reads a secret, making and keeping it the first time; of two makers one wins and both read the same. */
export function keepSecret(file: string, make: () => string): string {
  const found = findSecret(file)
  if (found !== undefined) return found
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const fresh = `${file}.new-${process.pid}`
  writeFileSync(fresh, `${make()}\n`, { mode: 0o600 })
  try {
    linkSync(fresh, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(fresh, { force: true })
  }
  return readFileSync(file, 'utf8').trim()
}
