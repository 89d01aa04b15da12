import type { Caller } from '@fangwei/domain/models/family-dispute/event.ts'
import type { FactorCode } from '@fangwei/domain/models/family-dispute/factors.ts'
import type { Answer } from '@fangwei/domain/models/points/index.ts'
import type { City } from '../city.ts'
import type { Household } from '../people/person.ts'
import { relationshipsOf } from '../people/relationships.ts'
import type { Random } from '../random/random.ts'
import type { FamilyAssessment } from './simulated-call.ts'

/** How often an ordinary family call shows a circumstance, and how often the officer asked. [default] */
const rates: readonly (readonly [factor: FactorCode, yes: number, asked: number])[] = [
  ['B1', 0.15, 0.9],
  ['B2', 0.02, 0.8],
  ['B4', 0.002, 0.7],
  ['B5', 0.006, 0.75],
  ['B6', 0.01, 0.6],
  ['C1', 0.07, 0.5],
  ['C2', 0.05, 0.4],
  ['C6', 0.08, 0.5],
  ['C7', 0.06, 0.5],
  ['C8', 0.02, 0.3],
]

const callers: readonly (readonly [Caller, number])[] = [
  ['victim', 0.6],
  ['neighbour', 0.18],
  ['kin', 0.1],
  ['alleged-perpetrator', 0.06],
  ['other', 0.04],
  ['unknown', 0.02],
]

const drawCaller = (random: Random): Caller => {
  let left = random.unit()
  for (const [caller, share] of callers) {
    left -= share
    if (left < 0) return caller
  }
  return 'unknown'
}

/** What is recorded at feedback of an ordinary family call, when two recorded people are concerned. */
export const ordinaryAssessment = (city: City, household: Household, random: Random): FamilyAssessment | null => {
  const ties = relationshipsOf(city, household)
  if (ties.length === 0) return null
  const couple = ties.find(({ kind }) => kind === 'spouse' || kind === 'cohabitant' || kind === 'ex-spouse')
  const tie = couple && random.chance(0.72) ? couple : random.pick(ties)
  const factors: Partial<Record<FactorCode, Answer>> = {}
  for (const [factor, yes, asked] of rates) {
    const happened = random.chance(yes)
    if (happened || random.chance(asked)) factors[factor] = happened ? 'yes' : 'no'
  }
  return { relation: tie.id, caller: drawCaller(random), factors }
}
