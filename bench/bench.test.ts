import { describe, expect, it } from 'vitest'
import type { Bench } from './bench.ts'
import { type Figure, meets, ratio } from './figures/figure.ts'
import { percentile } from './figures/percentile.ts'
import { figuresPage, type Measured } from './figures/report.ts'
import { importCalls } from './import/import-calls.ts'
import { replay } from './replay/replay.ts'
import { readExpected } from './scan/expected.ts'

const tiny = (bench: Bench): Promise<readonly Figure[]> =>
  bench.run({ scale: 0.0001, onEngine: () => undefined, say: () => undefined })

describe('figures', () => {
  it('are judged by their bar and set against their limit', () => {
    const rate = { name: 'rate', value: 60, unit: '/s', bar: { atLeast: 50 }, limit: { name: 'raw', value: 120 } }
    expect([meets(rate), ratio(rate)]).toEqual([true, 0.5])
    expect(meets({ ...rate, value: 49 })).toBe(false)
    expect(meets({ name: 'time', value: 21, unit: 'ms', bar: { atMost: 20 } })).toBe(false)
    expect(meets({ name: 'plain', value: 1, unit: 'ms' })).toBeUndefined()
  })

  it('take percentiles by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i)
    expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile([7], 0.01)]).toEqual([50, 99, 7])
    expect(() => percentile([], 0.5)).toThrow(RangeError)
  })

  it('fill a page with a row each', () => {
    const machine = {
      at: '2026-01-01T00:00:00Z',
      cpu: 'x',
      cores: 2,
      memoryGb: 8,
      node: '20',
      postgres: '18.4',
      load: 0,
    }
    const figures = [{ name: 'a|b', value: 5, unit: 'ms', bar: { atMost: 20 } }]
    const measured: Measured[] = [{ bench: 'one', scale: 1, load: 0.1, seconds: 2, figures }]
    expect(figuresPage(machine, measured)).toContain('| one | a\\|b | 5 ms | ≤ 20 ms | yes |')
  })
})

describe('benches at their smallest', { timeout: 120_000 }, () => {
  it('import-calls takes every row and every reader catches up', async () => {
    const figures = await tiny(importCalls)
    expect(figures[0]).toMatchObject({ unit: 'rows/s', note: '200 accepted, 0 rejected' })
    for (const f of figures) expect(f.value).toBeGreaterThan(0)
    expect(figures.length).toBeGreaterThanOrEqual(4)
  })

  it('scan reads what the reference program prints', () => {
    const { clusters, seconds } = readExpected(
      [
        'CLUSTERS DETECTED',
        '',
        '1.Location IDs included.: A, B,',
        '                          C',
        '  Coordinates / radius..: (1,2) / 3',
        '  Time frame............: 2001/9/2 to 2001/11/24',
        '  Log likelihood ratio..: 10.979758',
        '  P-value...............: 0.014',
        '',
        'PARAMETER SETTINGS',
        'Total Running Time : 2 seconds',
      ].join('\n'),
    )
    expect(seconds).toBe(2)
    expect(clusters).toEqual([
      { locations: ['A', 'B', 'C'], start: '2001-09-02', end: '2001-11-24', llr: 10.979758, p: 0.014 },
    ])
  })

  it('replay reads every call', async () => {
    const [figure] = await tiny(replay)
    expect(figure).toMatchObject({ unit: 's', bar: { atMost: 10 } })
  })
})
