import { chmodSync, existsSync, lstatSync, mkdirSync, rmdirSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePasswd } from './account.ts'
import { withRole } from './external.ts'
import { chooseBase, socketFolder } from './location.ts'
import { mayEnter } from './reach.ts'
import { temporaryFolder } from './testing-cluster.ts'

const stranger = { name: 'stranger', uid: 65_000, gid: 65_000 }

describe('chooseBase', () => {
  it('keeps the data where they were wanted when the account can go there', () => {
    const dataDir = join(temporaryFolder(), 'data')
    expect(chooseBase(dataDir, undefined)).toEqual({ folder: dataDir })
    expect(chooseBase(dataDir, { ...stranger, uid: lstatSync(dataDir).uid })).toEqual({ folder: dataDir })
  })

  it('moves them to a shelter named after the folder, one for each, when it cannot', () => {
    const [closed, shelter] = [temporaryFolder(), temporaryFolder()]
    chmodSync(closed, 0o700)
    const [one, two] = ['a', 'b'].map(name => chooseBase(join(closed, name, 'data'), stranger, shelter))
    expect(one!.movedFrom).toBe(join(closed, 'a', 'data'))
    expect(one!.folder.startsWith(join(shelter, 'a-'))).toBe(true)
    expect(one!.folder).not.toBe(two!.folder)
    expect(chooseBase(join(closed, 'a', 'data'), stranger, shelter)).toEqual(one)
  })
})

describe('socketFolder', () => {
  it('lies beside the data and is closed to others', () => {
    const base = temporaryFolder()
    expect(socketFolder(base, undefined)).toBe(join(base, 'socket'))
    chmodSync(join(base, 'socket'), 0o777)
    expect(lstatSync(socketFolder(base, undefined)).mode & 0o777).toBe(0o700)
  })

  it('is a short one, always the same, when the path would be too long for a socket', () => {
    const base = join(temporaryFolder(), '很深的文件夹'.repeat(6))
    mkdirSync(base)
    const folder = socketFolder(base, undefined)
    expect(folder.startsWith(join(tmpdir(), 'fangwei-'))).toBe(true)
    expect(Buffer.byteLength(join(folder, '.s.PGSQL.5432'))).toBeLessThan(104)
    expect(socketFolder(base, undefined)).toBe(folder)
    rmdirSync(folder)
  })

  it('refuses a link or a folder of somebody else in its place', () => {
    const base = temporaryFolder()
    symlinkSync(temporaryFolder(), join(base, 'socket'))
    expect(() => socketFolder(base, undefined)).toThrow('belongs to another account')
    expect(existsSync(join(base, 'socket'))).toBe(true)
  })
})

describe('mayEnter', () => {
  it('looks at the one class of bits that applies, as Unix does', () => {
    fc.assert(
      fc.property(fc.nat(0o777), fc.boolean(), fc.boolean(), (mode, ownsIt, inGroup) => {
        const folder = { mode, uid: ownsIt ? 65_000 : 0, gid: inGroup ? 65_000 : 0 }
        const shift = ownsIt ? 6 : inGroup ? 3 : 0
        expect(mayEnter(folder, stranger)).toBe(((mode >> shift) & 1) === 1)
      }),
    )
  })
})

describe('parsePasswd', () => {
  it('reads accounts, macOS negative numbers included', () => {
    expect(parsePasswd('# note:x:1:1\nroot:x:0:0:root:/root:/bin/sh\nnobody:*:-2:-2::/:/bin/false\n')).toEqual([
      { name: 'root', uid: 0, gid: 0 },
      { name: 'nobody', uid: 4294967294, gid: 4294967294 },
    ])
  })
})

describe('withRole', () => {
  it.each([
    ['postgresql://o:p@db:5433/city?sslmode=require', 'postgresql://app:s%40@db:5433/city?sslmode=require'],
    ['postgresql://o@/city?host=%2Frun%2Fpg', 'postgresql://app:s%40@/city?host=%2Frun%2Fpg'],
    ['postgresql:///city?host=%2Frun&user=o', 'postgresql://app:s%40@/city?host=%2Frun'],
    ['postgresql://%2Frun%2Fpg/city', 'postgresql://app:s%40@%2Frun%2Fpg/city'],
  ])('%s', (from, to) => expect(withRole(from, 'app', 's@')).toBe(to))
})
