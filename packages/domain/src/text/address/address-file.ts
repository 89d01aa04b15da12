import { ModelError } from '../linear/model.ts'
import { packRows, unpackRows } from '../linear/packed-rows.ts'
import type { AddressModel } from './address-model.ts'
import { openGazetteer } from './gazetteer.ts'
import { tagSet } from './tag-path.ts'

const format = 'fangwei-address-1'
const rounded = (x: number) => Math.round(x * 1e4) / 1e4

/** One line of JSON: the same model gives the same bytes. */
export function encodeAddressModel(model: AddressModel): string {
  const { labels, withOutside, trainedOn, transition, gazetteer } = model
  return JSON.stringify({
    format,
    labels,
    withOutside,
    trainedOn,
    transition: [...transition].map(rounded),
    names: Object.fromEntries([...gazetteer.names].sort()),
    endings: [...gazetteer.endings].sort().join(''),
    rows: packRows(model),
  })
}

/** Reads what `encodeAddressModel` wrote. Throws ModelError on anything else. */
export function decodeAddressModel(text: string): AddressModel {
  const given = parsed(text)
  if (given?.format !== format)
    throw new ModelError('不是地址解析模型文件', 'This is not the file of an address parser')
  const { labels, withOutside, trainedOn, transition, names, endings } = given
  const isNamed = Array.isArray(labels) && labels.length > 0 && labels.every(label => typeof label === 'string')
  const tags = isNamed ? tagSet(labels, withOutside === true).tags.length : 0
  const rows = tags === 0 ? undefined : unpackRows(given.rows, tags)
  const isWhole =
    Array.isArray(transition) &&
    transition.length === (tags + 1) * tags &&
    transition.every(Number.isFinite) &&
    Number.isFinite(trainedOn) &&
    typeof names === 'object' &&
    names !== null &&
    Object.values(names).every(Number.isInteger) &&
    typeof endings === 'string'
  if (rows === undefined || !isWhole)
    throw new ModelError('模型文件已损坏，请重新训练', 'The model file is damaged: train it again')
  return {
    ...rows,
    labels: labels!,
    withOutside: withOutside === true,
    trainedOn: trainedOn!,
    transition: Float32Array.from(transition),
    gazetteer: openGazetteer(new Map(Object.entries(names)), new Set(endings)),
  }
}

interface Given {
  readonly format?: unknown
  readonly labels?: string[]
  readonly withOutside?: unknown
  readonly trainedOn?: number
  readonly transition?: number[]
  readonly names?: Record<string, number> | null
  readonly endings?: string
  readonly rows?: unknown
}

function parsed(text: string): Given | null {
  try {
    return JSON.parse(text) as Given | null
  } catch {
    throw new ModelError('不是模型文件', 'This is not a model file')
  }
}
