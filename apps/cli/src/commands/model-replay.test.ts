import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runBinary } from '../run-binary.ts'

const at = (day: number, clock = '20:00:00') =>
  `${new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)}T${clock}+08:00`
const line = (day: number, relation: string, flags: readonly string[] = [], more: object = {}) =>
  JSON.stringify({ at: at(day), relation, place: 'P-1', flags, ...more })
const replay = (input: string, ...options: string[]) =>
  runBinary(['model', 'replay', 'family-dispute', '--in', '-', ...options], { input })
const jsonLines = (out: string) =>
  out
    .trim()
    .split('\n')
    .filter(Boolean)
    .map(text => JSON.parse(text))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fangwei-replay-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('model replay family-dispute', { timeout: 60_000 }, () => {
  const six = [line(0, 'R-1', ['B1']), ...[15, 30, 45, 60, 75].map(day => line(day, 'R-1'))]

  it('fires the six-calls rule at exactly the sixth, from a file', async () => {
    const file = join(folder, 'six.jsonl')
    await writeFile(file, `${six.join('\n')}\n`)
    const { code, out } = await runBinary(['model', 'replay', 'family-dispute', '--in', file], { cwd: folder })
    const warnings = jsonLines(out)
    expect(code).toBe(0)
    expect(warnings.map(({ at: when, grade, points }) => [when, grade, points])).toEqual([
      [at(0), 'blue', 25],
      [at(30), 'orange', 55],
      [at(75), 'red', 85],
    ])
    expect(warnings[2]).toMatchObject({ relation: 'R-1', place: 'P-1', emission: 'raises', hardRule: 'R1' })
    expect(
      warnings[2].because.map(({ code: rule, points }: { code: string; points: number }) => [rule, points]),
    ).toEqual([
      ['R1', 0],
      ['R6', 0],
      ['A1', 60],
      ['A2', 10],
      ['B1', 15],
    ])
    expect(warnings[2].because[2].facts).toHaveLength(6)
  })

  it('tells the workload per week on stderr, and as the last line with --summary', async () => {
    const { out, err } = await replay(six.join('\n'), '--summary')
    expect(jsonLines(out).at(-1)).toEqual({
      summary: {
        misses: [],
        outcomes: { total: 0, missed: 0, red: 0, orange: 0, yellow: 0, blue: 0 },
        lines: 6,
        calls: 6,
        broken: 0,
        warnings: { total: 3, red: 1, orange: 1, yellow: 0, blue: 1 },
        flagsNotRead: {},
        workload: [
          { week: '2026-W01', from: '2025-12-29', warnings: 1, red: 0, orange: 0, yellow: 0, blue: 1 },
          { week: '2026-W05', from: '2026-01-26', warnings: 1, red: 0, orange: 1, yellow: 0, blue: 0 },
          { week: '2026-W12', from: '2026-03-16', warnings: 1, red: 1, orange: 0, yellow: 0, blue: 0 },
        ],
      },
    })
    expect(err).toContain('2026-W12 from 2026-03-16: 1 (red 1')
  })

  it('gives the same streaming and afresh, byte for byte', async () => {
    const lines = Array.from({ length: 400 }, (_, i) =>
      line(
        (i * 37) % 300,
        `R-${i % 7}`,
        [['B1'], [], ['C1', 'no:B4'], ['caller:alleged-perpetrator', 'B6'], ['B5']][i % 5],
        i % 11 === 0 ? { call: `c${i % 3}` } : {},
      ),
    ).join('\n')
    const [streaming, afresh] = await Promise.all([replay(lines, '--summary'), replay(lines, '--summary', '--batch')])
    expect(streaming.out).toBe(afresh.out)
    expect(jsonLines(streaming.out).length).toBeGreaterThan(10)
  })

  it('tells broken lines with number and reason, and goes on', async () => {
    const { code, out, err } = await replay(
      ['{', six[0], '', '{"at":"2026-01-02","relation":"R-1"}', line(1, 'R-2', ['B4', 'mood'])].join('\r\n'),
    )
    expect(code).toBe(0)
    expect(err).toContain('line 1: not a JSON object')
    expect(err).toContain('line 4: at is an ISO 8601 time')
    expect(err).toContain('Flag "mood" is not read by the model: 1 times')
    expect(err).toContain('2 calls, 2 broken lines')
    expect(jsonLines(out)).toHaveLength(2)
  })

  it('fails when every line is broken, and not when there are none', async () => {
    expect((await replay('{\n{\n')).code).toBe(1)
    expect((await replay('')).code).toBe(0)
  })

  it('prints misses first', async () => {
    const outcome = { outcome: 'serious-injury' }
    const { err, out } = await replay(
      [line(0, 'R-1', ['B4']), line(5, 'R-1', [], outcome), line(6, 'R-2', [], outcome)].join('\n'),
      '--summary',
    )
    expect(err.split('\n')[0]).toBe('Misses: no warning was open before 1 of 2 outcomes')
    expect(jsonLines(out).at(-1).summary).toMatchObject({
      outcomes: { total: 2, missed: 1, red: 1 },
      misses: [{ line: 3, relation: 'R-2', outcome: 'serious-injury' }],
      calls: 1,
    })
  })

  it('says what to do when the file cannot be read', async () => {
    const { code, err } = await runBinary(['model', 'replay', 'family-dispute', '--in', join(folder, 'none.jsonl')])
    expect([code, err.includes('ENOENT')]).toEqual([1, true])
    expect((await runBinary(['model', 'replay', 'person-score', '--in', '-'])).code).toBe(2)
  })

  it('is content when its reader hangs up', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => line(0, `R-${i}`, ['B4'])).join('\n')
    const { code, err } = await runBinary(['model', 'replay', 'family-dispute', '--in', '-'], {
      input: many,
      closeAfter: 100,
    })
    expect([code, err]).toEqual([0, ''])
  })

  it('survives a line without end', async () => {
    const { code, err } = await replay(`${'x'.repeat(3_000_000)}\n${six[0]}`)
    expect([code, err.includes('line 1: the line is too long')]).toEqual([0, true])
  })
})

describe('model replay of any definition', { timeout: 60_000 }, () => {
  const noise = (day: number, flags: readonly string[] = [], more: object = {}) =>
    JSON.stringify({ at: at(day), place: 'S1', flags: ['040500', ...flags], ...more })
  const run = (model: string, lines: readonly string[], ...options: string[]) =>
    runBinary(['model', 'replay', model, '--in', '-', ...options], { input: lines.join('\n') })

  it('warns of repeat noise, streaming and afresh alike, and tells misses', async () => {
    const lines = [
      JSON.stringify({ at: at(0), place: 'S1', flags: ['020301'] }),
      ...[1, 3, 5, 7, 9, 11].map(day => noise(day, day === 9 ? ['injury'] : [], { call: `c${day}` })),
      noise(11, [], { call: 'c11', withdrawn: true }),
      JSON.stringify({ at: at(12), place: 'S1', flags: ['020301'] }),
    ]
    const [live, afresh] = await Promise.all([run('repeat-place', lines), run('repeat-place', lines, '--batch')])
    expect(live.code).toBe(0)
    expect(live.out).toBe(afresh.out)
    expect(jsonLines(live.out)[0]).toMatchObject({ subject: 'public-place', key: 'place:S1', emission: 'opens' })
    expect(live.err.split('\n')[0]).toBe('Misses: no warning was open before 1 of 2 outcomes')
  })

  it('runs a definition from a file, and refuses one that judges people', async () => {
    const shipped = JSON.parse((await runBinary(['model', 'card', 'wage-debt', '--json'])).out)
    const [good, bad] = [join(folder, 'good.json'), join(folder, 'bad.json')]
    await writeFile(good, JSON.stringify({ ...shipped, levels: [{ grade: 4, from: 1 }] }))
    await writeFile(bad, JSON.stringify({ ...shipped, subjects: ['person'] }))
    const wage = JSON.stringify({ at: at(0), place: 'S9', flags: ['040700', 'site-kind:enterprise'] })
    expect(jsonLines((await run('wage-debt', [wage], '--definition', good)).out)).toHaveLength(1)
    const refused = await run('wage-debt', [wage], '--definition', bad)
    expect([refused.code, refused.err.includes('a model never judges a person')]).toEqual([1, true])
    expect((await run('wage-debt', [wage], '--definition', join(folder, 'none.json'))).code).toBe(1)
  })

  it('tells lines about small blocks and unreadable times as broken', async () => {
    const small = JSON.stringify({ at: at(0), block: 'B1', households: 3, flags: ['011001'] })
    const { err } = await run('repeat-fraud', [small, '{"at":"soon","place":"S1"}', '['])
    expect(err).toContain('line 1: a block has at least 5 households')
    expect(err).toContain('line 2: at is an ISO 8601 time')
  })
})
