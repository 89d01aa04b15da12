import { fromBase64, toBase64 } from './base64.ts'
import { type LinearModel, ModelError } from './model.ts'
import { packRows, unpackRows } from './packed-rows.ts'

const format = 'fangwei-linear-1'
const rarityStep = 1 / 16

/** One line of JSON: the same model gives the same bytes. */
export function encodeModel(model: LinearModel): string {
  const { task, labels, trainedOn, calibration, rarity } = model
  return JSON.stringify({
    format,
    task,
    labels,
    trainedOn,
    calibration,
    bias: [...model.bias].map(b => Math.round(b * 1e4) / 1e4),
    rarity: toBase64(Uint8Array.from(rarity, r => Math.min(255, Math.round(r / rarityStep)))),
    rows: packRows(model),
  })
}

/** Reads what `encodeModel` wrote. Throws ModelError on anything else. */
export function decodeModel(text: string): LinearModel {
  const given = parsed(text)
  if (given?.format !== format)
    throw new ModelError('不是文本分类模型文件', 'This is not the file of a text classifier')
  const { task, labels, trainedOn, calibration, bias } = given
  const rows = Array.isArray(labels) && labels.length > 0 ? unpackRows(given.rows, labels.length) : undefined
  const rarity = bytesOf(given.rarity)
  const numbers = [trainedOn, calibration?.base, calibration?.ofBest, calibration?.ofLead]
  const isWhole =
    rows?.hashes.length === rarity?.length &&
    Array.isArray(bias) &&
    bias.length === labels?.length &&
    [...bias, ...numbers].every(Number.isFinite) &&
    typeof task === 'string' &&
    labels.every(label => typeof label === 'string')
  if (rows === undefined || rarity === undefined || !isWhole)
    throw new ModelError('模型文件已损坏，请重新训练', 'The model file is damaged: train it again')
  return {
    ...rows,
    task,
    labels,
    trainedOn: trainedOn!,
    calibration: calibration!,
    bias: Float32Array.from(bias),
    rarity: Float32Array.from(rarity, r => r * rarityStep),
  }
}

type Given = { readonly [K in 'task' | 'labels' | 'trainedOn' | 'calibration']?: LinearModel[K] } & {
  readonly format?: unknown
  readonly bias?: number[]
  readonly rarity?: unknown
  readonly rows?: unknown
}

function parsed(text: string): Given | null {
  try {
    return JSON.parse(text) as Given | null
  } catch {
    throw new ModelError('不是模型文件', 'This is not a model file')
  }
}

function bytesOf(text: unknown): Uint8Array | undefined {
  try {
    return typeof text === 'string' ? fromBase64(text) : undefined
  } catch {
    return undefined
  }
}
