import type { ModelDefinition } from './definition/index.ts'
import { familyDisputeDefinition } from './family-dispute/definition.ts'
import { nightHotspotDefinition } from './night-hotspot/index.ts'
import { repeatFraudDefinition } from './repeat-fraud/index.ts'
import { repeatPlaceDefinition } from './repeat-place/index.ts'
import { wageDebtDefinition } from './wage-debt/index.ts'

/** A model that comes with the product, as version 1. One that `runs` is in force until people decide otherwise. */
export type ShippedModel = {
  readonly definition: ModelDefinition
  readonly runs: boolean
  readonly nextReviewOn: string
}

const nextReviewOn = '2027-01-01'

/** Every shipped model. Adding one is a folder and a line here. */
export const shippedModels: readonly ShippedModel[] = [
  { definition: familyDisputeDefinition, runs: true, nextReviewOn },
  { definition: repeatPlaceDefinition, runs: false, nextReviewOn },
  { definition: wageDebtDefinition, runs: false, nextReviewOn },
  { definition: repeatFraudDefinition, runs: false, nextReviewOn },
  { definition: nightHotspotDefinition, runs: false, nextReviewOn },
]

const byName: ReadonlyMap<string, ShippedModel> = new Map(shippedModels.map(one => [one.definition.model, one]))

export const findShippedModel = (model: string): ShippedModel | undefined => byName.get(model)
