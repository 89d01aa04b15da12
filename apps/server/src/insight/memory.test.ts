import { describe, expect, it } from 'vitest'
import { JobFailed } from '../jobs/index.ts'
import { detectInThread } from './detect-thread.ts'
import { startScanThread } from './scan-thread.ts'
import type { ScanTask } from './scan-worker.ts'

const DAY = 20_000
/** Calls spread over a city of so many cells and a year; the same every time. */
const many = (count: number) => {
  const at = (i: number, salt: number) => ((i * 2_654_435_761 + salt * 40_503) % 4_294_967_296) / 4_294_967_296
  const reals = (low: number, wide: number, salt: number) =>
    Float64Array.from({ length: count }, (_, i) => low + wide * at(i, salt))
  return {
    x: reals(110, 0.3, 1),
    y: reals(40, 0.3, 2),
    day: reals(DAY - 1000, 1000, 3),
    category: new Int32Array(count),
    unit: new Int32Array(count),
    byPolice: new Uint8Array(count),
  }
}

const taskOf = (cells: number, days: number): ScanTask => ({
  files: {
    cases: Array.from({ length: cells * 4 }, (_, i) => `c${i % cells} 1 2024/${1 + (i % 12)}/${1 + (i % 28)}`).join(
      '\n',
    ),
    coordinates: Array.from(
      { length: cells },
      (_, i) => `c${i} ${(40 + Math.floor(i / 30) / 400).toFixed(4)} ${(110 + (i % 30) / 400).toFixed(4)}`,
    ).join('\n'),
  },
  shape: { model: 'permutation', start: 19_723, end: 19_723 + days, kind: 'latlong', unit: 'day', length: 1 },
  analysis: 'prospective',
  maxRadiusKm: 20,
  longest: 30,
  seed: 1,
})

describe('the memory of a job', () => {
  it('of hotspots is bounded: a million calls of three years are ranked within what a thread may hold', async () => {
    const found = await detectInThread(
      { points: many(1_000_000), settings: { until: DAY, cellMetres: 200, most: 30, recentDays: 90 } },
      async () => undefined,
    )
    expect(found.read).toBeGreaterThan(900_000)
    expect(found.hotspots.length).toBeGreaterThan(0)
  }, 60_000)

  it('of a scan is bounded: the largest that is ever asked for fits', async () => {
    const thread = startScanThread(taskOf(800, 365))
    expect(await thread.replicate(1, 3)).toHaveLength(2)
    await thread.stop()
  }, 60_000)

  it('beyond its bound ends the job with words for a person, and this process goes on', async () => {
    const thread = startScanThread(taskOf(900, 365), 8)
    await expect(thread.replicate(1, 2)).rejects.toThrow(JobFailed)
    await expect(thread.replicate(1, 2)).rejects.toMatchObject({
      zh: expect.stringContaining('8 MB'),
      en: expect.stringContaining('shorter period'),
    })
    await thread.stop()
  }, 60_000)
})
