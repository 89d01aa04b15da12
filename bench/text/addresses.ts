import { readFile } from 'node:fs/promises'
import {
  chunkScore,
  createTagger,
  decodeAddressModel,
  encodeAddressModel,
  startTaggedReader,
  trainAddress,
} from '../../packages/domain/src/text/address/index.ts'
import { loadDefaultAddressModel } from '../../packages/domain/src/text/default-models.ts'
import { type BenchRun, timed } from '../bench.ts'
import type { Figure } from '../figures/figure.ts'

async function readTagged(path: string) {
  const reader = startTaggedReader()
  for (const [i, line] of (await readFile(path, 'utf8')).split('\n').entries()) reader.line(line, i + 1)
  return reader.end()
}

/** Trained on the open addresses and scored on those left out; then the shipped parser, which saw none of them. */
export async function addressFigures(trainPath: string, devPath: string, run: BenchRun): Promise<Figure[]> {
  const [train, dev] = [await readTagged(trainPath), await readTagged(devPath)]
  const { seconds, result: file } = await timed(async () => encodeAddressModel(trainAddress(train)))
  const tag = createTagger(decodeAddressModel(file))
  const began = performance.now()
  const pairs = dev.map(a => [a.tags, tag(a.tokens)] as const)
  const perSecond = (1000 * dev.length) / (performance.now() - began)
  const score = chunkScore(pairs)
  run.say(`addresses by part: ${byLabel(pairs)}`)
  const shipped = createTagger(await loadDefaultAddressModel())
  // The labels of the file differ in capitals from place to place.
  const plain = (tags: readonly string[]) => tags.map(tag => `${tag.slice(0, 2)}${tag.slice(2).toLowerCase()}`)
  const unseen = chunkScore(dev.map(a => [plain(a.tags), shipped(a.tokens)] as const))
  return [
    {
      name: 'addresses: chunk F1 on those left out',
      value: 100 * score.f1,
      unit: '',
      bar: { atLeast: 89.93 },
      note: `${dev.length} addresses`,
    },
    { name: 'addresses: training', value: seconds, unit: 's', note: `${train.length} addresses` },
    { name: 'addresses: parsed a second', value: perSecond, unit: '/s' },
    { name: 'shipped address parser on addresses it never saw: chunk F1', value: 100 * unseen.f1, unit: '' },
  ]
}

function byLabel(pairs: readonly (readonly [readonly string[], readonly string[]])[]): string {
  const labels = [...new Set(pairs.flatMap(([wanted]) => wanted.map(tag => tag.slice(2))))].sort()
  const only = (tags: readonly string[], label: string) => tags.map(tag => (tag.slice(2) === label ? tag : 'O'))
  return labels
    .map(label => {
      const { f1, wanted } = chunkScore(pairs.map(([a, b]) => [only(a, label), only(b, label)] as const))
      return `${label} ${(100 * f1).toFixed(1)} (${wanted})`
    })
    .join(', ')
}
