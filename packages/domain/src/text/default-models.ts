import { type AddressModel, decodeAddressModel } from './address/index.ts'
import { decodeModel, type LinearModel } from './linear/index.ts'
import type { TaskCode } from './tasks.ts'

/** Models trained on the texts of `corpus/`, written by `npm run models`. Each is loaded when it is first asked for. */
const files: Readonly<Record<TaskCode, () => Promise<{ readonly model: string }>>> = {
  'incident-category': () => import('./generated/incident-category.ts'),
  'dispute-type': () => import('./generated/dispute-type.ts'),
  'fraud-type': () => import('./generated/fraud-type.ts'),
}

const loaded = new Map<TaskCode, Promise<LinearModel>>()

export function loadDefaultModel(task: TaskCode): Promise<LinearModel> {
  const known = loaded.get(task)
  if (known !== undefined) return known
  const model = files[task]().then(file => decodeModel(file.model))
  loaded.set(task, model)
  return model
}

let address: Promise<AddressModel> | undefined

export function loadDefaultAddressModel(): Promise<AddressModel> {
  address ??= import('./generated/address.ts').then(file => decodeAddressModel(file.model))
  return address
}
