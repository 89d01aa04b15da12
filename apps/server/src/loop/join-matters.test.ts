import { alarm } from '@fangwei/domain/matters/alarm/index.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Tx } from '../platform/db/index.ts'
import { surroundings } from '../services.ts'
import { orgs, smallCity } from '../testing/small-city.ts'
import { actMany, type Join, joinMatters, KnownMatters, readMatter } from './index.ts'

const city = await smallCity()
const { tenant, clock } = city
const system = <T>(work: (tx: Tx) => Promise<T>) => city.server.db.system(tenant, work)
const around = () => surroundings(city.server.services, tenant)

function press(device: number, run: number): Join {
  const now = clock.now()
  return {
    type: alarm,
    subject: `device/J${run}-${device}/press`,
    unit: orgs.stationC,
    occurredAt: now,
    action: 'ring',
    input: { rangAt: now.toISOString() },
    fields: {
      device: `J${run}-${device}`,
      deviceName: `按钮 ${device}`,
      deviceKind: 'ONE_KEY_PILLAR',
      scene: 'press',
      grade: 2,
      address: '草原路 8 号',
      channel: '0401',
      category: '040300',
      summary: '一键报警',
      lastAt: now.toISOString(),
    },
  }
}

/** One batch; what fails is rolled back whole. */
const rounds = fc.array(
  fc.record({
    devices: fc.array(fc.nat(4), { minLength: 1, maxLength: 12 }),
    fails: fc.boolean(),
    noted: fc.option(fc.nat(4), { nil: undefined }),
  }),
  { maxLength: 6 },
)

it('keeps in mind of each matter exactly what the store has, whoever else writes and whatever is rolled back', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(rounds, async batches => {
      run += 1
      const known = new KnownMatters()
      const rings = new Map<number, number>()
      const matters = new Map<number, string>()
      for (const { devices, fails, noted } of batches) {
        clock.moveBy(1000)
        const surrounded = await around()
        const joined = system(async tx => {
          const done = await joinMatters(
            tx,
            surrounded,
            devices.map(d => press(d, run)),
            known,
          )
          if (fails) throw new Error('on purpose')
          return done
        })
        if (fails) await expect(joined).rejects.toThrow('on purpose')
        else
          for (const [index, { matter }] of (await joined).entries()) {
            const device = devices[index]!
            matters.set(device, matter)
            rings.set(device, (rings.get(device) ?? 0) + 1)
          }
        const other = noted === undefined ? undefined : matters.get(noted)
        if (other !== undefined)
          await system(tx =>
            actMany(tx, surrounded, [{ matter: other, action: 'ring', input: { rangAt: clock.now().toISOString() } }]),
          )
        if (other !== undefined) rings.set(noted!, rings.get(noted!)! + 1)
      }
      for (const [device, id] of matters) {
        const stored = (await system(tx => readMatter(tx, tenant, id)))!.matter
        expect(stored.data.occurrences).toBe(rings.get(device))
        const kept = known.at(id, stored.version)
        if (kept !== undefined) expect(kept).toEqual(stored)
      }
    }),
    { numRuns: 25 },
  )
})
