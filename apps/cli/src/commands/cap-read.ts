import { readCap } from '@fangwei/domain/cap/index.ts'
import { defineCommand } from '../command.ts'
import { exitCodes } from '../exit.ts'
import { readWhole } from '../whole-file.ts'

export const command = defineCommand({
  path: ['cap', 'read'],
  summary: { zh: '读取 CAP 1.1、1.2 预警报文（XML 转 JSON）', en: 'read a CAP 1.1 or 1.2 alert (XML to JSON)' },
  positionals: ['<file>'],
  options: {},
  help: {
    zh: '输出：有效时为报文的 JSON；无效时为 {"faults":[{path,message}]}，列出全部问题，退出码为 1。- 为标准输入。',
    en: 'Out: the message as JSON; of one that is not valid {"faults":[{path,message}]} with everything that is wrong, exit 1. - reads stdin.',
  },
  example: 'cap read alert.cap',
  run: async ({ positionals, terminal }) => {
    const reading = readCap(await readWhole(positionals[0]!))
    if ('alert' in reading) {
      await terminal.json(reading.alert)
      return exitCodes.done
    }
    const faults = reading.faults.map(({ path, message }) => ({ path, message: message[terminal.language] }))
    await terminal.json({ faults })
    return exitCodes.failed
  },
})
