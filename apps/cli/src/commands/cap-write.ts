import { type CapAlert, readCap, writeCap } from '@fangwei/domain/cap/index.ts'
import { defineCommand } from '../command.ts'
import { CommandFailed, exitCodes } from '../exit.ts'
import { readWhole } from '../whole-file.ts'

const notAnAlert = new CommandFailed({
  zh: '输入不是 cap read 输出的 JSON',
  en: 'The input is not JSON as cap read prints it',
})

/** Written as XML, or undefined when it has not the shape of a message. */
function written(bytes: Uint8Array): string {
  try {
    const alert = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as CapAlert
    return writeCap(alert)
  } catch {
    throw notAnAlert
  }
}

export const command = defineCommand({
  path: ['cap', 'write'],
  summary: { zh: '写出 CAP 1.2 预警报文（JSON 转 XML）', en: 'write a CAP 1.2 alert (JSON to XML)' },
  positionals: ['[file]'],
  options: {},
  help: {
    zh: '输入：cap read 输出的 JSON（文件，默认标准输入）。写出前按标准检查，有问题则列出并退出 1。',
    en: 'In: JSON as cap read prints it (a file, stdin by default). It is checked by the standard first; what is wrong is told, exit 1.',
  },
  example: 'cap write alert.json > alert.cap',
  run: async ({ positionals, terminal }) => {
    const xml = written(await readWhole(positionals[0] ?? '-'))
    const reading = readCap(new TextEncoder().encode(xml))
    if ('faults' in reading) {
      for (const { path, message } of reading.faults)
        terminal.say({ zh: `${path}：${message.zh}`, en: `${path}: ${message.en}` })
      return exitCodes.failed
    }
    await terminal.lines(`${xml.trimEnd()}\n`)
    return exitCodes.done
  },
})
