import { describe, expect, it } from 'vitest'
import { runBinary } from '../run-binary.ts'

const header = 'id,at,x,y,source'
const rows = Array.from({ length: 400 }, (_, i) => {
  const at = new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10)
  const [x, y] = i % 2 === 0 ? [5000 + (i % 9), 7000 + (i % 7)] : [(i * 7919) % 20_000, (i * 104_729) % 20_000]
  return `${i},${at} ${i % 3 === 0 ? '23:30' : '12:00'},${x},${y},${i % 5 === 0 ? 'police' : 'citizen'}`
})
const options = ['--time', 'at', '--x', 'x', '--y', 'y', '--cell', '600ft', '--area', '0.25mi2']
const rank = (input: string, ...more: string[]) =>
  runBinary(
    [
      'hotspot',
      'rank',
      '--in',
      '-',
      ...options,
      ...(more.includes('--until') ? [] : ['--until', '2025-02-01']),
      ...more,
    ],
    { input },
  )

describe('hotspot rank', { timeout: 60_000 }, () => {
  it('ranks cells, at most the area together, and compares itself with the naive count', async () => {
    const { code, out, err } = await rank([header, ...rows].join('\n'))
    const answer = JSON.parse(out)
    expect(code).toBe(0)
    expect(answer.cells).toHaveLength(19)
    const [best] = answer.cells
    expect([best.minX <= 5000, best.maxX > 5008, best.maxX - best.minX]).toEqual([true, true, 600])
    expect(answer.comparison.pai.ours.low).toBeLessThan(answer.comparison.pai.ours.high)
    expect(err).toContain('naive count')
  })

  it('reads nothing on or after the day', async () => {
    const later = Array.from({ length: 900 }, (_, i) => `z${i},2024-06-01,90000,90000,citizen`)
    const [with_, without] = await Promise.all([
      rank([header, ...rows, ...later].join('\n'), '--until', '2024-06-01'),
      rank([header, ...rows].join('\n'), '--until', '2024-06-01'),
    ])
    expect(JSON.parse(with_.out).cells).toEqual(JSON.parse(without.out).cells)
  })

  it('tells broken rows by their line and goes on; keeps to hours and values asked for', async () => {
    const broken = [
      'a,2024-02-30,1,1,citizen',
      'b,2024-02-03,,1,citizen',
      'c,soon,1,1,citizen',
      'd,2024-01-02',
      'e,2024-01-02,0,0,x',
    ]
    const { out, err, code } = await rank([header, ...broken, ...rows].join('\n'), '--no-compare')
    expect(code).toBe(0)
    for (const line of [2, 3, 4, 5, 6]) expect(err).toContain(`line ${line}:`)
    expect(JSON.parse(out).rows).toEqual({ read: 405, broken: 5, leftOut: 0, before: 397 })
    const night = await rank(
      [header, ...rows].join('\n'),
      '--no-compare',
      '--hours',
      '22-6',
      '--where',
      'source=citizen',
    )
    expect(JSON.parse(night.out).rows).toMatchObject({ leftOut: 80, before: 106 })
  })

  it.each([
    [['--cell', '600'], 'no length'],
    [['--area', '1acre'], 'no area'],
    [['--area', '1m2'], 'smaller than one cell'],
    [['--crs', 'EPSG:1'], 'not known'],
    [['--crs', 'EPSG:4326'], 'not degrees'],
    [['--x', 'lng'], 'no column "lng"'],
    [['--until', 'May'], '--until "May"'],
    [['--hours', '25-3'], '--hours'],
    [['--where', 'source'], 'COLUMN=VALUE'],
    [['--days', '0'], '--days'],
  ])('refuses %j and says what to write', async (more, said) => {
    const { code, err, out } = await rank([header, ...rows].join('\n'), ...more)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(said)
  })

  it('fails when no row can be used', async () => {
    expect((await rank(`${header}\n1,2,3\n`)).code).toBe(1)
  })

  it('keeps cells in degrees to their size on the ground', async () => {
    const degrees = rows.map((row, i) =>
      row.replace(/,(\d+),(\d+),/, () => `,${-87.6 + (i % 9) / 1e5},${41.8 + (i % 7) / 1e5},`),
    )
    const [cell] = JSON.parse((await rank([header, ...degrees].join('\n'), '--no-compare')).out).cells
    expect((cell.maxY - cell.minY) * 111_070).toBeCloseTo(182.88, 0)
    expect((cell.maxX - cell.minX) * 83_140).toBeCloseTo(182.88, 0)
  })
})
