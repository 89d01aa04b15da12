import { setImmediate as turn } from 'node:timers/promises'
import {
  type City,
  generateDisputes,
  generateFraudWarnings,
  type SimulatedDispute,
  type SimulatedFraudWarning,
} from '@fangwei/city'
import type { MatterType } from '@fangwei/domain/loop/index.ts'
import { dispute } from '@fangwei/domain/matters/dispute/index.ts'
import { fraudWarning } from '@fangwei/domain/matters/fraud-warning/index.ts'
import { importHistory, openMatter, systemActor, type Values } from '../loop/index.ts'
import { type Services, surroundings } from '../services.ts'
import { TENANT } from './plant.ts'

const BATCH = 500
/** Warnings younger than this are still being worked on. */
const STILL_OPEN_MS = 6 * 3_600_000

interface Story {
  readonly type: MatterType
  readonly unit: string
  readonly fields: Values
  readonly at: string
  readonly endedAt: string | undefined
}

/** Disputes of the span: those that ended as history, the others open with their clocks. */
export const fillDisputes = (services: Services, city: City, stopped: () => boolean): Promise<number> =>
  fill(services, generateDisputes(city, city.from, city.until), disputeStory, stopped)

export const fillFraudWarnings = (services: Services, city: City, stopped: () => boolean): Promise<number> =>
  fill(
    services,
    generateFraudWarnings(city, city.from, city.until),
    warning => fraudStory(warning, Date.parse(city.until)),
    stopped,
  )

const disputeStory = (d: SimulatedDispute): Story => ({
  type: dispute,
  unit: d.station,
  at: d.registeredAt,
  endedAt: d.endedAt,
  fields: {
    facts: d.facts,
    category: d.category,
    source: d.source,
    address: d.address,
    lng: d.position[0],
    lat: d.position[1],
    applicantName: d.applicant.name,
    applicantPhone: d.applicant.phone,
    respondentName: d.respondent.name,
    respondentPhone: d.respondent.phone,
  },
})

const fraudStory = (w: SimulatedFraudWarning, now: number): Story => ({
  type: fraudWarning,
  unit: w.station,
  at: w.warnedAt,
  endedAt:
    now - Date.parse(w.warnedAt) < STILL_OPEN_MS ? undefined : (w.followUp?.at ?? w.attempts.at(-1)?.at ?? w.warnedAt),
  fields: {
    grade: Number(w.urgency),
    category: w.fraudType,
    name: w.name,
    phone: w.phone,
    area: w.area,
    sourceSystem: w.sourceSystem,
    sourceId: w.id,
    warnedAt: w.warnedAt,
  },
})

async function fill<T>(
  services: Services,
  stories: Iterable<T>,
  storyOf: (one: T) => Story,
  stopped: () => boolean,
): Promise<number> {
  let taken = 0
  let past: Story[] = []
  const flush = async () => {
    const batch = past
    past = []
    const around = await surroundings(services, TENANT)
    await services.db.system(TENANT, tx =>
      importHistory(
        tx,
        around,
        batch.map(s => ({
          type: s.type,
          unit: s.unit,
          fields: s.fields,
          state: 'closed',
          occurredAt: new Date(s.at),
          closedAt: new Date(s.endedAt ?? s.at),
        })),
      ),
    )
    taken += batch.length
    await turn()
  }
  for (const one of stories) {
    if (stopped()) return taken
    const story = storyOf(one)
    if (story.endedAt !== undefined) past.push(story)
    else {
      const around = await surroundings(services, TENANT)
      await services.db.system(TENANT, tx =>
        openMatter(tx, around, systemActor(story.unit), {
          type: story.type,
          unit: story.unit,
          fields: story.fields,
          occurredAt: new Date(story.at),
        }),
      )
      taken += 1
    }
    if (past.length >= BATCH) await flush()
  }
  await flush()
  return taken
}
