import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runBinary } from '../run-binary.ts'

let folder = ''
const path = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fangwei-scan-'))
  const ids = Array.from({ length: 25 }, (_, i) => `P${i}`)
  const background = Array.from({ length: 200 }, (_, i) => `P${(i * 7) % 25} 1 2024/1/${1 + ((i * 11) % 30)}`)
  const planted = Array.from({ length: 15 }, (_, i) => `P${12 + (i % 2)} 1 2024/1/${28 + (i % 3)}`)
  await writeFile(path('g.cas'), [...background, ...planted].join('\n'))
  await writeFile(path('g.geo'), ids.map((id, i) => `${id} ${(i % 5) * 1000} ${Math.floor(i / 5) * 1000}`).join('\n'))
  await writeFile(path('g.ctl'), ids.map(id => `${id} 30`).join('\n'))
  await writeFile(path('s.cas'), [...ids.map(id => `${id} 3`), 'P12 20'].join('\n'))
})
afterAll(() => rm(folder, { recursive: true }))

const scan = (...more: string[]) =>
  runBinary([
    'scan',
    '--coords',
    path('g.geo'),
    '--start',
    '2024/1/1',
    '--end',
    '2024/1/30',
    '--replications',
    '99',
    ...more,
  ])
const dated = () => ['--model', 'permutation', '--cases', path('g.cas')]
const clusters = (out: string) =>
  out
    .trim()
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))

describe('scan', { timeout: 60_000 }, () => {
  it('finds what is alive at the end, best first, one cluster a line', async () => {
    const { code, out, err } = await scan(...dated(), '--seed', '4')
    expect(code).toBe(0)
    const [first] = clusters(out)
    expect(first).toMatchObject({
      locations: expect.arrayContaining(['P12', 'P13']),
      start: '2024-01-28',
      end: '2024-01-30',
      p: 0.01,
    })
    expect(Object.keys(first)).toEqual(expect.arrayContaining(['llr', 'observed', 'expected', 'relativeRisk']))
    expect(err).toContain('25 locations, 30 intervals, 215 cases; prospective')
  })

  it('answers the same for a seed, whatever the number of threads', async () => {
    const [one, two, other] = await Promise.all([
      scan(...dated(), '--seed', '4', '--threads', '1'),
      scan(...dated(), '--seed', '4', '--threads', '3'),
      scan(...dated(), '--seed', '5', '--threads', '1', '--replications', '999'),
    ])
    expect(two.out).toBe(one.out)
    expect(clusters(other.out)[0].llr).toBe(clusters(one.out)[0].llr)
  })

  it('looks at space alone where there are no dates', async () => {
    const { out, err } = await scan('--model', 'bernoulli', '--cases', path('s.cas'), '--controls', path('g.ctl'))
    expect(err).toContain('spatial')
    expect(clusters(out)[0]).toMatchObject({ locations: ['P12'], observed: 23, p: 0.01 })
  })

  it.each([
    [['--model', 'normal'], 2, '--model is one of'],
    [['--start', 'soon'], 2, '--start "soon"'],
    [['--replications', '-1'], 2, '--replications'],
    [['--max-days', 'many'], 2, '--max-days'],
    [['--analysis', 'backwards'], 2, '--analysis is one of'],
    [['--model', 'poisson'], 1, 'needs a population file'],
    [['--cases', '/nowhere/x.cas'], 1, 'ENOENT'],
    [['--end', '2023/1/1'], 1, 'The end date is before'],
    [['--end', '2024/1/10'], 1, 'is outside'],
  ])('refuses %j', async (more, exit, said) => {
    const { code, err, out } = await scan(...dated(), ...more)
    expect([code, out]).toEqual([exit, ''])
    expect(err).toContain(said)
  })

  it('has a help with an example', async () => {
    const { out, code } = await runBinary(['scan', '--help'])
    expect([code, out.includes('scan --model permutation --cases fever.cas')]).toEqual([0, true])
  })
})
