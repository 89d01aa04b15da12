import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { commands } from './commands/index.ts'
import { runBinary } from './run-binary.ts'

describe('fangwei', { timeout: 60_000 }, () => {
  it('lists every command, from any folder', async () => {
    const { code, out, err } = await runBinary(['--help'], { cwd: tmpdir() })
    expect([code, err]).toEqual([0, ''])
    for (const { path, summary } of commands) {
      expect(out).toContain(path.join(' '))
      expect(out).toContain(summary.en)
    }
  })

  it('without words shows the same and exits 2', async () => {
    const { code, out } = await runBinary([])
    expect([code, out.includes('Commands:')]).toEqual([2, true])
  })

  it('speaks Chinese when asked, by option, by setting and by locale', async () => {
    const asked = await Promise.all([
      runBinary(['--help', '--lang', 'zh']),
      runBinary(['--help', '--lang=zh']),
      runBinary(['--help'], { env: { FANGWEI_LANG: 'zh' } }),
      runBinary(['--help'], { env: { FANGWEI_LANG: '', LC_ALL: 'zh_CN.UTF-8' } }),
    ])
    for (const { out } of asked) expect(out).toContain('用法')
    expect((await runBinary(['--help', '--lang', 'mn'])).code).toBe(2)
  })

  it('suggests near commands and exits 2', async () => {
    const typed = await Promise.all([
      runBinary(['model', 'reply']),
      runBinary(['modle', 'replay']),
      runBinary(['weather']),
    ])
    expect(typed.map(({ code, out }) => [code, out])).toEqual([
      [2, ''],
      [2, ''],
      [2, ''],
    ])
    expect(typed[0]!.err).toContain('fangwei model replay')
    expect(typed[1]!.err).toContain('fangwei model replay')
    expect(typed[2]!.err).not.toContain('Did you mean')
  })

  it('explains a wrong option, a missing one and a wrong number of words', async () => {
    const unknown = await runBinary(['model', 'replay', 'family-dispute', '--inn', 'x'])
    expect([unknown.code, unknown.err.includes('Did you mean --in')]).toEqual([2, true])
    const missing = await runBinary(['model', 'replay', 'family-dispute'])
    expect([missing.code, missing.err]).toEqual([2, '--in <file> is missing\n'])
    const extra = await runBinary(['model', 'replay', 'family-dispute', 'more', '--in', 'x'])
    expect(extra.code).toBe(2)
    expect((await runBinary(['model', 'replay'])).code).toBe(2)
  })

  it.each(commands.map(entry => [entry.path.join(' '), entry] as const))(
    '%s has help with an example of itself',
    async (name, entry) => {
      const { code, out, err } = await runBinary([...entry.path, '--help'])
      expect([code, err]).toEqual([0, ''])
      expect(out).toContain(`fangwei ${name}:`)
      expect(out).toMatch(new RegExp(`Example:\\n  fangwei ${name}`))
    },
  )

  it.each(commands.map(entry => [entry.path.join(' '), entry] as const))(
    '%s is what the list says, in both languages',
    async (_, entry) => {
      const { command } = await entry.load()
      expect(command.path).toEqual(entry.path)
      for (const { help } of Object.values(command.options))
        expect(help).toEqual({ zh: expect.stringMatching(/./), en: expect.stringMatching(/./) })
    },
  )
})
