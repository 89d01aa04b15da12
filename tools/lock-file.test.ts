import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Locked {
  version?: string
  resolved?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const text = readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8')
const { packages } = JSON.parse(text) as { packages: Record<string, Locked> }

/** Whether a package is found from another's folder, as Node looks for it: upwards. */
function isFound(from: string, name: string): boolean {
  const within = from === '' ? '' : `${from}/`
  if (packages[`${within}node_modules/${name}`]) return true
  return from !== '' && isFound(from.split('/').slice(0, -1).join('/'), name)
}

describe('package-lock.json', () => {
  it('has every dependency for every platform: npm ci refuses a lock with holes', () => {
    const holes = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter(name => !isFound(path, name))
        .map(name => `${path} → ${name}`),
    )
    expect(holes).toEqual([])
  })

  it('names no registry, so that each place uses its own mirror', () => {
    expect(Object.values(packages).filter(({ resolved }) => resolved?.includes('://'))).toEqual([])
  })
})
