import {
  encodeAddressModel,
  startTaggedReader,
  type TaggedAddress,
  TaggedFileError,
  trainAddress,
} from '@fangwei/domain/text/address/index.ts'
import { defineCommand } from '../command.ts'
import { CommandFailed, exitCodes, WrongUse } from '../exit.ts'
import { readLines } from '../lines.ts'
import { bar } from '../terminal.ts'
import { writeModel } from '../text/model-store.ts'

export const command = defineCommand({
  path: ['text', 'address', 'train'],
  summary: { zh: '训练地址解析模型', en: 'train an address parser' },
  options: {
    in: {
      type: 'string',
      value: 'train.txt',
      help: { zh: '标注文件，- 为标准输入', en: 'tagged addresses, - for stdin' },
    },
    out: { type: 'string', value: 'M', help: { zh: '写入的模型文件', en: 'model file to write' } },
  },
  help: {
    zh: `输入：每行“字 标签”（标签为 B-…、I-… 或 O，连续数字或字母算一个字），地址之间空一行。
输出：模型文件；标准输出一行 {addresses,labels,features,seconds}。相同的输入得到逐字节相同的模型。`,
    en: `In: "character tag" a line (tags B-…, I-… or O; a run of digits or letters is one character), an empty line between
addresses. Out: the model file; one line {addresses,labels,features,seconds}. The same input gives the same bytes.`,
  },
  example: 'text address train --in train.txt --out address.model.json',
  run: async ({ values, terminal }) => {
    const { in: file, out } = values
    if (file === undefined || out === undefined)
      throw new WrongUse({ zh: '需要 --in 和 --out', en: '--in and --out are needed' })
    const began = performance.now()
    const addresses = await readTagged(file)
    if (addresses.length === 0)
      throw new CommandFailed({ zh: `${file} 中没有地址`, en: `There is no address in ${file}` })
    const model = trainAddress(addresses, {}, share =>
      terminal.progress({ zh: `训练 ${bar(share)}`, en: `training ${bar(share)}` }),
    )
    terminal.progress(null)
    await writeModel(out, encodeAddressModel(model))
    const seconds = Math.round(performance.now() - began) / 1000
    await terminal.json({
      addresses: addresses.length,
      labels: model.labels.length,
      features: model.hashes.length,
      seconds,
    })
    return exitCodes.done
  },
})

/** A tagged file is taken whole or not at all: a wrong line shifts everything after it. */
async function readTagged(file: string): Promise<TaggedAddress[]> {
  const reader = startTaggedReader()
  try {
    for await (const { lines, first } of readLines(file))
      for (const [i, line] of lines.entries()) reader.line(line ?? '', first + i)
  } catch (fault) {
    throw fault instanceof TaggedFileError ? new CommandFailed(fault.label) : fault
  }
  return reader.end()
}
