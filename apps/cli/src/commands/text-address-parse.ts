import {
  type AddressPart,
  chunkScore,
  createAddressParser,
  createTokenParser,
  decodeAddressModel,
} from '@fangwei/domain/text/address/index.ts'
import { loadDefaultAddressModel } from '@fangwei/domain/text/default-models.ts'
import { startByteLines } from '../byte-lines.ts'
import { defineCommand } from '../command.ts'
import { exitCodes } from '../exit.ts'
import { readLines } from '../lines.ts'
import { bar, type Terminal } from '../terminal.ts'
import { type GivenAddress, startAddressReader } from '../text/address-lines.ts'
import { readModel } from '../text/model-store.ts'

export const command = defineCommand({
  path: ['text', 'address', 'parse'],
  summary: { zh: '把地址拆成各部分', en: 'take addresses apart' },
  options: {
    model: {
      type: 'string',
      value: 'M',
      help: { zh: '自己训练的模型；不给则用随附模型', en: 'a model of your own; without it the shipped one' },
    },
    in: { type: 'string', value: 'F', help: { zh: '地址文件；不给则读标准输入', en: 'addresses; without it stdin' } },
  },
  help: {
    zh: `输入（自动识别）：{"id":"…","text":"…"} 每行一条；或每行一个地址；或训练文件的格式（“字 标签”或只有字，地址之间空一行）。
输出：每行 {id,parts:[{text,label,start,end}]}，没有 id 时为序号；start、end 是在地址中的位置。输入带标签时在标准错误输出 F1。`,
    en: `In (told apart by itself): {"id":"…","text":"…"} a line; or one address a line; or the form of training files
("character tag" or the character alone, an empty line between addresses). Out: {id,parts:[{text,label,start,end}]} a
line, the id a number where none was given; start and end are positions in the address. Tagged input is scored on stderr.`,
  },
  example: 'text address parse --in addresses.txt',
  run: async ({ values, terminal }) => {
    const model =
      values.model === undefined ? await loadDefaultAddressModel() : await readModel(values.model, decodeAddressModel)
    const [parseText, parseTokens] = [createAddressParser(model), createTokenParser(model)]
    const out = startByteLines()
    const scored: [readonly string[], readonly string[]][] = []
    let broken = 0
    const take = (given: GivenAddress) => {
      if (given.kind === 'broken') {
        broken += 1
        terminal.say({ zh: `第 ${given.line} 行：${given.reason.zh}`, en: `line ${given.line}: ${given.reason.en}` })
        return
      }
      const parts = given.tokens === undefined ? parseText(given.text) : parseTokens(given.tokens)
      if (given.tokens !== undefined && given.tags !== undefined) scored.push([given.tags, tagsOf(given.tokens, parts)])
      out.add(`${JSON.stringify({ id: given.id, parts })}\n`)
    }
    const read = await eachAddress(values.in ?? '-', terminal, take, async () => {
      for (const bytes of out.take()) await terminal.lines(bytes)
    })
    if (scored.length > 0) {
      const { f1, wanted, given, right } = chunkScore(scored)
      const figures = `F1 ${(f1 * 100).toFixed(2)} (${right}/${given}/${wanted})`
      terminal.say({ zh: `各部分 ${figures}：对／答／应有`, en: `parts ${figures}: right / given / wanted` })
    }
    return read > 0 && broken === read ? exitCodes.failed : exitCodes.done
  },
})

async function eachAddress(
  file: string,
  terminal: Terminal,
  take: (given: GivenAddress) => void,
  flush: () => Promise<void>,
): Promise<number> {
  const reader = startAddressReader()
  let read = 0
  const given = (addresses: readonly GivenAddress[]) => {
    read += addresses.length
    for (const address of addresses) take(address)
  }
  for await (const { lines, first, share } of readLines(file)) {
    for (const [i, line] of lines.entries()) given(reader.line(line ?? '', first + i))
    await flush()
    terminal.progress({ zh: `解析 ${bar(share)}`, en: `parsing ${bar(share)}` })
  }
  given(reader.end())
  await flush()
  terminal.progress(null)
  return read
}

/** The tags that parts stand for, to be compared with those of the file. */
function tagsOf(tokens: readonly string[], parts: readonly AddressPart[]): string[] {
  let at = 0
  return tokens.map(token => {
    const start = at
    at += token.length
    const part = parts.find(p => p.start <= start && start < p.end)
    return part === undefined ? 'O' : `${part.start === start ? 'B' : 'I'}-${part.label}`
  })
}
